"""Business days as calendar days: weekends always, public holidays where the inventory gives a calendar."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Final

from stackaudit.model.answer import said
from stackaudit.model.company import Company

Calendar = tuple[int, ...]
"""The public holidays of one region that fall on weekdays, as ordinals of dates, sorted."""

# Ten years of business days; beyond, every holiday counts as if it fell into the wait.
_MOST_EXACT: Final = 2600


def calendars_of(company: Company) -> tuple[Calendar, ...]:
    """Return the calendars of a company, one for each region that has any weekday off."""
    written = company.calendars if said(company.calendars) else {}
    found = (tuple(sorted(_weekdays(days))) for days in written.values())
    return tuple(sorted({calendar for calendar in found if calendar}))


@functools.cache
def process_days(business_days: int, calendars: tuple[Calendar, ...] = ()) -> int:
    """Return the calendar days that a process promised within so many business days takes at worst.

    Two days for each weekend on the way, and one because the day of receipt is not counted. Nobody says by which region's
    calendar a hand works, so the longest wait of all counts. A legal limit never gets longer by this.
    """
    without = business_days + 2 * -(-business_days // 5) + 1
    return max([without, *(_over_holidays(business_days, calendar) for calendar in calendars)])


def _over_holidays(business_days: int, calendar: Calendar) -> int:
    """Return the longest wait over every day of receipt from which a holiday is still ahead within the wait."""
    bound = process_days(business_days + len(calendar))
    if business_days > _MOST_EXACT or business_days == 0:
        return bound if business_days else 0
    first, last, off = calendar[0] - bound, calendar[-1], set(calendar)
    working = [day for day in range(first, last + bound + 7) if _is_weekday(day) and day not in off]
    received = range(first, last + 1)
    return max(working[bisect_right(working, day) + business_days - 1] - day + 1 for day in received)


def _weekdays(days: Iterable[str]) -> set[int]:
    ordinals = {date.fromisoformat(day).toordinal() for day in days}
    return {day for day in ordinals if _is_weekday(day)}


def _is_weekday(ordinal: int) -> bool:
    return (ordinal - 1) % 7 < 5  # ordinal 1 was a Monday
