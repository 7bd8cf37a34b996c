"""The three ways to read what nobody said: as written, as bad as it may be, as good as it may be."""

from __future__ import annotations

from enum import Enum


class Reading(Enum):
    """How to read the details that nobody gave; the verdict is as written, the other two bound it."""

    AS_WRITTEN = "as-written"
    """Details that nobody gave about a stated link are taken at face value, and delay nothing."""

    PESSIMISTIC = "pessimistic"
    """A detail that nobody gave is as bad as it can be: an undeclared delay is not instant."""

    OPTIMISTIC = "optimistic"
    """A detail that nobody gave is as good as it can be: an undeclared delay is instant."""
