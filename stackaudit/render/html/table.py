"""The one shape of every table in the report: rows of cells, cells of linked words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from stackaudit.model.answer import Answer, Nothing, Silence
from stackaudit.model.location import Location

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Link(msgspec.Struct, frozen=True, order=True):
    """Words, and the address in the report that they lead to (empty for plain words)."""

    text: str
    href: str = ""


class Cell(msgspec.Struct, frozen=True):
    """What stands in one place of a table.

    ``kind`` chooses how it looks: ``words``, ``strong``, ``number``, ``date``, ``place``, ``open`` (nobody answered), ``none`` (a known gap). ``sort`` is what rows are put in order by, where that is not the words themselves.
    """

    links: tuple[Link, ...] = ()
    kind: str = "words"
    sort: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a table with its address, and what it can be filtered by."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    teams: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table with its address; ``empty`` is the sentence that stands there when it has no rows."""

    id: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    note: str = ""


def words(text: str, href: str = "") -> Cell:
    """Return a cell with words."""
    return Cell((Link(text, href),) if text else ())


def linked(links: Iterable[Link]) -> Cell:
    """Return a cell with several linked words."""
    return Cell(tuple(links))


def number(text: str, value: float) -> Cell:
    """Return a cell with a number as it is written, and its value to sort by."""
    return Cell((Link(text),), kind="number", sort=repr(value))


def date(written: str) -> Cell:
    """Return a cell with a date as it was written."""
    return Cell((Link(written),), kind="date")


def place(*locations: Location | None) -> Cell:
    """Return a cell that says where something was written."""
    return Cell(tuple(Link(written_at(location)) for location in locations if location), kind="place")


def answered(value: object) -> Cell:
    """Return a cell with an answer, which may be a known gap or an open question."""
    if isinstance(value, Silence):
        return Cell((Link(value.value),), kind="open")
    if isinstance(value, Nothing) or value is Answer.NO or value == ():
        return Cell((Link("no" if value is Answer.NO else "none"),), kind="none")
    if isinstance(value, Answer):
        return words(value.value)
    if isinstance(value, str) and _DATE.fullmatch(value):
        return date(value)
    return words(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def written_at(location: Location | None) -> str:
    """Return file and line, as an editor understands them."""
    return f"{location.file}:{location.line}" if location else ""
