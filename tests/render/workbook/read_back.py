"""Reads a workbook as a spreadsheet program would, and its entries as an importer could."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from python_calamine import CalamineWorkbook

from stackaudit.inventory.fields import fields_of
from stackaudit.model.shape import (
    EndShape,
    Record,
    RecordShape,
    RefShape,
    RefsShape,
    ScopesShape,
    Shape,
    WordsShape,
    YesOrScopesShape,
)
from stackaudit.model.sheet_headings import ENTRY_SHEETS, ID, EntrySheet
from stackaudit.model.stack import NOUNS
from stackaudit.render.workbook.names import Names

Row = dict[str, Any]


def rows(book: bytes, sheet: str) -> list[Row]:
    """Return the rows of a sheet, by heading."""
    headings, *found = cells(book, sheet)
    return [dict(zip(headings, row, strict=True)) for row in found]


def cells(book: bytes, sheet: str) -> list[list[Any]]:
    """Return all cells of a sheet."""
    return CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name(sheet).to_python()


def parts(book: bytes) -> dict[str, str]:
    """Return the files that a workbook is packed from."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def inventory(book: bytes, names: Names, ids: dict[str, list[str]]) -> str:
    """Return the inventory that a workbook's entries make; ``ids`` are those that names can stand for, by noun."""
    meant = {noun: {names.of(noun, id): id for id in known} for noun, known in ids.items()}
    document: dict[str, Any] = {"stackaudit": 1}
    for sheet in ENTRY_SHEETS:
        entries = [(row["id"], _entry(sheet, row, meant)) for row in rows(book, sheet.name)]
        listed = next(noun.layout for noun in NOUNS if noun.key == sheet.noun) == "list"
        document[sheet.noun] = [_listed(id, entry) for id, entry in entries] if listed else dict(entries)
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


def shape_of(record: type[Record], key: str) -> Shape:
    """Return the shape of a key, which may lead into a nested record."""
    first, _, rest = key.partition(".")
    shape = fields_of(record).by_key[first].shape
    if not rest:
        return shape
    assert isinstance(shape, RecordShape)
    return shape_of(shape.record, rest)


def record_of(sheet: EntrySheet) -> type[Record]:
    """Return the record that a sheet's rows are entries of."""
    return next(noun.record for noun in NOUNS if noun.key == sheet.noun)


def keys(sheet: EntrySheet) -> Iterator[tuple[str, str]]:
    """Yield each heading that a key answers, with the key."""
    yield from ((each.text, each.key) for each in sheet.headings if each.key not in ("", ID))


def _listed(id: str, entry: Row) -> Row:
    return entry if "->" in id else {ID: id, **entry}


def _entry(sheet: EntrySheet, row: Row, meant: dict[str, dict[str, str]]) -> Row:
    entry: Row = {}
    for heading, key in keys(sheet):
        if row[heading] != "":
            first, _, rest = key.partition(".")
            value = _value(shape_of(record_of(sheet), key), row[heading], meant)
            if rest:
                entry.setdefault(first, {})[rest] = value
            else:
                entry[first] = value
    return entry


def _value(shape: Shape, cell: Any, meant: dict[str, dict[str, str]]) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if cell in ("none", "unknown", "yes", "no", "partly"):
        return cell
    if isinstance(shape, WordsShape | ScopesShape | YesOrScopesShape | RefsShape):
        words = next(csv.reader([cell], skipinitialspace=True))
        return [meant[shape.noun].get(word, word) for word in words] if isinstance(shape, RefsShape) else words
    if isinstance(shape, RefShape):
        return meant[shape.noun].get(cell, cell)
    return meant["systems"].get(cell, cell) if isinstance(shape, EndShape) else cell
