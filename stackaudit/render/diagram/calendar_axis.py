"""A year ahead as a straight line of days, with its months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

DAYS: Final = 365
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class CalendarAxis(msgspec.Struct, frozen=True):
    """Maps days to places: ``today`` to ``left``, a year later to ``right``; the past lies before, down to ``start``."""

    today: date
    start: float
    left: float
    right: float

    @property
    def end(self) -> date:
        """Return the first day after the year."""
        return self.today + timedelta(days=DAYS)

    def at(self, day: date) -> float:
        """Return where a day is; what lies outside is at the nearest end."""
        place = self.left + (day - self.today).days / DAYS * (self.right - self.left)
        return min(max(place, self.start), self.right)

    def months(self) -> tuple[date, ...]:
        """Return the first days of the months that begin within the year."""
        first = (self.today.year, self.today.month)
        days = [_month(*first, step) for step in range(len(_MONTHS) + 1)]
        return tuple(day for day in days if self.today <= day < self.end)


def month_name(day: date) -> str:
    """Return the month's name in three letters."""
    return _MONTHS[day.month - 1]


def _month(year: int, month: int, step: int) -> date:
    return date(year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1, 1)
