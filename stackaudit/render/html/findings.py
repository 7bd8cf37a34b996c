"""Findings grouped by rule, each with what it rests on and what closes it; accepted ones apart."""

from __future__ import annotations

import msgspec

from stackaudit.audit.finding import Finding
from stackaudit.audit.rule import RuleText
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import given
from stackaudit.model.waivers import Waiver
from stackaudit.render.html.directory import Directory
from stackaudit.render.html.limits import MOST_LISTED, listed
from stackaudit.render.html.promises import Step, steps
from stackaudit.render.html.table import Link, written_at


class FoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """One finding as the report shows it; ``closes`` only where it says more than its rule."""

    anchor: str
    about: Link
    message: str
    severity: Severity
    basis: str
    place: str
    closes: str
    evidence: tuple[str, ...]
    steps: tuple[Step, ...]
    related: tuple[tuple[str, str], ...]
    assumptions: tuple[str, ...]
    teams: tuple[str, ...]


class FoundGroup(msgspec.Struct, frozen=True):
    """A rule at one severity and all that it found."""

    rule: RuleText
    severity: Severity
    rows: tuple[FoundRow, ...]


class Accepted(msgspec.Struct, frozen=True):
    """A finding that somebody accepted, with the reason and the end."""

    row: FoundRow
    rule: str
    reason: str
    until: str
    by: str


def found_groups(directory: Directory) -> tuple[FoundGroup, ...]:
    """Return open findings, one group a rule and severity, most severe first."""
    return tuple(
        FoundGroup(
            group.rule, group.severity, tuple(_row(directory, finding, group.rule) for finding in group.findings)
        )
        for group in directory.result.groups
    )


def accepted(directory: Directory) -> tuple[Accepted, ...]:
    """Return the findings that somebody accepted."""
    texts = {text.id: text for text in directory.result.rules}
    return tuple(
        _accepted(directory, finding, finding.waiver, texts[finding.rule])
        for finding in directory.result.findings
        if finding.waiver is not None
    )


def _accepted(directory: Directory, finding: Finding, waiver: Waiver, rule: RuleText) -> Accepted:
    return Accepted(_row(directory, finding, rule), finding.rule, waiver.reason, waiver.until, given(waiver.by, ""))


def _row(directory: Directory, finding: Finding, rule: RuleText) -> FoundRow:
    subject = finding.subject
    return FoundRow(
        anchor=f"finding/{finding.fingerprint}",
        about=directory.link(subject.noun, subject.id) if subject.id else Link(subject.noun),
        message=finding.message,
        severity=finding.severity,
        basis=finding.basis.value,
        place=written_at(finding.location),
        closes="" if finding.closes == rule.closes else finding.closes,
        evidence=finding.evidence,
        steps=steps(directory, finding.route),
        related=_related(finding),
        assumptions=listed(finding.assumptions),
        teams=directory.teams_of(subject.noun, subject.id),
    )


def _related(finding: Finding) -> tuple[tuple[str, str], ...]:
    shown = tuple((text, written_at(location)) for text, location in finding.related[:MOST_LISTED])
    more = len(finding.related) - len(shown)
    return (*shown, (f"{more} more in audit.json", "")) if more else shown
