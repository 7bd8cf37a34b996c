"""The fields that a record may have in a file: each with its key, shape and whether it must be written."""

from __future__ import annotations

import functools
from collections.abc import Mapping as MappingOf
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from stackaudit.model.answer import Silence
from stackaudit.model.shape import Doc, Key, Record, Shape


class Field(msgspec.Struct, frozen=True):
    """A field as written: its key, its name in Python, what may stand there.

    ``silent`` tells whether ``unknown`` is an answer here; ``default`` is what a reader of the schema may want to know.
    """

    key: str
    name: str
    shape: Shape
    doc: Doc
    required: bool
    silent: bool
    default: Any = None


class Fields(msgspec.Struct, frozen=True):
    """Every field of a record, by key and in the order of the model."""

    record: type[Record]
    by_key: MappingOf[str, Field]
    required: tuple[Field, ...]
    has_own_id: bool

    def named(self, name: str) -> Field | None:
        """Return a field by its key, or by its name in Python."""
        if name in self.by_key:
            return self.by_key[name]
        return next((field for field in self.by_key.values() if field.name == name), None)


@functools.cache
def fields_of(record: type[Record]) -> Fields:
    """Return the fields of a record. An ``id`` is none of them: it is the key of the entry, or written beside it."""
    hints = get_type_hints(record, include_extras=True)
    infos = {info.name: info for info in msgspec.structs.fields(record)}
    found = [_field(info, hints[name]) for name, info in infos.items() if get_origin(hints[name]) is Annotated]
    return Fields(
        record,
        {field.key: field for field in found},
        tuple(field for field in found if field.required),
        "id" in infos,
    )


def _field(info: msgspec.structs.FieldInfo, hint: Any) -> Field:
    kind, *notes = get_args(hint)
    key = next((note.name for note in notes if isinstance(note, Key)), info.name)
    doc = next((note for note in notes if isinstance(note, Doc)), Doc(""))
    shape = next(note for note in notes if isinstance(note, Shape))
    silent = Silence in (get_args(kind) or (kind,))
    return Field(key, info.name, shape, doc, info.required, silent, info.default)
