"""Calendar months before and after a day, and between two, days as ISO text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def shifted(day: str, months: int) -> str:
    """Return the day that lies ``months`` later (earlier where negative), or the last one of that month."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()


def months_between(first: str, later: str) -> int:
    """Return how many whole months have passed from a day to a later one; negative where it is earlier."""
    start, end = date.fromisoformat(first), date.fromisoformat(later)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (min(start.day, monthrange(end.year, end.month)[1]) > end.day)
