"""What a sheet is made of, before anything is written: headings, rows of cells, and how cells look."""

from __future__ import annotations

from datetime import date
from enum import Enum

import msgspec


class Look(Enum):
    """How a cell looks; a word in it always says the same as its colour."""

    PLAIN = "plain"
    QUIET = "quiet"
    """Nobody knows, or a known gap."""
    STRONG = "strong"
    """A row that gathers those below it."""
    AMOUNT = "amount"
    PERCENT = "percent"
    ANSWER = "answer"
    """To be filled in."""
    CENTRED = "centred"
    KEPT = "kept"
    LATE = "late"
    HAND = "hand"
    BROKEN = "broken"
    OPEN = "open"
    CRITICAL = "critical"
    MILD = "mild"


class Cell(msgspec.Struct, frozen=True):
    """A text, a number, a day, or nothing."""

    value: str | float | date = ""
    look: Look = Look.PLAIN


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column's heading. ``read_back`` tells that it is taken over again where the workbook is read; ``choices`` are what a
    person can choose from in its cells; ``least`` and ``most`` are how wide it may get, in characters."""

    heading: str
    read_back: bool = False
    choices: tuple[str, ...] = ()
    least: int = 6
    most: int = 44


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet: a row of headings and the rows below. ``frozen`` columns stay in sight; ``upright`` headings stand on end;
    ``about`` says in a sentence what it shows; ``filtered`` gives each heading a button to filter by."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 0
    upright: bool = False
    filtered: bool = True


EMPTY = Cell()


def text(words: str, look: Look = Look.PLAIN) -> Cell:
    """Return a cell with words."""
    return Cell(words, look)


def columns(*headings: str | Column) -> tuple[Column, ...]:
    """Return columns that are worked out, by their headings."""
    return tuple(Column(heading=each) if isinstance(each, str) else each for each in headings)
