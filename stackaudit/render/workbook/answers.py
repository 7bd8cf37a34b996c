"""Answers of an inventory as cells, in the words that an inventory is written with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from stackaudit.inventory.fields import Field, fields_of
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, Answer, Nothing, Silence
from stackaudit.model.flows import End
from stackaudit.model.shape import (
    ChoiceShape,
    DateShape,
    NumberShape,
    Record,
    RecordShape,
    RefShape,
    RefsShape,
    YesNoShape,
)
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.sheet import EMPTY, Cell, Look, text

_LIST: Final = 255
"""As many letters go into a list to choose from, commas and all; a longer one is left out."""

Read = Callable[[Record], Cell]
"""Makes the cell of one column from an entry."""


def reader(record: type[Record], key: str, names: Names) -> Read:
    """Return what makes cells of a key, which may lead into a nested record (``seats.paid``)."""
    first, _, rest = key.partition(".")
    field = fields_of(record).by_key[first]
    if not rest:
        return lambda entry: _cell(field, getattr(entry, field.name), names)
    if not isinstance(field.shape, RecordShape):
        raise TypeError(f"`{first}` of {record.__name__} holds no further keys")
    within = reader(field.shape.record, rest, names)

    def nested(entry: Record) -> Cell:
        value = getattr(entry, field.name)
        return within(value) if isinstance(value, Record) else _cell(field, value, names)

    return nested


def choices(record: type[Record], key: str) -> tuple[str, ...]:
    """Return the words that a person can choose from where a key takes one of a few; else nothing."""
    first, _, rest = key.partition(".")
    field = fields_of(record).by_key[first]
    shape = field.shape
    if rest and isinstance(shape, RecordShape):
        return choices(shape.record, rest)
    if isinstance(shape, YesNoShape):
        words: tuple[str, ...] = tuple(answer.value for answer in Answer)
    elif isinstance(shape, ChoiceShape):
        words = tuple(dict.fromkeys((*shape.words, *(("none",) if shape.none else ()))))
    else:
        return ()
    words = (*words, UNKNOWN.value) if field.silent else words
    return words if len(",".join(words)) <= _LIST else ()


def listed(words: Iterable[str]) -> str:
    """Return words with commas between, as a line of CSV: a word that holds a comma or a quote itself stands in quotes."""
    return ", ".join(_quoted(word) for word in words)


def _cell(field: Field, value: Any, names: Names) -> Cell:
    if value is NOT_ASKED:
        return EMPTY
    if isinstance(value, Silence | Nothing):
        return text(value.value, Look.QUIET)
    if isinstance(value, Answer):
        return text(value.value, Look.QUIET if value is Answer.NO else Look.PLAIN)
    if isinstance(value, tuple):
        return text(listed(_words(field, value, names)), Look.PLAIN) if value else text("none", Look.QUIET)
    if isinstance(field.shape, NumberShape):
        return Cell(value, Look.PLAIN if field.shape.whole else Look.AMOUNT)
    if isinstance(field.shape, DateShape):
        return Cell(date.fromisoformat(value))
    if isinstance(value, End):
        return text(names.end(value))
    if isinstance(field.shape, RefShape):
        return text(names.of(field.shape.noun, value))
    return text(str(value), Look.QUIET if value == "none" else Look.PLAIN)


def _words(field: Field, values: tuple[Any, ...], names: Names) -> Iterable[str]:
    if isinstance(field.shape, RefsShape):
        return [names.of(field.shape.noun, id) for id in values]
    return map(str, values)


def _quoted(word: str) -> str:
    if word == word.strip() and not any(mark in word for mark in ',"\n'):
        return word
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
