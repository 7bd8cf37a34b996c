"""Which files make up a report folder: texts, and the workbook where it can be written."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram.stylesheet import standalone
from stackaudit.render.html.presets import ENGINEERS
from stackaudit.render.html.report import html
from stackaudit.render.json_result import json_result
from stackaudit.render.pictures import pictures
from stackaudit.render.questions import questions_markdown
from stackaudit.render.terminal.first_screen import terminal
from stackaudit.render.workbook.xlsx import XlsxUnavailableError, workbook

WORKBOOK: Final = "report.xlsx"


def report_files(result: AuditResult, preset: str = ENGINEERS) -> dict[str, str | bytes]:
    """Return the files of a report by name; the workbook is not among them where xlsxwriter is not installed."""
    files: dict[str, str | bytes] = {**text_files(result, preset)}
    with suppress(XlsxUnavailableError):
        files[WORKBOOK] = workbook(result)
    return files


def text_files(result: AuditResult, preset: str = ENGINEERS) -> dict[str, str]:
    """Return the files that are text: the page, each picture, the data, the first screen, the questions."""
    drawn = pictures(result)
    return {
        "report.html": html(result, drawn, preset),
        **{f"{picture.id}.svg": standalone(picture.svg) for picture in drawn},
        "audit.json": json_result(result),
        "audit.txt": terminal(result, verbose=True),
        "questions.md": questions_markdown(result),
    }
