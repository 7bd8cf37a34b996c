"""The small marks on a system's box: no owner, end of life, carried by hand, bought on a card."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from stackaudit.model.answer import Nothing, present
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.render.diagram.marks import hatch, path
from stackaudit.render.diagram.scene import Box
from stackaudit.render.diagram.svg import Markup, join, number, tag

SIDE: Final = 11.0
"""How wide and high a mark is."""

WORDS: Final = MappingProxyType(
    {
        "owner": "nobody owns it",
        "end": "end of life set",
        "hand": "fed or emptied by hand",
        "card": "bought on a card",
    }
)


def marks_of(stack: Stack, system: System) -> tuple[str, ...]:
    """Return a system's marks; what nobody answered gives none."""
    by_hand = any(flow.live and flow.by_hand for flow in stack.flows_at(system.id))
    found = {
        "owner": isinstance(system.owner, Nothing),
        "end": present(system.end_of_life),
        "hand": by_hand,
        "card": system.bought == "card",
    }
    return tuple(name for name, there in found.items() if there)


def system_mark(name: str, x: float, y: float) -> Markup:
    """Return a mark whose upper left corner is at a point."""
    return tag("g", tag("title", WORDS[name]), _SIGNS[name](x, y))


def _owner(x: float, y: float) -> Markup:
    slash = f"M{number(x + 2.2)} {number(y + 8.8)}l6.6 -6.6"
    return join(tag("circle", cx=x + 5.5, cy=y + 5.5, r=4.6, class_="d-mark"), path(slash, "d-mark"))


def _end(x: float, y: float) -> Markup:
    glass = f"M{number(x + 1.5)} {number(y + 1)}h8l-8 9h8z"
    return join(path(glass, "d-mark"), path(f"M{number(x + 5.5)} {number(y + 5.5)}l4 4.5h-8z", "d-mark-solid"))


def _hand(x: float, y: float) -> Markup:
    square = Box(x + 1, y + 1, 9, 9)
    frame = tag("rect", x=square.x, y=square.y, width=9, height=9, class_="d-mark")
    return join(frame, hatch(square, "d-mark", 4.5))


def _card(x: float, y: float) -> Markup:
    frame = tag("rect", x=x, y=y + 2, width=11, height=7.5, rx=1.2, class_="d-mark")
    return join(frame, tag("rect", x=x, y=y + 3.8, width=11, height=2.2, class_="d-mark-solid"))


_SIGNS: Final[MappingProxyType[str, Callable[[float, float], Markup]]] = MappingProxyType(
    {"owner": _owner, "end": _end, "hand": _hand, "card": _card}
)
