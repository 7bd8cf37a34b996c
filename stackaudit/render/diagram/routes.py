"""Draws the lines between boxes in columns: spread ports, level tracks, cubic curves, arrow heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from stackaudit.render.diagram.marks import arrow_head, path
from stackaudit.render.diagram.scene import Box
from stackaudit.render.diagram.svg import Markup, number, tag

_PORT_STEP: Final = 9.0
_ARC: Final = 18.0


class Line(msgspec.Struct, frozen=True):
    """A line from one box to another; ``tracks`` are its heights in the columns between, from left to right."""

    source: str
    target: str
    tracks: tuple[float, ...]
    class_: str
    head: str
    title: str = ""


class Route(msgspec.Struct, frozen=True):
    """Where a line runs: ``start`` and ``end`` are its ends, ``through`` the points of its level stretches between."""

    start: tuple[float, float]
    end: tuple[float, float]
    through: tuple[tuple[float, float], ...]
    leftward: bool
    beside: bool


def routes(lines: Sequence[Line], boxes: Mapping[str, Box], lanes: Sequence[tuple[float, float]]) -> tuple[Route, ...]:
    """Return a route for each line; ``lanes`` are the left and right edges of the columns."""
    ports = _ports(lines, boxes)
    return tuple(_route(line, boxes, lanes, ports[at, "source"], ports[at, "target"]) for at, line in enumerate(lines))


def draw_line(line: Line, route: Route, arc: int = 0) -> Markup:
    """Return the line with its arrow head; ``arc`` widens the bow of a line between boxes of one column."""
    data = _bow(route, arc) if route.beside else _curve((route.start, *route.through, route.end))
    return tag(
        "g",
        *([tag("title", line.title)] if line.title else []),
        path(data, line.class_),
        arrow_head(*route.end, line.head, leftward=route.leftward),
        data_from=line.source,
        data_to=line.target,
    )


def _ports(lines: Sequence[Line], boxes: Mapping[str, Box]) -> dict[tuple[int, str], float]:
    """Spread the lines at each side of each box, in the order in which they come in."""
    sides: dict[tuple[str, str], list[tuple[float, int, str]]] = defaultdict(list)
    for at, line in enumerate(lines):
        source, target = boxes[line.source], boxes[line.target]
        first, last = (line.tracks[0], line.tracks[-1]) if line.tracks else (None, None)
        if source.x > target.x:
            first, last = last, first
        toward = target.middle if first is None else first
        back = source.middle if last is None else last
        sides[line.source, "right" if source.x <= target.x else "left"].append((toward, at, "source"))
        sides[line.target, "right" if source.x >= target.x else "left"].append((back, at, "target"))
    found: dict[tuple[int, str], float] = {}
    for (key, _), ends in sides.items():
        box = boxes[key]
        step = min(_PORT_STEP, (box.height - 8) / max(len(ends) - 1, 1))
        for place, (_, at, end) in enumerate(sorted(ends)):
            found[at, end] = box.middle + (place - (len(ends) - 1) / 2) * step
    return found


def _route(
    line: Line, boxes: Mapping[str, Box], lanes: Sequence[tuple[float, float]], leave: float, arrive: float
) -> Route:
    source, target = boxes[line.source], boxes[line.target]
    if source.x == target.x:
        return Route((source.right, leave), (target.right, arrive), (), True, True)
    low, high = sorted((source.x, target.x))
    between = [lane for lane in lanes if low < lane[0] and lane[1] < high + 1 and not lane[0] <= high <= lane[1]]
    level = [((left, y), (right, y)) for (left, right), y in zip(between, line.tracks, strict=True)]
    if source.x < target.x:
        through = tuple(point for pair in level for point in pair)
        return Route((source.right, leave), (target.x, arrive), through, False, False)
    back = tuple(point for pair in reversed(level) for point in reversed(pair))
    return Route((source.x, leave), (target.right, arrive), back, True, False)


def _curve(points: Sequence[tuple[float, float]]) -> str:
    data = f"M{number(points[0][0])} {number(points[0][1])}"
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = number((x1 + x2) / 2)
        level = abs(y1 - y2) < 0.01
        data += (
            f"L{number(x2)} {number(y2)}"
            if level
            else f"C{middle} {number(y1)} {middle} {number(y2)} {number(x2)} {number(y2)}"
        )
    return data


def _bow(route: Route, arc: int) -> str:
    (x1, y1), (x2, y2) = route.start, route.end
    out = number(max(x1, x2) + _ARC + arc * 5)
    return f"M{number(x1)} {number(y1)}C{out} {number(y1)} {out} {number(y2)} {number(x2)} {number(y2)}"
