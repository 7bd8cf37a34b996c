"""What the pictures of money show, as tables: renewals and overlaps, all of them."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.overlap_rows import OverlapRow, Provider, overlap_rows
from stackaudit.render.diagram.renewals import Renewal, agenda, cost_words
from stackaudit.render.money import money
from stackaudit.render.picture import Facts


def renewal_timeline_facts(result: AuditResult) -> Facts:
    """Return one row a contract, by when it has to be decided, then those of which no renewal date is known."""
    found = agenda(result)
    groups = (
        ("the day to decide has passed", found.passed),
        ("in the next twelve months", found.ahead),
        ("later" if found.today else "no as_of says what today is", found.later),
        ("the renewal date has passed", found.over),
    )
    dated = [_renewal(result, each, when) for when, group in groups for each in group]
    undated = [(name, "", "", "", "nobody said", "", "", "") for name in found.undated]
    endless = [(name, "", "", "", "no renewal date", "", "", "") for name in found.endless]
    headings = ("System", "Decide by", "When", "Notice", "Renews", "Cost a year", "Idle", "Decided")
    return Facts(headings, (*dated, *undated, *endless))


def overlap_table_facts(result: AuditResult) -> Facts:
    """Return one row a capability and system, the most costly capability first."""
    rows = [_provider(result, row, each) for row in overlap_rows(result) for each in row.providers]
    headings = (
        "Capability",
        "System",
        "Team",
        "Cost a year",
        "Decide by",
        "Wanted",
        "Together",
        "Nearest day to decide",
    )
    return Facts(headings, tuple(rows))


def _renewal(result: AuditResult, renewal: Renewal, when: str) -> tuple[str, ...]:
    return (
        renewal.name,
        renewal.decide_by.isoformat() if renewal.decide_by else "not known",
        when,
        "not said" if renewal.notice_days is None else f"{renewal.notice_days} days",
        renewal.renews.isoformat(),
        cost_words(result, renewal.cost),
        renewal.idle,
        renewal.decided,
    )


def _provider(result: AuditResult, row: OverlapRow, provider: Provider) -> tuple[str, ...]:
    return (
        row.capability,
        provider.name,
        provider.team,
        cost_words(result, provider.cost),
        provider.decide_by,
        provider.wanted,
        ", ".join(_together(result, row)),
        f"{row.next_day} ({row.next_system})" if row.next_day else "",
    )


def _together(result: AuditResult, row: OverlapRow) -> Iterator[str]:
    if "costs" in result.redacted:
        yield "redacted"
        return
    yield money(row.cost, result.stack.company)
    if row.unpriced:
        yield f"{row.unpriced} not said"
