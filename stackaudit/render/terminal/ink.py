"""Colour and width of text on a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from stackaudit.audit.severity import Severity
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.palette import VERDICTS

_CODES = {
    "bold": "1",
    "dim": "2",
    "critical": "1;31",
    "high": "31",
    "medium": "33",
    "low": "36",
    "info": "2",
    "kept": "32",
    "late": "33",
    "hand": "35",
    "broken": "31",
    "open": "34",
}
# What a terminal would act on instead of showing it: escape sequences in a name, bells, carriage returns.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_PAINT = re.compile(r"\x1b\[[0-9;]*m")


class Ink(msgspec.Struct, frozen=True):
    """How to write: with colour or without, within a width in columns."""

    color: bool = False
    width: int = 80

    def paint(self, text: str, tone: str) -> str:
        """Return text in a tone, when colour is wanted."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.color else text

    def severity(self, severity: Severity) -> str:
        """Return the word for a severity, in capitals."""
        return self.paint(severity.value.upper(), severity.value)

    def verdict(self, verdict: Verdict, text: str = "") -> str:
        """Return a verdict's shape and word (or another text after the shape)."""
        look = VERDICTS[verdict]
        return self.paint(f"{look.glyph} {text or look.word}", look.key)

    def wrapped(self, text: str, indent: int, first: str = "") -> list[str]:
        """Return text as lines that fit the width; ``first`` stands before the first line, the rest is indented."""
        lines = [first or " " * indent]
        used, gap = columns_of(lines[0]), ""
        for word in _cut(on_one_line(text).split(), self.width - indent):
            wide = len(gap) + columns_of(word)
            if used + wide > self.width and used > indent:
                lines.append(" " * indent)
                used, gap, wide = indent, "", columns_of(word)
            lines[-1] += gap + word
            used, gap = used + wide, " "
        return [line.rstrip() for line in lines]

    def shortened(self, text: str, columns: int) -> str:
        """Return text cut to a number of columns, with an ellipsis."""
        text = on_one_line(text)
        if columns_of(text) <= columns:
            return text
        while text and columns_of(text) > columns - 1:
            text = text[:-1]
        return text.rstrip() + "…"


def plain(text: str) -> str:
    """Return text without characters that a terminal would act on."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def on_one_line(text: str) -> str:
    """Return plain text whose line breaks and tabs are spaces."""
    return plain(" ".join(text.split()))


def columns_of(text: str) -> int:
    """Return how many columns text takes on a terminal; colour takes none."""
    return sum(_columns(each) for each in _PAINT.sub("", text))


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cut(words: Iterable[str], columns: int) -> Iterator[str]:
    """Yield words, those that are wider than a line in pieces."""
    for word in words:
        piece, used = "", 0
        for letter in word:
            if piece and used + _columns(letter) > columns:
                yield piece
                piece, used = "", 0
            piece, used = piece + letter, used + _columns(letter)
        yield piece
