"""The key to a picture: a row of signs, each followed by what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from stackaudit.render.diagram.labels import text_width
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup

Kind = TypeVar("Kind")


def sample_row(
    drawing: Scene,
    row: Box,
    meanings: Mapping[Kind, str],
    sign: Callable[[Kind, float], Markup],
    *,
    wide: float,
    gap: float,
    size: float,
    quiet: bool = False,
) -> float:
    """Draw each kind's sign as it begins at some x, and its meaning ``wide`` further right; return where the row ends."""
    x = row.x
    for kind, words in meanings.items():
        drawing.add(sign(kind, x))
        width = text_width(words, size)
        drawing.label(words, Box(x + wide, row.y, width, row.height), size=size, quiet=quiet)
        x += wide + width + gap
    return x
