"""How checkpoints become a part: the range that they span, and the state that it allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor

from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.model.settings import Settings


def part(id: str, title: str, pay_off: str, checkpoints: Iterable[Checkpoint]) -> Part:
    """Return a part without a state; low and high are the means of its checkpoints' bounds, in percent."""
    points = tuple(checkpoints)
    low, high = percent([point.low for point in points]), percent([point.high for point in points])
    return Part(id=id, title=title, pay_off=pay_off, checkpoints=points, low=low, high=high)


def percent(values: Sequence[float]) -> int:
    """Return the mean of values from 0 to 1 as a whole number of percent, a half rounded up; 0 where there is none."""
    return floor(100 * sum(values) / len(values) + 0.5) if values else 0


def grid_state(low: int, high: int, unanswered: int, count: int, settings: Settings) -> State:
    """Return what can be said of a part of the grid, given its range and how many of its checkpoints are open."""
    if 2 * unanswered > count:
        return State.UNKNOWN
    if high <= settings.grid_uncovered_high:
        return State.UNCOVERED
    return State.COVERED if low >= settings.grid_covered_low else State.THIN


def running_state(value: int, settings: Settings) -> State:
    """Return how far a sub-function of the always-on machine runs, given one end of its range."""
    if value >= settings.always_on_end_state:
        return State.END_STATE
    if value >= settings.always_on_running:
        return State.RUNNING
    return State.BY_HAND if value >= settings.always_on_by_hand else State.MISSING
