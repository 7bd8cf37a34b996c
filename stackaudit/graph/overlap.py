"""Capabilities that several live systems provide: what was bought twice."""

from __future__ import annotations

import msgspec

from stackaudit.model.stack import Stack


class Overlap(msgspec.Struct, frozen=True):
    """A capability with at least two live providers where one would do.

    ``cost`` is what the providers cost a year together as far as it is known, ``unpriced`` those of which nobody said what
    they cost. ``wanted`` are providers whose second place somebody gave a reason for (`duplicate_ok`).
    """

    capability: str
    systems: tuple[str, ...]
    teams: tuple[str, ...]
    cost: float
    unpriced: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


def overlaps(stack: Stack) -> tuple[Overlap, ...]:
    """Return the overlaps, most costly first."""
    return ()
