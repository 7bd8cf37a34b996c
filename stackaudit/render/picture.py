"""A picture for people: its SVG, the question it answers, and a table with the same facts."""

from __future__ import annotations

from typing import Final

import msgspec

MOST_ROWS: Final = 300
"""Nobody reads a longer table beside a picture, and the page has to open quickly."""


class Facts(msgspec.Struct, frozen=True):
    """What a picture shows, as a table for those who cannot see it or want to copy from it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def first(self, most: int = MOST_ROWS) -> Facts:
        """Return the first rows, and one that says how many follow and where; all where they are not too many."""
        if len(self.rows) <= most:
            return self
        more = f"and {len(self.rows) - most} more: report.xlsx and audit.json have the whole"
        return Facts(self.headings, (*self.rows[:most], (more, *[""] * (len(self.headings) - 1))))


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of the report.

    Attributes:
        id: a word for its address in the report.
        title: what it shows.
        question: the question that it answers, as its caption.
        svg: the drawing as markup; whoever draws it has escaped every name in it.
        facts: the same as a table.
    """

    id: str
    title: str
    question: str
    svg: str
    facts: Facts
