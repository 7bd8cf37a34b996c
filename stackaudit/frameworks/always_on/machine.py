"""The record of the always-on machine: seven links and four sub-functions."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.checkpoint import Part
from stackaudit.graph.ways import Way
from stackaudit.model.stack import Stack


class Link(msgspec.Struct, frozen=True):
    """One of the seven links, as the best way found.

    ``low`` and ``high`` are 0 to 1: by itself 1, by hand a half, none 0. ``flows`` are ids of the flows on the way shown,
    ``by_hand`` those of them that somebody carries. ``open`` names the answers that are missing.
    """

    id: str
    title: str
    source: str
    target: str
    way: Way
    low: float
    high: float
    explanation: str
    flows: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class AlwaysOn(msgspec.Struct, frozen=True):
    """The loop: seven links in its order, and the four sub-functions as parts with states."""

    links: tuple[Link, ...]
    functions: tuple[Part, ...]


def always_on(stack: Stack) -> AlwaysOn:
    """Return how far the machine runs by itself."""
    return AlwaysOn((), ())
