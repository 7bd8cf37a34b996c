"""Catalogue entries on the terminal: in full when few, a line each when many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stackaudit.catalogue.search import Entry
from stackaudit.render.terminal.ink import Ink

FULL_UP_TO: Final = 3


def catalogue_page(entries: Sequence[Entry], ink: Ink | None = None) -> str:
    """Return what is known; more than a few entries become a list."""
    ink = ink or Ink()
    if len(entries) <= FULL_UP_TO:
        return "\n\n".join("\n".join(_full(entry, ink)) for entry in entries) + "\n"
    lines: list[str] = []
    for kind in dict.fromkeys(entry.kind for entry in entries):
        same = [entry for entry in entries if entry.kind == kind]
        lines += [ink.paint(f"{kind} ({len(same)})", "bold")]
        lines += [_short(entry, ink) for entry in same]
    lines += ["", f"{len(entries)} entries; name one to see it in full"]
    return "\n".join(lines) + "\n"


def _short(entry: Entry, ink: Ink) -> str:
    start = f"  {entry.id:<30} "
    return f"{start}{ink.shortened(entry.summary, ink.width - len(start))}".rstrip()


def _full(entry: Entry, ink: Ink) -> Iterator[str]:
    yield from ink.wrapped(f"({entry.kind} {entry.id})", 2, f"{ink.paint(entry.name, 'bold')} ")
    yield from ink.wrapped(entry.summary, 2)
    for label, text in entry.facts:
        yield from ink.wrapped(text, 4, f"  {label}: ")
    if entry.caution:
        yield from ink.wrapped(entry.caution, 4, f"  {ink.paint('!', 'high')} ")
    yield from ink.wrapped(f"{entry.source}; confidence {entry.confidence}, as of {entry.as_of}", 4, "  source: ")
