"""The first sheet: whose stack it is, what was looked at, what each sheet shows and how to fill them in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stackaudit import __version__
from stackaudit.audit.result import AuditResult
from stackaudit.render.html.directory import directory
from stackaudit.render.html.looked_at import looked_at
from stackaudit.render.html.numbers import opening_line
from stackaudit.render.workbook.sheet import Cell, Column, Look, Sheet, text

_HOW_TO_READ: Final = (
    (
        "Empty cell",
        "Nobody was asked yet. It counts neither for nor against anything.",
    ),
    ("unknown", "Somebody was asked and does not know: still a question."),
    ("none, no", "A known gap: somebody said that there is none."),
    (
        "Dark headings",
        "Answers in the words of the inventory; several stand with commas between.",
    ),
    ("Light headings", "Worked out from the answers, or where they were written."),
    ("id", "What the inventory calls the entry. A name that two entries share is shown by its id."),
)


def about(result: AuditResult, sheets: Iterable[Sheet]) -> Sheet:
    """Return the sheet that tells about the others."""
    seen = looked_at(directory(result))
    rows = [
        ("As of", seen.as_of or "No day is written down, so nothing is said about dates."),
        ("Looked at", seen.counts),
        ("In one line", opening_line(result)),
        ("Open", seen.openness),
        ("Lists of flows", seen.complete),
        ("", ""),
        *((sheet.name, sheet.about) for sheet in sheets),
        ("", ""),
        *_HOW_TO_READ,
        ("", ""),
        *((failure.rule, f"This rule failed and said nothing: {failure.error}") for failure in result.failures),
        ("Written by", f"stackaudit {__version__}"),
    ]
    return Sheet(
        name="About",
        about="",
        columns=(Column(heading="Company"), Column(heading=result.name, most=100)),
        rows=tuple((text(what, Look.STRONG), Cell(words)) for what, words in rows),
        filtered=False,
    )
