"""Which sheets the workbook has, in which order."""

from __future__ import annotations

from stackaudit.audit.result import AuditResult
from stackaudit.render.workbook.about import about
from stackaudit.render.workbook.entries import collection_points, flows, preferences, register, senders, teams
from stackaudit.render.workbook.findings import findings
from stackaudit.render.workbook.frameworks import frameworks
from stackaudit.render.workbook.matrix import matrix
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.promises import promises
from stackaudit.render.workbook.questions import questions
from stackaudit.render.workbook.sheet import Sheet


def sheets(result: AuditResult) -> tuple[Sheet, ...]:
    """Return all sheets: first what they are about, then the inventory, then what the audit makes of it."""
    names = Names(result)
    made = (
        register(result, names),
        flows(result, names),
        preferences(result, names),
        collection_points(result, names),
        senders(result, names),
        teams(result, names),
        matrix(result, names),
        promises(result, names),
        findings(result, names),
        questions(result, names),
        frameworks(result),
    )
    return about(result, made), *made
