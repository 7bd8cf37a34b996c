"""Lists in a picture: as many entries as there is room for, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stackaudit.render.diagram.labels import ELLIPSIS, shorten, wrap

# No room in a picture holds more entries than these, so longer lists need not be tried.
_MOST: Final = 40


def listing(entries: Sequence[str], room: float, size: float, lines: int) -> str:
    """Return the entries in one text that fits into so many lines; what does not fit is counted at its end."""
    if len(entries) <= _MOST and _fits(", ".join(entries), room, size, lines):
        return ", ".join(entries)
    found = _first(entries, room, size, lines)
    for shown in range(2, min(len(entries), _MOST)):
        text = _some(entries, shown)
        if not _fits(text, room, size, lines):
            break
        found = text
    return found


def _first(entries: Sequence[str], room: float, size: float, lines: int) -> str:
    """Return the first entry and how many follow; cut where the count would not be seen."""
    for tenths in range(10, 1, -1):
        cut = entries[0] if tenths == 10 else shorten(entries[0], room * lines * tenths / 10, size)
        text = _some((cut, *entries[1:]), 1)
        if _fits(text, room, size, lines):
            return text
    return _some(entries, 1)


def _some(entries: Sequence[str], shown: int) -> str:
    more = len(entries) - shown
    return ", ".join([*entries[:shown], *([f"and {more} more"] if more else [])])


def _fits(text: str, room: float, size: float, lines: int) -> bool:
    shown = wrap(text, room, size, lines)
    return not shown or not shown[-1].endswith(ELLIPSIS)
