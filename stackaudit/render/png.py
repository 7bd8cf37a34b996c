"""Pictures as PNG, drawn without a browser."""

from __future__ import annotations

import re

from stackaudit.render.diagram.palette import LIGHT
from stackaudit.render.diagram.stylesheet import concrete_stylesheet, standalone


class PngUnavailableError(RuntimeError):
    """The wheel that draws PNG is not installed; the message says what to install."""


def png(svg: str, width: int | None = None, *, transparent: bool = False) -> bytes:
    """Return a picture in light colours as PNG, scaled to a width in pixels or at its own size.

    Raises:
        PngUnavailableError: when resvg-py is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise PngUnavailableError(
            "PNG needs the package resvg-py: pip install resvg-py; SVG works without it"
        ) from error
    bare = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    drawn = standalone(bare, concrete_stylesheet())
    background = None if transparent else LIGHT["paper"]
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=width, background=background))
