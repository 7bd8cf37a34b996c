"""Text as a cell of a workbook can hold it: whole, harmless, and no longer than Excel takes."""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 32_767
"""As many UTF-16 units go into one cell."""

# What no XML may hold, and what a spreadsheet would act on or hide instead of showing it.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cell_text(text: str) -> str:
    """Return text with a mark in the place of each unfit character, cut with an ellipsis where it is too long."""
    fit = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    # A text in these tags would be copied into the file as markup of its own; the space makes it one like all others.
    fit = f"{fit} " if fit.startswith("<r>") and fit.endswith("</r>") else fit
    return fit if len(fit) <= MOST // 2 or _units(fit) <= MOST else _cut(fit)


def _cut(text: str) -> str:
    room = MOST - 1
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - max(1, (_units(kept) - room) // 2)]
    return f"{kept}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
