"""What every framework is made of: checkpoints that are met, half met, not met or open, and parts that gather them."""

from __future__ import annotations

from enum import Enum

import msgspec


class State(Enum):
    """What can be said of a part: the first four of the grid, the others of the always-on machine."""

    UNKNOWN = "unknown"
    UNCOVERED = "uncovered"
    THIN = "thin"
    COVERED = "covered"
    MISSING = "missing"
    BY_HAND = "by hand"
    RUNNING = "running"
    END_STATE = "end state"
    UNGRADED = ""
    """The framework names no states: the range says it."""


class Checkpoint(msgspec.Struct, frozen=True):
    """One thing to look at.

    ``value`` is 0 to 1 (most checkpoints know 1, 0.5 and 0 only), or None when open; ``derived`` tells a computed one from
    an asked one; ``explanation`` says where the value comes from ("11 of 14 live flows with personal data run without
    hands"); ``counts_for`` and ``counts_against`` are the entries behind it (one that counts half is in both), ``open``
    what nobody answered (each as "systems/crm/training"). ``low`` and ``high`` are what the value can still become; equal
    when there is a value. ``rests_on`` are the answers that it was made from, as paths like those of ``open``;
    ``to_change`` says in a sentence what would raise it, empty when it is met.
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
    rests_on: tuple[str, ...] = ()
    to_change: str = ""


class Part(msgspec.Struct, frozen=True):
    """A cell of the grid, a sub-function, a mark of a layer, a stage: several checkpoints that count alike.

    ``id`` is ``framework/name``, as `stackaudit explain` takes it. ``low`` and ``high`` are 0 to 100; equal when nothing
    is open. ``state`` is what the low end allows and ``at_best`` what the high end would; they differ only where open
    answers decide. ``capped_by`` are the rules whose open findings keep a part from being covered.
    """

    id: str
    title: str
    pay_off: str
    checkpoints: tuple[Checkpoint, ...]
    low: int
    high: int
    state: State = State.UNGRADED
    at_best: State = State.UNGRADED
    capped_by: tuple[str, ...] = ()

    @property
    def open(self) -> int:
        """Return how many checkpoints nobody answered."""
        return sum(point.value is None for point in self.checkpoints)

    @property
    def name(self) -> str:
        """Return the part's id within its framework."""
        return self.id.rpartition("/")[2]

    @property
    def range_text(self) -> str:
        """Return the range as people read it: "40", or "26-59 (3 open)"."""
        aside = f" ({self.open} open)" if self.open else ""
        return f"{self.low if self.low == self.high else f'{self.low}-{self.high}'}{aside}"

    @property
    def state_text(self) -> str:
        """Return the state as people read it: "thin", or "by hand to running" where open answers decide."""
        if self.at_best is self.state:
            return self.state.value
        return f"{self.state.value} to {self.at_best.value}"
