"""The style of all pictures: for a page, for a picture that stands alone, and with concrete colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from stackaudit.render.diagram.palette import LIGHT, tokens


@cache
def stylesheet() -> str:
    """Return the CSS that a page with pictures in it needs: the palette and the classes."""
    return tokens() + _classes()


@cache
def concrete_stylesheet() -> str:
    """Return the classes with the light colours filled in, for renderers that know no custom properties."""
    return resolve(_classes(), LIGHT)


def resolve(css: str, tones: Mapping[str, str]) -> str:
    """Return CSS with each ``var(--sa-name)`` replaced by its tone."""
    return re.sub(r"var\(--sa-([a-z-]+)\)", lambda found: tones[found[1]], css)


def standalone(svg: str, css: str | None = None) -> str:
    """Return a picture that carries its own style, for a file of its own."""
    opening, bracket, rest = svg.partition(">")
    return f"{opening}{bracket}<style>{stylesheet() if css is None else css}</style>{rest}"


def _classes() -> str:
    return files("stackaudit.render.diagram").joinpath("diagram.css").read_text(encoding="utf-8")
