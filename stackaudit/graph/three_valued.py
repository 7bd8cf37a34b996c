"""Yes, no and nobody-said, put together without guessing; and the names of the answers that are missing."""

from __future__ import annotations

from collections.abc import Iterable

from stackaudit.model.answer import NO, PARTLY, YES, Answer, Silence
from stackaudit.model.shape import Record


def every(known: Iterable[bool | None]) -> bool | None:
    """Tell whether all hold; None where that hangs on what nobody said."""
    values = tuple(known)
    if False in values:
        return False
    return None if None in values else True


def some(known: Iterable[bool | None]) -> bool | None:
    """Tell whether at least one holds; None where that hangs on what nobody said."""
    values = tuple(known)
    if True in values:
        return True
    return None if None in values else False


def bounds(answer: Answer | Silence) -> tuple[float, float]:
    """Return the least and the most that an answer can be worth: yes 1, partly a half, no 0."""
    if isinstance(answer, Silence):
        return 0.0, 1.0
    worth = {YES: 1.0, PARTLY: 0.5, NO: 0.0}[answer]
    return worth, worth


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return some names, each where it is first mentioned: several entries can wait for one answer."""
    return tuple(dict.fromkeys(names))


def missing(entry: str, record: Record, *fields: str) -> tuple[str, ...]:
    """Return which of an entry's fields nobody answered, as ``systems/crm/training``."""
    return tuple(f"{entry}/{field}" for field in fields if isinstance(getattr(record, field), Silence))
