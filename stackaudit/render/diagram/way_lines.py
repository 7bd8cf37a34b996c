"""Lines between two places that say how something gets across: solid, dashed, dotted, or grey with a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from types import MappingProxyType
from typing import Final

from stackaudit.graph.verdict import Verdict
from stackaudit.graph.ways import Way
from stackaudit.render.diagram.marks import path, verdict_mark
from stackaudit.render.diagram.palette import WAYS
from stackaudit.render.diagram.sample_row import sample_row
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, join, number, tag

Point = tuple[float, float]

SIGNS: Final = MappingProxyType(
    {
        Way.AUTOMATIC: Verdict.KEPT,
        Way.BY_HAND: Verdict.BY_HAND,
        Way.NONE: Verdict.BROKEN,
        Way.NOT_WRITTEN_DOWN: Verdict.NOT_WRITTEN_DOWN,
        Way.UNTOLD: Verdict.NOT_WRITTEN_DOWN,
    }
)
"""The sign on the middle of a line; a way and a promise that end alike share it."""

_HEAD: Final = 11.0
_PLATE: Final = 13.0


def way_line(
    points: Sequence[Point], way: Way, sign_at: Point | None = None, *, signed: bool = True, for_all: bool = True
) -> Markup:
    """Return a line over some points with an arrow head at its end, and its sign half-way or where asked, or none.

    A way that runs by itself for some only has a hollow line and half a sign.
    """
    key = WAYS[way].key
    (x, y), (dx, dy) = points[-1], _direction(points[-2], points[-1])
    drawn = [*points[:-1], (x - dx * _HEAD * 0.8, y - dy * _HEAD * 0.8)]
    data = "M" + "L".join(f"{number(px)} {number(py)}" for px, py in drawn)
    back, side = (x - dx * _HEAD, y - dy * _HEAD), (-dy * _HEAD * 0.5, dx * _HEAD * 0.5)
    head = (
        f"M{number(x)} {number(y)}L{number(back[0] + side[0])} {number(back[1] + side[1])}"
        f"L{number(back[0] - side[0])} {number(back[1] - side[1])}z"
    )
    line = join(path(data, f"d-way-{key}"), path(head, f"d-{key}-solid"))
    if not for_all:
        line = join(line, path(data, "d-way-hollow"))
    if not signed:
        return line
    at = sign_at or _half_way(points)
    plate = tag("circle", cx=at[0], cy=at[1], r=_PLATE, class_="d-paper")
    return join(line, plate, verdict_mark(SIGNS[way], *at, 8) if for_all else _half_sign(*at))


def way_legend(drawing: Scene, x: float, y: float, *, some: bool = False) -> float:
    """Write what each sort of line means on one row, with ``some`` also that of a way for some; return where the row ends."""
    entries = {(way, True): look.word for way, look in WAYS.items() if way is not Way.UNTOLD}
    entries |= {(Way.NONE, True): "missing, for certain", (Way.NOT_WRITTEN_DOWN, True): "not known"}
    if some:
        entries = {(Way.AUTOMATIC, True): "automatic", (Way.AUTOMATIC, False): "automatic for some", **entries}

    def line(kind: tuple[Way, bool], x: float) -> Markup:
        way, for_all = kind
        return way_line([(x, y + 10), (x + 96, y + 10)], way, (x + 44, y + 10), for_all=for_all)

    return sample_row(drawing, Box(x, y, 0, 20), entries, line, wide=104, gap=26, size=13)


def _half_sign(x: float, y: float) -> Markup:
    """Half a disc: done for some."""
    ring = tag("circle", cx=x, cy=y, r=8, class_="d-kept-ring")
    return join(ring, path(f"M{number(x)} {number(y - 8)}a8 8 0 0 0 0 16z", "d-kept-solid"))


def _direction(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = hypot(dx, dy) or 1.0
    return dx / long, dy / long


def _half_way(points: Sequence[Point]) -> Point:
    stretches = list(pairwise(points))
    left = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in stretches) / 2
    for start, end in stretches:
        long = hypot(end[0] - start[0], end[1] - start[1])
        if left <= long:
            dx, dy = _direction(start, end)
            return start[0] + dx * left, start[1] + dy * left
        left -= long
    return points[-1]
