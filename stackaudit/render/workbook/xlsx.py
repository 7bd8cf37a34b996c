"""Writes the sheets as an XLSX file: the same bytes for the same result, and never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from math import isfinite
from typing import Any, Final

from stackaudit import __version__
from stackaudit.audit.result import AuditResult
from stackaudit.model.answer import present
from stackaudit.render.terminal.ink import columns_of
from stackaudit.render.workbook.cell_text import cell_text
from stackaudit.render.workbook.looks import DAY, LOOKS, READ_BACK, UPRIGHT, WORKED_OUT
from stackaudit.render.workbook.sheet import Cell, Column, Look, Sheet
from stackaudit.render.workbook.sheets import sheets

INSTALL: Final = "the workbook needs the package xlsxwriter: pip install xlsxwriter"

# Text stays text, whatever it begins with.
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_ROWS: Final = 1_048_575
"""As many rows go below the headings of a sheet."""

_FIRST_DAY: Final = date(1900, 3, 1)
"""Days before it are text: spreadsheets do not agree on them."""

_NO_DAY: Final = datetime(1980, 1, 1)
_UPRIGHT_WIDTH: Final = 6
_MARGIN: Final = 3
"""Room for the button of the filter."""

_SPARE_ROWS: Final = 200
"""So many new entries can be chosen for from lists."""

_TITLE: Final = 200
_A4: Final = 9


class XlsxUnavailableError(RuntimeError):
    """The wheel that writes XLSX is not installed; the message says what to install."""


def workbook(result: AuditResult) -> bytes:
    """Return the workbook of a result.

    Raises:
        XlsxUnavailableError: when xlsxwriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise XlsxUnavailableError(INSTALL) from error
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties(
        {"title": cell_text(result.name)[:_TITLE], "comments": f"stackaudit {__version__}", "created": _day(result)}
    )
    looks = _Looks(book)
    for sheet in sheets(result):
        _write(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return file.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.cell = {look: book.add_format(properties) for look, properties in LOOKS.items()}
        self.day = book.add_format({**LOOKS[Look.PLAIN], **DAY})
        self.heading = {True: book.add_format(READ_BACK), False: book.add_format(WORKED_OUT)}
        self.upright = book.add_format({**READ_BACK, **UPRIGHT})


def _write(page: Any, sheet: Sheet, looks: _Looks) -> None:
    rows = tuple(_that_fit(sheet))
    for at, column in enumerate(sheet.columns):
        upright = sheet.upright and at >= sheet.frozen
        page.set_column(at, at, _UPRIGHT_WIDTH if upright else _width(column, (row[at] for row in rows)))
        page.write_string(
            0, at, cell_text(column.heading), looks.upright if upright else looks.heading[column.read_back]
        )
        if column.choices:
            page.data_validation(1, at, min(len(rows) + _SPARE_ROWS, _ROWS), at, _choice(column.choices))
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            _write_cell(page, number, at, cell, looks)
    _lay_out(page, sheet, len(rows))


def _that_fit(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    if len(sheet.rows) <= _ROWS:
        yield from sheet.rows
        return
    yield from islice(sheet.rows, _ROWS - 1)
    left = len(sheet.rows) - _ROWS + 1
    yield (Cell(f"{left} more rows do not fit into a sheet", Look.QUIET), *(Cell() for _ in sheet.columns[1:]))


def _write_cell(page: Any, row: int, at: int, cell: Cell, looks: _Looks) -> None:
    value = cell.value
    if isinstance(value, date):
        if value < _FIRST_DAY:
            page.write_string(row, at, value.isoformat(), looks.cell[cell.look])
        else:
            page.write_datetime(row, at, datetime(value.year, value.month, value.day), looks.day)
    elif isinstance(value, str):
        if value:
            page.write_string(row, at, cell_text(value), looks.cell[cell.look])
        elif cell.look is not Look.PLAIN:
            page.write_blank(row, at, None, looks.cell[cell.look])
    elif isfinite(value):
        page.write_number(row, at, value, looks.cell[cell.look])
    else:
        page.write_string(row, at, str(value), looks.cell[cell.look])


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """Return a width in characters that the content needs, up to the column's most."""
    widest = max(column.least, min(columns_of(column.heading), column.most))
    for cell in cells:
        if widest >= column.most:
            break
        for line in _lines(cell):
            widest = max(widest, len(line) if line.isascii() or len(line) > column.most else columns_of(line))
    return min(widest, column.most) + _MARGIN


def _lines(cell: Cell) -> list[str]:
    """Return what stands in a cell, line by line, as long as it is shown."""
    if isinstance(cell.value, str):
        return cell.value.split("\n")
    if isinstance(cell.value, date):
        return [cell.value.isoformat()]
    return ["100%" if cell.look is Look.PERCENT else f"{cell.value:,.2f}".removesuffix(".00")]


def _choice(words: tuple[str, ...]) -> dict[str, object]:
    """Return a list to choose from that warns about other words and does not refuse them."""
    return {
        "validate": "list",
        "source": list(words),
        "error_type": "warning",
        "error_title": "Another word",
        "error_message": "The inventory knows the words of the list only. Keep this one?",
    }


def _lay_out(page: Any, sheet: Sheet, rows: int) -> None:
    last = max(len(sheet.columns) - 1, 0)
    page.freeze_panes(1, sheet.frozen)
    if sheet.filtered:
        page.autofilter(0, 0, max(rows, 1), last)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")


def _day(result: AuditResult) -> datetime:
    as_of = result.stack.company.as_of
    return datetime.fromisoformat(as_of) if present(as_of) else _NO_DAY
