"""The file: the same bytes each time, no formula, nothing that a spreadsheet program would stumble over."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read, read_text
from stackaudit.render.spreadsheet_text import FORMULA_STARTS
from stackaudit.render.workbook import xlsx
from stackaudit.render.workbook.sheet import Cell, Column, Look, Sheet
from stackaudit.render.workbook.xlsx import XlsxUnavailableError, workbook
from tests.render.small_result import small_result
from tests.render.workbook.read_back import cells, parts, rows

ROOT = Path(__file__).resolve().parents[3]
HOSTILE = [f"{start}cmd|' /C calc'!A0" for start in FORMULA_STARTS]


def named(*names: str) -> AuditResult:
    """Return an audit of systems with these names."""
    result = small_result()
    crm = result.stack.systems["crm"]
    systems = {f"s{at}": msgspec.structs.replace(crm, id=f"s{at}", name=name) for at, name in enumerate(names)}
    return msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, systems=systems))


def showing(monkeypatch: pytest.MonkeyPatch, *pages: Sheet) -> bytes:
    """Return a workbook with these sheets."""
    monkeypatch.setattr(xlsx, "sheets", lambda _: pages)
    return workbook(small_result())


def test_the_same_result_gives_the_same_bytes() -> None:
    assert workbook(small_result()) == workbook(small_result())


def test_the_bytes_hang_on_no_order_of_hashes() -> None:
    script = (
        "import hashlib; from tests.render.small_result import small_result; "
        "from stackaudit.render.workbook.xlsx import workbook; "
        "print(hashlib.sha256(workbook(small_result())).hexdigest())"
    )

    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }

    assert 1 == len(digests)


def test_it_is_dated_by_the_inventory_and_never_by_a_clock() -> None:
    dated = parts(workbook(small_result()))["docProps/core.xml"]
    undated = parts(workbook(audit(read_text("stackaudit: 1\nsystems: {crm: {}}\n"))))["docProps/core.xml"]

    assert {"2026-11-01T00:00:00Z"} == set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", dated))
    assert {"1980-01-01T00:00:00Z"} == set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", undated))


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    names = [*HOSTILE, "https://example.com", "mailto:a@example.com", "007", "1e5", "{=1+1}"]

    book = workbook(named(*names))

    assert [name.replace("\r", "\n") for name in names] == [row["Name"] for row in rows(book, "Register")]
    pages = {name: text for name, text in parts(book).items() if name.startswith("xl/worksheets/")}
    assert [] == [name for name, text in pages.items() if re.search(r"<f[ >]|<hyperlink", text)]
    assert [] == [name for name in parts(book) if "extern" in name or name.endswith(".bin")]


@pytest.mark.parametrize("text", ["<r><evil/></r>", "</si><si>", "]]>", "&#x3D;1", "_x0041_", "a\x00\x1b\ufffe\udc00b"])
def test_no_text_becomes_markup(text: str) -> None:
    book = workbook(named(text))

    for page in parts(book).values():
        ElementTree.fromstring(page)
    shown = rows(book, "Register")[0]["Name"].rstrip()
    assert text.replace("\x00\x1b\ufffe\udc00", "\ufffd" * 4) == shown


def test_the_title_holds_no_more_than_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "sheets", lambda _: ())

    core = parts(workbook(msgspec.structs.replace(small_result(), name="<x>\x00" * 200)))["docProps/core.xml"]

    assert 200 == len(ElementTree.fromstring(core)[0].text or "")


def test_days_before_spreadsheets_agree_and_numbers_without_end_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    row = (Cell(date(1900, 2, 28)), Cell(date(1900, 3, 1)), Cell(float("inf")), Cell(0), Cell(""))
    page = Sheet(name="One", about="", columns=tuple(Column(heading=word) for word in "abcde"), rows=(row,))

    assert [["1900-02-28", date(1900, 3, 1), "inf", 0.0, ""]] == cells(showing(monkeypatch, page), "One")[1:]


def test_more_rows_than_a_sheet_takes_are_counted_in_its_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 3)
    page = Sheet(
        name="One",
        about="",
        columns=(Column(heading="a"), Column(heading="b")),
        rows=tuple((Cell(f"row {number}"), Cell("x")) for number in range(5)),
    )

    found = [row[0] for row in cells(showing(monkeypatch, page), "One")]

    assert ["a", "row 0", "row 1", "3 more rows do not fit into a sheet"] == found


def test_columns_are_as_wide_as_their_words_up_to_their_most(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = (Column(heading="a"), Column(heading="b", most=20), Column(heading="c"), Column(heading="d"))
    row = (Cell("twelve words"), Cell("x" * 500), Cell("顧客データ基盤"), Cell("two\nlong lines"))
    page = Sheet(name="One", about="", columns=columns, rows=(row,))

    found = parts(showing(monkeypatch, page))["xl/worksheets/sheet1.xml"]

    widths = [round(float(width)) for width in re.findall(r'<col [^>]*width="([\d.]+)"', found)]
    assert [16, 24, 18, 14] == widths


def test_numbers_are_as_wide_as_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = (Column(heading="a"), Column(heading="b"), Column(heading="c"), Column(heading="d", least=30))
    row = (Cell(1 / 3, Look.PERCENT), Cell(1234567.0, Look.AMOUNT), Cell(date(2026, 11, 1)), Cell(1))
    page = Sheet(name="One", about="", columns=columns, rows=(row,))

    found = parts(showing(monkeypatch, page))["xl/worksheets/sheet1.xml"]

    widths = [round(float(width)) for width in re.findall(r'<col [^>]*width="([\d.]+)"', found)]
    assert [10, 13, 14, 34] == widths


def test_headings_stay_in_sight_can_be_filtered_and_are_printed_on_every_page() -> None:
    found = parts(workbook(small_result()))
    register, matrix = found["xl/worksheets/sheet2.xml"], found["xl/worksheets/sheet8.xml"]

    assert '<pane xSplit="1" ySplit="1"' in register
    assert '<autoFilter ref="A1:AA13"' in register
    assert 'orientation="landscape"' in register
    assert 'fitToHeight="0"' in register
    assert "Register!$1:$1" in found["xl/workbook.xml"]
    assert '<pane xSplit="1" ySplit="1"' in matrix
    assert "<autoFilter" not in matrix


def test_words_can_be_chosen_also_for_entries_that_are_not_there_yet() -> None:
    register = parts(workbook(small_result()))["xl/worksheets/sheet2.xml"]

    assert "&quot;" in register or '"heavy,some,rare,none,unknown"' in register
    assert 'sqref="I2:I213"' in register


@pytest.mark.parametrize("folder", sorted((ROOT / "inventories").iterdir()), ids=lambda folder: folder.name)
def test_every_example_has_a_workbook_that_can_be_read(folder: Path) -> None:
    result = audit(read(folder))

    book = workbook(result)

    assert len(result.stack.systems) == len(rows(book, "Register"))
    assert len(result.findings) == len(rows(book, "Findings"))
    assert len(result.promises) == len(rows(book, "Promises"))


def test_without_the_wheel_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(XlsxUnavailableError, match="pip install xlsxwriter"):
        workbook(small_result())
