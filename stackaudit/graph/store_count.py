"""How many places keep a yes or no: guessed, written down, and more likely."""

from __future__ import annotations

import msgspec

COUNTING_RULE = (
    "One store is one entry of preference_stores. More likely are systems without a store whose product natively keeps "
    "preferences, or which receive preferences and pass none on."
)


class LikelyStore(msgspec.Struct, frozen=True):
    """A system that probably keeps preferences although no store is written down for it."""

    system: str
    reason: str
    look_for: tuple[str, ...] = ()


class StoreCount(msgspec.Struct, frozen=True):
    """Guess against found. ``guess_min`` and ``guess_max`` are None when nobody guessed."""

    guess_min: int | None
    guess_max: int | None
    written: int
    likely: tuple[LikelyStore, ...]
    unnamed: tuple[str, ...]
    """Stores that nobody named before the audit began (``known: no``)."""
