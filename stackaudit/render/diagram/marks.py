"""The small signs of the pictures: one shape a verdict, hatching, arrow heads, end stops."""

from __future__ import annotations

from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.palette import VERDICTS
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, join, number, tag


def verdict_mark(verdict: Verdict, x: float, y: float, radius: float = 7) -> Markup:
    """Return a verdict's sign around a point: disc with a tick, clock in a triangle, hatched square, cross, question."""
    return _SIGNS[verdict](x, y, radius)


def hatch(box: Box, class_: str, step: float = 6) -> Markup:
    """Return diagonal lines across a box, as one path."""
    lines, offset = [], step
    while offset < box.width + box.height:
        x1, y1 = (box.x + offset, box.y) if offset <= box.width else (box.right, box.y + offset - box.width)
        x2, y2 = (box.x, box.y + offset) if offset <= box.height else (box.x + offset - box.height, box.bottom)
        lines.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
        offset += step
    return tag("path", d="".join(lines), class_=class_)


def arrow_head(x: float, y: float, class_: str, *, leftward: bool = False, size: float = 7) -> Markup:
    """Return an arrow head whose tip is at a point."""
    back = size if leftward else -size
    return path(f"M{number(x)} {number(y)}l{number(back)} {number(-size / 2)}v{number(size)}z", class_)


def end_stop(x: float, y: float, length: float, class_: str = "d-broken-line") -> Markup:
    """Return a line that runs downward into nothing: a stem and a bar."""
    return path(f"M{number(x)} {number(y)}v{number(length)}M{number(x - 7)} {number(y + length)}h14", class_)


def path(data: str, class_: str) -> Markup:
    """Return a path."""
    return tag("path", d=data, class_=class_)


def legend(scene: Scene, box: Box, counts: dict[Verdict, int]) -> None:
    """Write the five signs with their words and counts on one line."""
    x = box.x
    for verdict, look in VERDICTS.items():
        words = f"{look.word} {counts.get(verdict, 0)}"
        scene.add(verdict_mark(verdict, x + 8, box.middle))
        width = 7.6 * len(words)
        scene.label(words, Box(x + 22, box.y, width, box.height), size=13)
        x += 22 + width + 14


def _kept(x: float, y: float, r: float) -> Markup:
    tick = (
        f"M{number(x - r * 0.5)} {number(y)}l{number(r * 0.35)} {number(r * 0.4)}l{number(r * 0.6)} {number(-r * 0.75)}"
    )
    return join(tag("circle", cx=x, cy=y, r=r, class_="d-kept-solid"), path(tick, "d-on-mark"))


def _late(x: float, y: float, r: float) -> Markup:
    triangle = f"M{number(x)} {number(y - r)}l{number(r * 1.15)} {number(r * 1.95)}h{number(-r * 2.3)}z"
    hands = f"M{number(x)} {number(y - r * 0.2)}v{number(r * 0.65)}h{number(r * 0.4)}"
    return join(path(triangle, "d-late-solid"), path(hands, "d-on-mark"))


def _by_hand(x: float, y: float, r: float) -> Markup:
    square = Box(x - r, y - r, 2 * r, 2 * r)
    frame = tag("rect", x=square.x, y=square.y, width=2 * r, height=2 * r, class_="d-hand-tint")
    return join(frame, hatch(square, "d-hand-line", r * 0.8))


def _broken(x: float, y: float, r: float) -> Markup:
    s = r * 0.8
    cross = f"M{number(x - s)} {number(y - s)}l{number(2 * s)} {number(2 * s)}m0 {number(-2 * s)}l{number(-2 * s)} {number(2 * s)}"
    return path(cross, "d-broken-line")


def _open(x: float, y: float, r: float) -> Markup:
    hook = (
        f"M{number(x - r * 0.36)} {number(y - r * 0.22)}"
        f"a{number(r * 0.36)} {number(r * 0.36)} 0 1 1 {number(r * 0.54)} {number(r * 0.31)}"
        f"q{number(-r * 0.18)} {number(r * 0.1)} {number(-r * 0.18)} {number(r * 0.3)}"
    )
    ring = tag("circle", cx=x, cy=y, r=r, class_="d-open-ring")
    return join(ring, path(hook, "d-open-line"), tag("circle", cx=x, cy=y + r * 0.66, r=1.1, class_="d-open-solid"))


_SIGNS = {
    Verdict.KEPT: _kept,
    Verdict.LATE: _late,
    Verdict.BY_HAND: _by_hand,
    Verdict.BROKEN: _broken,
    Verdict.NOT_WRITTEN_DOWN: _open,
}
