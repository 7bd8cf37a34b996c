"""Which files a report is made of."""

from __future__ import annotations

import sys

import pytest

from stackaudit.pipeline import audit, read_text
from stackaudit.render.diagram.stylesheet import standalone
from stackaudit.render.json_result import json_result
from stackaudit.render.pictures import pictures
from stackaudit.render.questions import questions_markdown
from stackaudit.render.report_files import WORKBOOK, report_files, text_files
from stackaudit.render.terminal.first_screen import terminal
from stackaudit.render.workbook.xlsx import workbook
from tests.render.small_result import small_result


def test_the_page_comes_first_then_each_picture_then_the_data() -> None:
    result = small_result()

    expected = [
        "report.html",
        *(f"{picture.id}.svg" for picture in pictures(result)),
        "audit.json",
        "audit.txt",
        "questions.md",
        "report.xlsx",
    ]

    assert expected == list(report_files(result))


def test_each_file_is_what_its_own_format_gives() -> None:
    result = small_result()

    files = report_files(result)

    assert terminal(result, verbose=True) == files["audit.txt"]
    assert json_result(result) == files["audit.json"]
    assert questions_markdown(result) == files["questions.md"]
    assert workbook(result) == files["report.xlsx"]
    assert {standalone(picture.svg) for picture in pictures(result)} == {
        content for name, content in files.items() if name.endswith(".svg")
    }


def test_no_file_is_empty_or_leads_to_another_folder() -> None:
    files = report_files(small_result())

    assert all(content.strip() for content in files.values())
    assert [] == [name for name in files if "/" in name or "\\" in name]


def test_the_smallest_stack_has_a_report_too() -> None:
    files = report_files(audit(read_text("stackaudit: 1\nsystems: {crm: {}}\n")))

    assert {"report.html", "audit.json", "audit.txt", "questions.md"} <= set(files)


def test_without_xlsxwriter_everything_but_the_workbook_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    assert text_files(small_result()) == report_files(small_result())
    assert WORKBOOK not in report_files(small_result())
