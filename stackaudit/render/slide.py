"""A picture alone on a slide: 1920 x 1080, transparent, as large as it fits."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from stackaudit.render.diagram.svg import number

WIDTH: Final = 1920
HEIGHT: Final = 1080
LEAST: Final = 14.0
"""The smallest letters that are read from the back row, in pixels of the slide."""

_MARGIN: Final = 24
_SIZE: Final = re.compile(r'<svg [^>]*?height="(?P<height>[0-9.]+)"[^>]*?width="(?P<width>[0-9.]+)"')
_LETTERS: Final = re.compile(r'font-size="([0-9.]+)"')
_PAPER: Final = re.compile(r'<rect class="d-paper" height="[0-9.]+" width="[0-9.]+" x="0" y="0"/>')


class Slide(msgspec.Struct, frozen=True):
    """The picture as SVG of a slide's size, and how large its smallest letters are there."""

    svg: str
    smallest: float

    @property
    def readable(self) -> bool:
        """Tell whether the back row can read it."""
        return self.smallest >= LEAST


def slide(svg: str) -> Slide:
    """Return a picture on a slide: scaled to fit, in the middle, without the paper behind it."""
    size = _SIZE.match(svg)
    if size is None:
        raise ValueError("not a picture of ours: it does not start with its size")
    width, height = float(size["width"]), float(size["height"])
    scale = min((WIDTH - 2 * _MARGIN) / width, (HEIGHT - 2 * _MARGIN) / height)
    bare = _PAPER.sub("", svg, count=1)
    opening, bracket, inner = bare.partition(">")
    for name in ("width", "height", "viewBox"):
        opening = re.sub(rf' {name}="[^"]*"', "", opening, count=1)
    opening = opening.replace('class="d-svg"', 'class="d-slide"', 1)
    opening += f' height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
    title, rest = _head(inner)
    x, y = (WIDTH - width * scale) / 2, (HEIGHT - height * scale) / 2
    place = f'<g transform="translate({number(x)} {number(y)}) scale({_scale(scale)})">'
    body = rest.removesuffix("</svg>")
    letters = [float(each) for each in _LETTERS.findall(svg)]
    return Slide(f"{opening}{bracket}{title}{place}{body}</g></svg>", min(letters, default=LEAST) * scale)


def _scale(value: float) -> str:
    """Return a scale with enough decimals that a wide picture is off by less than a pixel."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _head(inner: str) -> tuple[str, str]:
    """Part what the picture is called from what is drawn: titles have to come first."""
    end = inner.index("</desc>") + len("</desc>") if "</desc>" in inner else 0
    return inner[:end], inner[end:]
