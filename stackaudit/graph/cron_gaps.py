"""The longest gap between the runs of a cron line, weekends, months, leap years and clock changes included.

Clock changes are treated as Debian's cron treats them. A line that names its minute and its hour runs once on every day
that it names: a time that the clock skips runs as soon as the clock is past the skip, a time that comes twice runs the
first time. Where minute or hour start with ``*`` the line follows the wall clock: skipped times are skipped, repeated
times run twice.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, datetime
from itertools import accumulate
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from cronsim import CronSim

from stackaudit.graph.unbounded import UNBOUNDED, saturated
from stackaudit.model.duration import DAY, HOUR, MINUTE, Cron

# Weekdays, leap years and with them the usual clock changes repeat after 28 years. A fixed start keeps the answer
# independent of the day on which somebody asks.
FIRST_DAY: Final = date(2027, 1, 1)
PERIOD_DAYS: Final = 28 * 365 + 7
_EPOCH: Final = date(1970, 1, 1).toordinal()


class _Day(NamedTuple):
    """A day with runs: when it starts in real time, and the seconds from there to each run."""

    start: int
    runs: tuple[int, ...]


@functools.cache
def longest_gap(cron: Cron, runs: int = 1) -> int:
    """Return the longest real time in seconds between a run and the ``runs``-th one after it.

    A line that never runs, because it only names times that the clock skips, is unbounded.
    """
    days = _days_with_runs(cron)
    total = sum(len(day.runs) for day in days)
    if not total:
        return UNBOUNDED
    periods, rest = divmod(runs, total)
    return saturated(periods * PERIOD_DAYS * DAY + (_longest(days, rest) if rest else 0))


def _longest(days: tuple[_Day, ...], steps: int) -> int:
    """Compare whole stretches of a day with the stretch ``steps`` runs later, as nearly all of them are alike."""
    twice = days + tuple(_Day(day.start + PERIOD_DAYS * DAY, day.runs) for day in days)
    first = list(accumulate((len(day.runs) for day in twice), initial=0))
    spreads: dict[tuple[int, int, int, int], int] = {}
    longest = later = 0
    for earlier, day in enumerate(days):
        done = 0
        while done < len(day.runs):
            wanted = first[earlier] + done + steps
            while first[later + 1] <= wanted:
                later += 1
            other, skipped = twice[later], wanted - first[later]
            # Equal tuples are one object here, and an id is cheaper to hash than a thousand runs.
            key = id(day.runs), done, id(other.runs), skipped
            if key not in spreads:
                spreads[key] = max(b - a for a, b in zip(day.runs[done:], other.runs[skipped:], strict=False))
            longest = max(longest, other.start - day.start + spreads[key])
            done += min(len(day.runs) - done, len(other.runs) - skipped)
    return longest


@functools.cache
def _days_with_runs(cron: Cron) -> tuple[_Day, ...]:
    """Return each day of the period on which the line runs."""
    schedule = CronSim(cron.line, datetime(2027, 1, 1))
    wall = tuple(sorted(hour * HOUR + minute * MINUTE for hour in schedule.hours for minute in schedule.minutes))
    known = {wall: wall}
    days: list[_Day] = []
    for day, starts in _days(schedule, ZoneInfo(cron.zone)):
        runs = wall if starts is not None else _runs_on_a_clock_change(cron, day, wall)
        start = starts if starts is not None else _midnight(day)
        if days and runs and days[-1].start + days[-1].runs[-1] == start + runs[0]:
            # A skip that ends at midnight moved the last run of the day before onto the first one of this day.
            last = days.pop()
            days += [_Day(last.start, known.setdefault(last.runs[:-1], last.runs[:-1]))] if last.runs[1:] else []
        if runs:
            days.append(_Day(start, known.setdefault(runs, runs)))
    return tuple(days)


def _days(schedule: CronSim, zone: ZoneInfo) -> Iterator[tuple[date, int | None]]:
    """Yield each matching day with the real time of its midnight, or ``None`` where the clock changes on that day."""
    for ordinal in range(FIRST_DAY.toordinal(), FIRST_DAY.toordinal() + PERIOD_DAYS):
        day = date.fromordinal(ordinal)
        if day.month in schedule.months and schedule.match_day(day):
            morning = _offset(datetime(day.year, day.month, day.day, tzinfo=zone))
            evening = _offset(datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone, fold=1))
            yield day, _midnight(day) - morning if morning == evening else None


def _runs_on_a_clock_change(cron: Cron, day: date, wall: tuple[int, ...]) -> tuple[int, ...]:
    """Return the real times of the runs, counted from midnight in UTC."""
    zone = ZoneInfo(cron.zone)
    minute, hour = cron.line.split()[:2]
    named = not minute.startswith("*") and not hour.startswith("*")
    real = set()
    for seconds in wall:
        time = datetime(day.year, day.month, day.day, seconds // HOUR, seconds % HOUR // MINUTE, tzinfo=zone)
        early, late = _offset(time), _offset(time.replace(fold=1))
        if early >= late:
            real |= {seconds - early} if named else {seconds - early, seconds - late}
        elif named:
            real.add(_end_of_the_skip(day, seconds - late, seconds - early, zone))
    return tuple(sorted(real))


def _end_of_the_skip(day: date, before: int, after: int, zone: ZoneInfo) -> int:
    """Return the first minute with the new offset, between two real times counted from midnight in UTC."""
    midnight = _midnight(day)
    new = datetime.fromtimestamp(midnight + after, zone).utcoffset()
    minutes = range(before, after + MINUTE, MINUTE)
    return next(real for real in minutes if datetime.fromtimestamp(midnight + real, zone).utcoffset() == new)


def _midnight(day: date) -> int:
    return (day.toordinal() - _EPOCH) * DAY


def _offset(time: datetime) -> int:
    offset = time.utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0
