"""Builds SVG elements: escapes text, formats numbers, sorts attributes."""

from __future__ import annotations

import re
from typing import Final

# XML 1.0 allows no other control characters, no lone surrogates and no noncharacters at the end of the first plane.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Invisible marks that turn the direction of what follows: a name must not be able to turn its neighbours.
_DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


class Markup(str):
    """Text that is SVG already; every other string is escaped on its way in."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element; attributes that are None are left out, ``class_`` is ``class`` and ``x_y`` is ``x-y``."""
    pairs = sorted((_attribute_name(key), value) for key, value in attributes.items() if value is not None)
    opening = name + "".join(f' {key}="{_attribute(value)}"' for key, value in pairs)
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{opening}>{inner}</{name}>" if children else f"<{opening}/>")


def join(*parts: str) -> Markup:
    """Return parts one after the other."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))


def escape(text: str) -> Markup:
    """Return text as markup."""
    return Markup("".join(_ESCAPES.get(letter, letter) for letter in clean(text)))


def clean(text: str) -> str:
    """Return text on one line, without characters that XML 1.0 forbids or that turn the writing direction."""
    return " ".join(_DIRECTION.sub("", _NOT_XML.sub("", text)).split())


def number(value: float) -> str:
    """Return a number with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute(value: str | float | None) -> str:
    return escape(value) if isinstance(value, str) else number(value or 0)
