"""Counts, lists and shares as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, one: str, many: str = "") -> str:
    """Return ``1 system`` or ``3 systems``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], most: int = 0) -> str:
    """Return ``a, b and c``; with ``most``, ``a, b and 4 more``."""
    shown = list(words)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(words) - most} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def percent(share: float) -> str:
    """Return a share in per cent; never 0 % or 100 % of what is not nothing or all."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}\u00a0%"


def first_sentence(text: str) -> str:
    """Return a text up to its first full stop."""
    head, stop, _ = text.partition(". ")
    return head + "." if stop else text
