"""What a picture is made of while it is drawn: boxes, labels that fit their boxes, and the frame around all."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec

from stackaudit.render.diagram.labels import text_width, wrap
from stackaudit.render.diagram.svg import Markup, clean, escape, join, tag

Anchor = Literal["start", "middle", "end"]

LINE: Final = 1.25
"""Line height in units of the letter size."""

_RTL: Final = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_TO_LEFT: Final = re.compile(f"{_RTL}+(?: +{_RTL}+)*")

# The middle of a line of text lies this far above its baseline, in units of the letter size.
_MIDDLE: Final = 0.35


class Box(msgspec.Struct, frozen=True):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Return the height of the middle."""
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        """Return how far right the middle is."""
        return self.x + self.width / 2

    def overlaps(self, other: Box, slack: float = 0.01) -> bool:
        """Tell whether two boxes share an area."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Tell whether another box lies inside this one."""
        return (
            self.x <= other.x + slack
            and self.y <= other.y + slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def inset(self, left: float, top: float = 0, right: float | None = None, bottom: float | None = None) -> Box:
        """Return the box without a margin; right and bottom are as left and top where not given."""
        right, bottom = left if right is None else right, top if bottom is None else bottom
        return Box(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)


class Label(msgspec.Struct, frozen=True):
    """A text as drawn: its box, its lines, and the area that the letters take."""

    text: str
    lines: tuple[str, ...]
    box: Box
    ink: Box
    size: float


class Scene:
    """A picture in the making. Every text goes through :meth:`label`, so that none can leave its box."""

    def __init__(self) -> None:
        self.labels: list[Label] = []
        self.boxes: list[Box] = []
        self._parts: list[Markup] = []

    def add(self, *parts: Markup) -> None:
        """Draw on top of what is there."""
        self._parts.extend(parts)

    def box(self, box: Box, class_: str, radius: float = 4) -> None:
        """Draw a rounded rectangle."""
        self.add(rectangle(box, class_, radius))

    def solid(self, box: Box, class_: str, radius: float = 4) -> None:
        """Draw a rounded rectangle that nothing else of its kind may cover."""
        self.boxes.append(box)
        self.box(box, class_, radius)

    def label(
        self,
        text: str,
        box: Box,
        *,
        size: float = 12,
        anchor: Anchor = "start",
        lines: int = 1,
        bold: bool = False,
        quiet: bool = False,
    ) -> None:
        """Write a text into a box, wrapped and shortened until it fits; the whole text becomes its title."""
        shown = wrap(text, box.width, size, lines, bold=bold)
        if not any(shown):
            return
        ink = _ink(shown, box, size, anchor, bold)
        self.labels.append(Label(text, shown, box, ink, size))
        self.add(_text(text, shown, box, ink, size, anchor, bold, quiet))

    def svg(
        self, *, prefix: str, title: str, description: str, width: float, height: float, group: bool = False
    ) -> str:
        """Return the whole picture; ids start with the prefix, so that several can stand on one page."""
        name = re.sub(r"[^A-Za-z0-9_-]", "-", prefix) or "picture"
        picture = tag(
            "svg",
            tag("title", title, id=f"{name}-title"),
            tag("desc", description, id=f"{name}-desc"),
            rectangle(Box(0, 0, width, height), "d-paper", 0),
            join(*self._parts),
            xmlns="http://www.w3.org/2000/svg",
            class_="d-svg",
            viewBox=f"0 0 {round(width)} {round(height)}",
            width=round(width),
            height=round(height),
            role="group" if group else "img",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
        )
        return str(picture)


def rectangle(box: Box, class_: str, radius: float = 4) -> Markup:
    """Return a rounded rectangle."""
    return tag(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius or None, class_=class_
    )  # fmt: skip


def _ink(shown: tuple[str, ...], box: Box, size: float, anchor: Anchor, bold: bool) -> Box:
    width = max(text_width(line, size, bold=bold) for line in shown)
    height = len(shown) * size * LINE
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    return Box(box.x + (box.width - width) * shift, box.middle - height / 2, width, height)


def _in_order(line: str) -> Markup:
    """Keep what follows right-to-left letters to their right: pictures are read from the left."""
    return Markup(_RIGHT_TO_LEFT.sub("\\g<0>\u200e", escape(line)))


def _text(
    text: str, shown: tuple[str, ...], box: Box, ink: Box, size: float, anchor: Anchor, bold: bool, quiet: bool
) -> Markup:
    x = {"start": box.x, "middle": box.centre, "end": box.right}[anchor]
    classes = " ".join(["d-quiet" if quiet else "d-text", *(["d-bold"] if bold else [])])
    step = size * LINE
    lines = [
        tag(
            "text", _in_order(line), x=x, y=ink.y + step * (number + 0.5) + size * _MIDDLE, class_=classes, font_size=size,
            text_anchor=None if anchor == "start" else anchor,
        )
        for number, line in enumerate(shown)
    ]  # fmt: skip
    if shown == (clean(text),):
        return lines[0]
    return tag("g", tag("title", text), *lines)
