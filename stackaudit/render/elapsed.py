"""Elapsed time as people say it: at once, 15 min, 48 h, 7 d 1 h."""

from __future__ import annotations

from stackaudit.graph.unbounded import is_unbounded
from stackaudit.model.duration import DAY, HOUR, MINUTE

NBSP = "\u00a0"


def elapsed(seconds: int | None) -> str:
    """Return a wait in words; hours up to three days, as limits are written in hours."""
    if seconds is None:
        return "nobody said"
    if is_unbounded(seconds):
        return "no upper bound"
    if seconds < MINUTE:
        return "at once" if seconds == 0 else f"{seconds}{NBSP}s"
    if seconds < HOUR:
        return f"{seconds // MINUTE}{NBSP}min"
    if seconds <= 3 * DAY:
        return _parts(seconds, HOUR, "h", MINUTE, "min")
    return _parts(seconds, DAY, "d", HOUR, "h")


def _parts(seconds: int, big: int, big_name: str, small: int, small_name: str) -> str:
    whole, rest = divmod(seconds, big)
    first = f"{whole}{NBSP}{big_name}"
    return f"{first}{NBSP}{rest // small}{NBSP}{small_name}" if rest >= small else first
