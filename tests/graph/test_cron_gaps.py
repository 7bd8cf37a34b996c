"""The longest gap of a cron line, against known answers, another implementation and every start minute of a period."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSim

from stackaudit.graph.cron_gaps import PERIOD_DAYS, longest_gap
from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.model.duration import DAY, HOUR, MINUTE, Cron


@pytest.mark.parametrize(
    "line, zone, hours",
    [
        ("0 2 * * 1-5", "UTC", 72),
        ("0 2 * * 1-5", "Europe/Copenhagen", 73),
        ("0 2 * * *", "UTC", 24),
        ("30 2 * * *", "Europe/Copenhagen", 25),
        ("0 * * * *", "Europe/Copenhagen", 1),
        ("0 9-17 * * 1-5", "UTC", 64),
        ("0 0 1 * *", "UTC", 31 * 24),
        ("0 0 31 * *", "UTC", 61 * 24),
        ("0 0 31 1,12 *", "UTC", (366 - 31) * 24),
        ("0 0 29 2 *", "UTC", 1461 * 24),
        ("0 0 13 * fri", "UTC", 7 * 24),
        ("0 0 29 2 */7", "UTC", PERIOD_DAYS * 24),
        ("0 0 1 1 *", "UTC", 366 * 24),
    ],
)
def test_known_gaps(line: str, zone: str, hours: int) -> None:
    assert hours * HOUR == longest_gap(Cron(line, zone))


@pytest.mark.parametrize(
    "line, runs, hours",
    [("0 2 * * *", 2, 48), ("0 2 * * 1-5", 2, 96), ("0 2 * * 1-5", 6, 240), ("*/30 * * * *", 49, 24.5)],
)
def test_runs_that_nobody_misses_lengthen_the_gap(line: str, runs: int, hours: float) -> None:
    assert hours * HOUR == longest_gap(Cron(line), runs)


def test_more_missed_runs_than_the_period_has_still_count() -> None:
    each_day = Cron("0 2 * * *", "Europe/Copenhagen")

    assert PERIOD_DAYS * DAY == longest_gap(each_day, PERIOD_DAYS)
    assert (PERIOD_DAYS + 1) * DAY + HOUR == longest_gap(each_day, PERIOD_DAYS + 1)
    assert UNBOUNDED == longest_gap(each_day, 10**15)


def test_a_line_for_a_time_that_the_clock_always_skips_is_unbounded() -> None:
    # Minutes that start with a star follow the wall clock, and on the last Sunday of March it has no 02:00 to 02:59.
    assert UNBOUNDED == longest_gap(Cron("*/30 2 25-31 3 */7", "Europe/Copenhagen"))


def test_a_named_time_that_the_clock_skips_runs_all_the_same() -> None:
    # On the last Sunday of March, and that may be 53 weeks away.
    assert 53 * 7 * DAY == longest_gap(Cron("30 2 25-31 3 */7", "Europe/Copenhagen"))


SAMPLED = [
    ("0 2 * * 1-5", "Europe/Copenhagen"),
    ("30 2 * * *", "Europe/Copenhagen"),
    ("*/30 2 * * *", "Europe/Copenhagen"),
    ("15,45 1-3 * * *", "America/New_York"),
    ("0 */3 * * *", "America/New_York"),
    ("10 0-23/5 * * sat,sun", "Europe/London"),
    ("*/20 1,2 * * 0", "Europe/London"),
    ("5 0 1 * *", "Africa/Cairo"),
    ("0 0 * * 5", "Africa/Cairo"),
    ("*/45 * * * *", "Australia/Lord_Howe"),
    ("0 2 * * *", "Australia/Lord_Howe"),
    ("30 23 * * 6", "America/Nuuk"),
    ("0,30 0,22-23 * * 0,6", "America/Nuuk"),
    ("0 4 L * *", "America/Sao_Paulo"),
    ("0 6 * * 1#1", "Asia/Kolkata"),
    ("0 12 */10 * *", "UTC"),
]


@pytest.mark.parametrize("line, zone", SAMPLED)
@pytest.mark.parametrize("runs", [1, 2, 7])
def test_no_gap_of_the_coming_years_is_longer(line: str, zone: str, runs: int) -> None:
    times = list_runs(line, zone)

    longest = max(later - earlier for earlier, later in zip(times, times[runs:], strict=False))

    assert longest <= longest_gap(Cron(line, zone), runs)


@pytest.mark.parametrize("line, zone", [pair for pair in SAMPLED if "1 * *" not in pair[0]])
def test_the_gap_is_found_among_the_runs_of_the_coming_years(line: str, zone: str) -> None:
    times = list_runs(line, zone)

    assert longest_gap(Cron(line, zone)) in {later - earlier for earlier, later in pairwise(times)}


@pytest.mark.parametrize(
    "line, zone, start, hours",
    [
        ("0 2 * * 1-5", "Europe/Copenhagen", "2027-10-25T00:00", 73),
        ("0 */6 * * *", "America/New_York", "2027-11-01T00:00", 7),
        ("0 9-17 * * *", "Europe/Copenhagen", "2027-10-25T00:00", 17),
    ],
)
def test_no_start_minute_of_a_fortnight_with_a_clock_change_waits_longer(
    line: str, zone: str, start: str, hours: int
) -> None:
    first = int(datetime.fromisoformat(start).replace(tzinfo=UTC).timestamp())
    minutes = range(first, first + 21 * DAY, MINUTE)
    runs = [minute for minute in minutes if wall_clock_matches(line, zone, minute)]

    longest = max(wait_for_the_next(runs, minute) for minute in minutes[: 14 * DAY // MINUTE])

    # A no that arrives just after a run waits for the whole gap; the first minute after it, for a minute less.
    assert hours * HOUR == longest + MINUTE == longest_gap(Cron(line, zone))


@pytest.mark.parametrize(
    "line, zone",
    [
        ("0 2 * * 1-5", "Europe/Copenhagen"),
        ("15 9,13 * * *", "America/New_York"),
        ("0 */5 * * 0,6", "Australia/Lord_Howe"),
        ("30 6 * * mon,thu", "Africa/Cairo"),
    ],
)
def test_no_start_minute_of_a_year_with_both_clock_changes_waits_longer(line: str, zone: str) -> None:
    first = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())
    minutes = range(first, first + 380 * DAY, MINUTE)
    runs = [minute for minute in minutes if wall_clock_matches(line, zone, minute)]

    waits = [later - start for earlier, later in pairwise(runs) for start in range(earlier + MINUTE, later + 1, MINUTE)]

    assert longest_gap(Cron(line, zone)) == max(waits) + MINUTE


@cache
def list_runs(line: str, zone: str) -> list[int]:
    """Ask cronsim, whose runs may coincide where the clock skips."""
    start = datetime(2027, 1, 1, tzinfo=ZoneInfo(zone))
    end = (start + timedelta(days=3 * 365)).timestamp()
    runs: set[int] = set()
    for run in CronSim(line, start):
        if run.timestamp() >= end:
            break
        runs.add(int(run.timestamp()))
    return sorted(runs)


def wall_clock_matches(line: str, zone: str, minute: int) -> bool:
    """Compare the fields with the wall clock; enough for lines that do not fall into the changed hour."""
    schedule = schedule_of(line)
    wall = datetime.fromtimestamp(minute, ZoneInfo(zone))
    return (
        wall.minute in schedule.minutes
        and wall.hour in schedule.hours
        and wall.month in schedule.months
        and schedule.match_day(wall.date())
    )


@cache
def schedule_of(line: str) -> CronSim:
    return CronSim(line, datetime(2027, 1, 1))


def wait_for_the_next(runs: list[int], minute: int) -> int:
    return next(run for run in runs if run >= minute) - minute
