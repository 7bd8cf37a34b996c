"""The record of the grid: states, checkpoints, parts, and the whole of four cells and a ring."""

from __future__ import annotations

from enum import Enum

import msgspec


class State(Enum):
    """What can be said of a part of the grid."""

    UNKNOWN = "unknown"
    UNCOVERED = "uncovered"
    THIN = "thin"
    COVERED = "covered"


class Checkpoint(msgspec.Struct, frozen=True):
    """One of 25 checkpoints.

    ``value`` is 1, 0.5, 0, or None when open; ``derived`` tells a computed one from an asked one; ``explanation`` says where
    the value comes from ("11 of 14 live flows with personal data run without hands"); ``counts_for`` and
    ``counts_against`` are the entries behind it (one that counts half is in both), ``open`` what nobody answered (each as
    "systems/crm/training"). ``low`` and ``high`` are what the value can still become; equal when there is a value.
    """

    id: str
    title: str
    derived: bool
    value: float | None
    explanation: str
    counts_for: tuple[str, ...] = ()
    counts_against: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 1.0


class Part(msgspec.Struct, frozen=True):
    """A cell of the grid or its ring. ``low`` and ``high`` are 0 to 100; equal when nothing is open."""

    id: str
    title: str
    pay_off: str
    checkpoints: tuple[Checkpoint, ...]
    low: int
    high: int
    state: State

    @property
    def open(self) -> int:
        """Return how many checkpoints nobody answered."""
        return sum(point.value is None for point in self.checkpoints)


class Grid(msgspec.Struct, frozen=True):
    """The four cells in the order north-west, north-east, south-west, south-east, and the ring."""

    cells: tuple[Part, ...]
    ring: Part
    platforms: tuple[str, ...]
    """Systems that are more centralised and more decentralised at once."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the four cells and the ring."""
        return (*self.cells, self.ring)
