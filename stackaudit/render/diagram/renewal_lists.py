"""The contracts that have no place on the renewal time-line, as lines of text with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.listing import listing
from stackaudit.render.diagram.renewals import Agenda, Renewal
from stackaudit.render.diagram.wording import plural
from stackaudit.render.money import money


def beside(
    result: AuditResult, found: Agenda, hidden: Sequence[Renewal], *, room: float, size: float, lines: int
) -> Iterator[str]:
    """Yield a line for each reason; names that do not fit are counted. ``hidden`` are due within the year, beyond the rows."""
    if hidden:
        yield f"And {len(hidden)} more in these twelve months: {_cost(result, hidden)} a year"
    if found.later:
        when = "To decide after these twelve months" if found.today else "With a renewal date"
        yield f"{when}: {count_and_cost(result, found.later)}"
    for reason, names in (
        ("Written down with a renewal date that has passed", tuple(each.name for each in found.over)),
        ("Paid for, and nobody said when they renew", found.undated),
        ("Paid for, without a renewal date", found.endless),
    ):
        if names:
            yield listing((f"{reason}: {names[0]}", *names[1:]), room, size, lines)


def count_and_cost(result: AuditResult, renewals: Sequence[Renewal]) -> str:
    """Return how many contracts there are, and what they cost a year, at least."""
    contracts = plural(len(renewals), "contract")
    return contracts if "costs" in result.redacted else f"{contracts}, {_cost(result, renewals)} a year"


def _cost(result: AuditResult, renewals: Sequence[Renewal]) -> str:
    known = [each.cost for each in renewals if each.cost is not None]
    total = money(sum(known), result.stack.company)
    return total if len(known) == len(renewals) else f"at least {total}"
