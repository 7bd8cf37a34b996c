"""The text of one inventory file, by line."""

from __future__ import annotations

import re
from functools import cached_property

from stackaudit.model.location import Location

# The line breaks of editors and of YAML; the Unicode ones, on which the two disagree, are refused before.
_BREAK = re.compile(r"\r\n|\r|\n")


class SourceText:
    """A file's name, relative to the inventory's folder, and its decoded text."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _BREAK.split(self.text)

    def line(self, number: int) -> str:
        """Return a line by its 1-based number, empty where the file has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place_of(self, offset: int) -> Location:
        """Return the place of a character by its 0-based offset in the text."""
        before = _BREAK.split(self.text[:offset])
        return Location(self.name, len(before), len(before[-1]) + 1)
