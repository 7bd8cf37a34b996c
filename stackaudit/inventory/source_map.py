"""Where each entry and each field of a stack was written, found in the nodes when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

from stackaudit.inventory.fields import fields_of
from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import place
from stackaudit.inventory.read import entry_id
from stackaudit.inventory.source_text import SourceText
from stackaudit.model.location import Location
from stackaudit.model.shape import Record, RecordShape
from stackaudit.model.stack import NOUNS, Noun, Stack

Part = Literal["value", "key"]

_NOUNS = {noun.key: noun for noun in NOUNS}


class SourceMap:
    """The files of an inventory and the places in them."""

    def __init__(self, sources: Sequence[SourceText], merged: MappingOf[str, Node], stack: Stack) -> None:
        self._sources = {source.name: source for source in sources}
        self._merged = merged
        self._stack = stack

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files, in the order in which they were read."""
        return tuple(self._sources)

    def text(self, file: str) -> str:
        """Return the text of a file, empty for a name that is none of them."""
        return self._sources[file].text if file in self._sources else ""

    def line_text(self, location: Location) -> str:
        """Return the line of a place as written."""
        return self._sources[location.file].line(location.line) if location.file in self._sources else ""

    def location(self, noun: str, id: str = "", field: str | None = None, part: Part = "value") -> Location | None:
        """
        Return where something was written, or nothing where it was not.

        ``noun`` is a top-level key and ``id`` an entry below it (left out for the section itself, and for ``company``,
        ``budget`` and ``settings``). ``field`` is a key as written or its name in Python; dots lead into nested records.
        Without a ``field``, ``part="key"`` is the id of an entry of a map and ``part="value"`` what follows it.
        """
        found = self._find(noun, id, field)
        return place(found[0 if part == "key" else 1]) if found else None

    def end(self, noun: str, id: str = "", field: str | None = None, part: Part = "value") -> Location | None:
        """Return the place behind a value's last character; nothing where it is more than a word on one line."""
        found = self._find(noun, id, field)
        node = found[0 if part == "key" else 1] if found else None
        if not isinstance(node, Scalar) or not node.text:
            return None
        written = node.source.line(node.line)[node.column - 1 :]
        for spelled in (node.text, f'"{node.text}"', f"'{node.text}'"):
            if written.startswith(spelled):
                return Location(node.source.name, node.line, node.column + len(spelled))
        return None

    def _find(self, noun: str, id: str, field: str | None) -> tuple[Node, Node] | None:
        known = _NOUNS.get(noun)
        entry = self._entry(known, id) if known else None
        if known is None or entry is None or field is None:
            return entry
        return _field(known.record, known.short, entry[1], field)

    def _entry(self, noun: Noun, id: str) -> tuple[Node, Node] | None:
        top = self._merged.get(noun.key)
        if top is None:
            return None
        if noun.layout == "one" or not id:
            return top, top
        if noun.layout == "map":
            return top.entries.get(id) if isinstance(top, Mapping) else None
        node = self._listed.get((noun.key, id))
        return (node, node) if node is not None else None

    @cached_property
    def _listed(self) -> dict[tuple[str, str], Node]:
        found = {}
        for noun in NOUNS:
            top = self._merged.get(noun.key)
            if noun.layout == "list" and isinstance(top, Listing):
                records: tuple[Any, ...] = getattr(self._stack, noun.key)
                found.update({(noun.key, entry_id(r)): node for r, node in zip(records, top.items, strict=True)})
        return found


def _field(record: type[Record], short: str, node: Node, path: str) -> tuple[Node, Node] | None:
    name, _, rest = path.partition(".")
    fields = fields_of(record)
    field = fields.named(name)
    key = field.key if field else name
    if not isinstance(node, Mapping):
        return (node, node) if key == short and not rest else None
    found = node.entries.get(key)
    if found is None or not rest:
        return found
    if field is None or not isinstance(field.shape, RecordShape):
        return None
    return _field(field.shape.record, field.shape.short, found[1], rest)
