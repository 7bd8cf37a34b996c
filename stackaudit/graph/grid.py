"""The grid of centralise, decentralise, automate, humanise and the ring of continuous change: 25 checkpoints."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Final

from stackaudit.graph.grid_checkpoints.centre_automate import centre_automate
from stackaudit.graph.grid_checkpoints.centre_humanise import centre_humanise
from stackaudit.graph.grid_checkpoints.change import change
from stackaudit.graph.grid_checkpoints.edge_automate import edge_automate
from stackaudit.graph.grid_checkpoints.edge_humanise import edge_humanise
from stackaudit.graph.grid_state import Checkpoint, Grid, Part, State
from stackaudit.graph.platforms import platforms
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack

__all__ = ["Checkpoint", "Grid", "Part", "State", "grid"]

CELLS: Final = (
    ("nw", "Centralise and automate", "efficiency and scale", centre_automate),
    ("ne", "Decentralise and automate", "innovation and agility", edge_automate),
    ("sw", "Centralise and humanise", "brand", centre_humanise),
    ("se", "Decentralise and humanise", "authenticity", edge_humanise),
)


def grid(stack: Stack) -> Grid:
    """Return what the stack covers of the grid, each part as a range that holds whatever nobody answered.

    States rest on the answers alone. A covered part with an open finding of weight is only thin; whoever knows the
    findings says so.
    """
    cells = tuple(_part(id, title, pay_off, points(stack), stack.settings) for id, title, pay_off, points in CELLS)
    ring = _part("ring", "Embrace continuous change", "staying covered", change(stack), stack.settings)
    return Grid(cells=cells, ring=ring, platforms=platforms(stack))


def state_of(low: int, high: int, unanswered: int, count: int, settings: Settings) -> State:
    """Return what can be said of a part, given its range and how many of its checkpoints are open."""
    if 2 * unanswered > count:
        return State.UNKNOWN
    if high <= settings.grid_uncovered_high:
        return State.UNCOVERED
    return State.COVERED if low >= settings.grid_covered_low else State.THIN


def _part(id: str, title: str, pay_off: str, points: Sequence[Checkpoint], settings: Settings) -> Part:
    low, high = _percent([point.low for point in points]), _percent([point.high for point in points])
    unanswered = sum(point.value is None for point in points)
    state = state_of(low, high, unanswered, len(points), settings)
    return Part(id=id, title=title, pay_off=pay_off, checkpoints=tuple(points), low=low, high=high, state=state)


def _percent(values: Sequence[float]) -> int:
    return floor(100 * sum(values) / len(values) + 0.5)
