"""Fits names into boxes: estimates widths, wraps, shortens; never cuts a character in two."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from stackaudit.render.diagram.svg import clean

ELLIPSIS: Final = "…"
BOLD: Final = 1.1

# Boxes are made as wide as their text; a sum of fractions must not make the text too wide for them.
_SLACK: Final = 0.01

_EM: Final = {
    **dict.fromkeys("iljI|.,:;'!`\u2019·", 0.3),
    **dict.fromkeys('ft()[]{}/\\r-* "', 0.37),
    **dict.fromkeys("mwMW@%—…", 0.95),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.72),
}
_LETTER: Final = 0.56
_WIDE: Final = 1.0
_EMOJI: Final = 1.3
_OTHER_SCRIPT: Final = 0.65


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper estimate of how wide a line of text is drawn."""
    return sum(_em(each) for each in _characters(text)) * size * (BOLD if bold else 1)


def shorten(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room."""
    text = clean(text)
    if text_width(text, size, bold=bold) <= room + _SLACK:
        return text
    kept = ""
    for each in _characters(text):
        if text_width(kept + each + ELLIPSIS, size, bold=bold) > room + _SLACK:
            break
        kept += each
    return kept.rstrip() + ELLIPSIS if kept or text_width(ELLIPSIS, size, bold=bold) <= room else ""


def wrap(text: str, room: float, size: float, lines: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text on at most so many lines, broken at spaces, else at hyphens; the last is shortened where it must be."""
    rest, done = clean(text), list[str]()
    while rest and len(done) < lines - 1 and text_width(rest, size, bold=bold) > room + _SLACK:
        line, rest = _first_line(rest, room, size, bold)
        done.append(line)
    return (*done, shorten(rest, room, size, bold=bold)) if rest else tuple(done)


def _first_line(text: str, room: float, size: float, bold: bool) -> tuple[str, str]:
    fits, end, hyphen, position = 0.0, 0, 0, 0
    for each in _characters(text):
        fits += _em(each) * size * (BOLD if bold else 1)
        if fits > room + _SLACK:
            break
        position += len(each)
        if each == " " or text[position : position + 1] == " ":
            end = position
        elif each in "-/":
            hyphen = position
    # A word wider than the room is cut in the middle; at least one character goes, so that the rest gets shorter.
    end = end or hyphen or position or len(next(iter(_characters(text))))
    return text[:end].rstrip(), text[end:].lstrip()


@cache
def _characters(text: str) -> tuple[str, ...]:
    """Split into what a reader sees as one character: joined emoji, flags and accents stay whole."""
    found: list[str] = []
    for letter in text:
        if found and (_joins(letter) or found[-1].endswith("\u200d") or _completes_flag(found[-1], letter)):
            found[-1] += letter
        else:
            found.append(letter)
    return tuple(found)


def _joins(letter: str) -> bool:
    return (
        letter == "\u200d"
        or unicodedata.category(letter) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )


def _completes_flag(before: str, letter: str) -> bool:
    return len(before) == 1 and all("\U0001f1e6" <= each <= "\U0001f1ff" for each in (before, letter))


@cache
def _em(character: str) -> float:
    first = character[0]
    if first in _EM:
        return _EM[first]
    if first < "\u0250":
        return _LETTER if not first.isupper() else 0.72
    if first >= "\U0001f000" or "\u2600" <= first <= "\u27bf" or "\ufe0f" in character:
        return _EMOJI
    if unicodedata.east_asian_width(first) in ("W", "F"):
        return _WIDE
    return 0.0 if unicodedata.category(first) in ("Mn", "Me", "Cf") else _OTHER_SCRIPT
