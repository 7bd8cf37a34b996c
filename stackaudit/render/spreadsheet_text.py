"""Cells that a spreadsheet takes as text, never as a formula."""

from __future__ import annotations

from typing import Final

# Spreadsheets read a cell that begins like this as a formula, also in full-width letters.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def as_text(cell: str) -> str:
    """Return a cell with an apostrophe before anything that would start a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
