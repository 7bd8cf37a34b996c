"""Which files make up a report folder, all of them text."""

from __future__ import annotations

from stackaudit.audit.result import AuditResult
from stackaudit.render.html.report import html
from stackaudit.render.json_result import json_result
from stackaudit.render.pictures import pictures
from stackaudit.render.questions import questions_markdown
from stackaudit.render.terminal.first_screen import terminal


def report_files(result: AuditResult) -> dict[str, str]:
    """Return the files of a report by name: the page, each picture, the data, the first screen, the questions."""
    drawn = pictures(result)
    return {
        "report.html": html(result, drawn),
        **{f"{picture.id}.svg": picture.svg for picture in drawn},
        "audit.json": json_result(result),
        "audit.txt": terminal(result, verbose=True),
        "questions.md": questions_markdown(result),
    }
