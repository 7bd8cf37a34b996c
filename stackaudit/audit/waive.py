"""Waivers: marks the findings that somebody accepted, and says which waivers are past their end or match nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from stackaudit.audit.finding import Finding, Subject
from stackaudit.audit.result import Warning
from stackaudit.model.answer import present
from stackaudit.model.location import Location
from stackaudit.model.stack import Stack
from stackaudit.model.waivers import Waiver


def waive(
    findings: Iterable[Finding], stack: Stack, place: Callable[[Subject], Location | None]
) -> tuple[list[Finding], list[Warning]]:
    """Return the findings, accepted ones with their waiver, and a warning for each waiver that does nothing."""
    as_of = stack.company.as_of if present(stack.company.as_of) else ""
    standing = {(each.rule, each.subject): each for each in stack.waivers if not as_of or each.until >= as_of}
    used: set[tuple[str, str]] = set()
    marked = []
    for finding in findings:
        key = (finding.rule, str(finding.subject))
        if key in standing:
            used.add(key)
            finding = msgspec.structs.replace(finding, waiver=standing[key])
        marked.append(finding)
    return marked, [
        Warning(complaint, place(Subject("waivers", waiver.id)))
        for waiver in stack.waivers
        for complaint in _complaints(waiver, standing, used)
    ]


def _complaints(waiver: Waiver, standing: dict[tuple[str, str], Waiver], used: set[tuple[str, str]]) -> Iterable[str]:
    key = (waiver.rule, waiver.subject)
    if key not in standing:
        yield f"the waiver of {waiver.rule} for {waiver.subject} ended on {waiver.until}"
    elif key not in used:
        yield f"the waiver of {waiver.rule} for {waiver.subject} matches no finding"
