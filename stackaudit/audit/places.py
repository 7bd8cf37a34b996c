"""Where a subject stands in the files: its field where written, else its entry, its section, or the top of the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from stackaudit.audit.finding import Subject
from stackaudit.inventory.source_map import Part, SourceMap
from stackaudit.model.location import Location
from stackaudit.model.stack import NOUNS, Stack

_ONE: Final = frozenset(noun.key for noun in NOUNS if noun.layout == "one")
_PARTS: Final[tuple[Part, ...]] = ("key", "value")


class Places:
    """Finds the place of a subject: its field where written, else its entry, its section, or the top of the files."""

    def __init__(self, sources: SourceMap) -> None:
        self._sources = sources

    def written(self, subject: Subject) -> Location | None:
        """Return where a subject was written: its field, else its entry; None where neither was."""
        id = "" if subject.noun in _ONE else subject.id
        if subject.field and (found := self._field(subject.noun, id, subject.field)):
            return found
        return self._sources.location(subject.noun, id, None, "key")

    def of(self, subject: Subject) -> Location | None:
        """Return where a subject was written."""
        noun, id = subject.noun, subject.id
        if noun == "promises":
            noun, id = "collection_points", id.partition("->")[0]
        if subject.field and (found := self._field(noun, id, subject.field)):
            return found
        if found := self._sources.location(noun, id, None, "key") or self._sources.location(noun):
            return found
        files = self._sources.files
        return self._sources.location("company", "", None, "key") or (Location(files[0], 1, 1) if files else None)

    def _field(self, noun: str, id: str, field: str) -> Location | None:
        """Return the place of a field's value where it begins on the line of its key, else that of the key."""
        key, value = (self._sources.location(noun, id, field, part) for part in _PARTS)
        return value if key is None or value is None or value.line == key.line else key


def all_places(stack: Stack, sources: SourceMap) -> Iterable[tuple[str, Location]]:
    """Yield the place of every entry, by ``noun/id``."""
    for noun in NOUNS:
        held = getattr(stack, noun.key)
        if noun.layout == "one":
            ids: Iterable[str] = ("",)
        else:
            ids = held if isinstance(held, Mapping) else (getattr(each, "id", "") for each in held)
        for id in ids:
            place = sources.location(noun.key, id, None, "key")
            if place is not None:
                yield f"{noun.key}/{id}", place
