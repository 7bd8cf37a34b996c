"""Every finding as a row, those that somebody accepted last of their severity and marked."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.finding import Finding
from stackaudit.audit.result import AuditResult
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import present
from stackaudit.model.waivers import Waiver
from stackaudit.render.html.table import written_at
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.sheet import EMPTY, Cell, Column, Look, Sheet, columns, text

_LOOKS: Final = {Severity.CRITICAL: Look.CRITICAL, Severity.HIGH: Look.BROKEN, Severity.MEDIUM: Look.LATE}


def findings(result: AuditResult, names: Names) -> Sheet:
    """Return the findings in the order of the result: most severe first."""
    return Sheet(
        name="Findings",
        about="What was found, most severe first, with what it rests on and what closes it.",
        columns=columns(
            "Severity",
            "Rule",
            Column(heading="About", most=36),
            Column(heading="Message", most=60),
            Column(heading="Closes when", most=50),
            Column(heading="Evidence", most=70),
            "Rests on",
            "Written at",
            Column(heading="Accepted", most=36),
            Column(heading="Fingerprint", most=60),
        ),
        rows=tuple(_row(names, finding) for finding in result.findings),
        frozen=1,
    )


def _row(names: Names, finding: Finding) -> tuple[Cell, ...]:
    subject = finding.subject
    return (
        text(finding.severity.value, _LOOKS.get(finding.severity, Look.MILD)),
        text(finding.rule),
        text(names.of(subject.noun, subject.id) if subject.id else subject.noun.replace("_", " ")),
        text(finding.message),
        text(finding.closes),
        text("\n".join(finding.evidence)),
        text(finding.basis.value),
        text(written_at(finding.location)),
        text(_accepted(finding.waiver), Look.QUIET) if finding.waiver else EMPTY,
        text(finding.fingerprint),
    )


def _accepted(waiver: Waiver) -> str:
    by = f" by {waiver.by}" if present(waiver.by) else ""
    return f"until {waiver.until}{by}: {waiver.reason}"
