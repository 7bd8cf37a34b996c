"""Business days as calendar days, with and without public holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.business_days import calendars_of, process_days
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text
from stackaudit.model.answer import UNKNOWN
from stackaudit.model.company import Company
from stackaudit.model.duration import DAY

CHRISTMAS = ("2026-12-25", "2026-12-28")
DAYS = st.dates(date(2026, 12, 1), date(2027, 1, 31))


def calendar(*days: str) -> Company:
    return Company(calendars={"GB": days})


def counted_out(business_days: int, off: set[date]) -> int:
    """Return the longest process by trying every day of receipt around the holidays."""
    longest = 0
    for start in (date(2026, 8, 1) + timedelta(days) for days in range(260)):
        day, left = start, business_days
        while left:
            day += timedelta(1)
            left -= day.weekday() < 5 and day not in off
        longest = max(longest, (day - start).days + 1)
    return longest


@pytest.mark.parametrize(
    "business_days, without, over_christmas", [(1, 4, 6), (2, 5, 7), (5, 8, 12), (10, 15, 19), (0, 1, 1)]
)
def test_a_process_takes_longer_over_christmas(business_days: int, without: int, over_christmas: int) -> None:
    calendars = calendars_of(calendar(*CHRISTMAS))

    assert (without, over_christmas) == (process_days(business_days), process_days(business_days, calendars))


@given(st.integers(1, 25), st.sets(DAYS, max_size=8))
def test_it_is_the_longest_over_every_day_of_receipt(business_days: int, off: set[date]) -> None:
    calendars = calendars_of(calendar(*(day.isoformat() for day in off)))

    assert counted_out(business_days, off) == process_days(business_days, calendars)


def test_a_holiday_on_a_sunday_costs_no_business_day() -> None:
    assert () == calendars_of(calendar("2026-12-27"))


def test_the_longest_of_several_calendars_counts_and_none_of_them_adds_to_another() -> None:
    company = Company(calendars={"GB": ("2026-12-25",), "DK": ("2026-12-24", "2026-12-25"), "US": ("2026-11-26",)})

    assert process_days(1, calendars_of(calendar("2026-12-24", "2026-12-25"))) == process_days(1, calendars_of(company))


@pytest.mark.parametrize("company", [Company(), Company(calendars=UNKNOWN), Company(calendars={"GB": ()})])
def test_without_a_calendar_only_weekends_count(company: Company) -> None:
    assert () == calendars_of(company)


def test_a_wait_of_many_years_takes_every_holiday_in() -> None:
    calendars = calendars_of(calendar(*CHRISTMAS))

    assert process_days(3002) == process_days(3000, calendars)


def test_a_hand_takes_longer_over_public_holidays() -> None:
    text = """
stackaudit: 1
company: {%s}
systems: {crm: {}, print: {}}
preference_stores: {crm: {in: crm, covers: [post]}, print: {in: print, covers: [post]}}
collection_points: {agent: {writes: crm, covers: [post]}}
senders: {letters: {system: print, channel: post, checks: print, checked: at-import, max_queue: 1bd}}
flows:
  - {from: crm, to: print, carries: [preferences], how: manual, every: 2bd}
"""
    found = []
    for company in ("", "calendars: {GB: [2026-12-25, 2026-12-28]}"):
        (promise,) = PromiseBook(load_text(text % company, vocabulary=vocabulary()).stack).promises()
        found.append((promise.arrival, promise.freeze))

    assert [(5 * DAY, 4 * DAY), (7 * DAY, 6 * DAY)] == found
