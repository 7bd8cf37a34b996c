"""A picture for people: its SVG, the question it answers, and a table with the same facts."""

from __future__ import annotations

import msgspec


class Facts(msgspec.Struct, frozen=True):
    """What a picture shows, as a table for those who cannot see it or want to copy from it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
