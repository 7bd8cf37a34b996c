"""How long a no can wait in one flow and in one sender, under each reading of what nobody said."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.graph.reading import Reading
from stackaudit.graph.waits import (
    UNBOUNDED,
    flow_wait,
    freeze_seconds,
    hours_text,
    is_unbounded,
    process_days,
    strict_limit_hours,
    wait_seconds,
)
from stackaudit.model.answer import NONE, NOT_ASKED, UNKNOWN
from stackaudit.model.duration import DAY, HOUR, MINUTE, Cron, parse_cycle, parse_wait
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.senders import Sender
from stackaudit.model.words import Checked, How

AS_WRITTEN, PESSIMISTIC, OPTIMISTIC = Reading.AS_WRITTEN, Reading.PESSIMISTIC, Reading.OPTIMISTIC
MONDAY = datetime(2027, 3, 1)


def flow(**fields: Any) -> Flow:
    """Return a flow with durations written as in an inventory."""
    for key in ("takes", "pickup_every"):
        if isinstance(fields.get(key), str):
            fields[key] = parse_wait(fields[key])
    if isinstance(fields.get("every"), str):
        fields["every"] = parse_cycle(fields["every"])
    return Flow(id="f", source=End("a"), target=End("b"), **fields)


def lookup(ttl: str, **fields: Any) -> Flow:
    return flow(how="lookup", preferences=PreferenceFlow(cache_ttl=parse_wait(ttl)), **fields)


def sender(**fields: Any) -> Sender:
    if isinstance(fields.get("max_queue"), str):
        fields["max_queue"] = parse_wait(fields["max_queue"])
    return Sender(id="s", system="a", channel="email", **fields)


# --- business days ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("business_days, days", [(1, 4), (2, 5), (5, 8), (10, 15)])
def test_a_promised_process_takes_weekends_too(business_days: int, days: int) -> None:
    assert days == process_days(business_days)


@pytest.mark.parametrize("business_days, hours", [(1, 24), (5, 120), (10, 288), (15, 456)])
def test_a_legal_limit_is_taken_at_its_shortest(business_days: int, hours: int) -> None:
    assert hours == strict_limit_hours(business_days)


@pytest.mark.parametrize("business_days", range(1, 24))
def test_no_minute_of_a_fortnight_contradicts_the_two_formulas(business_days: int) -> None:
    receipts = [MONDAY + timedelta(minutes=minute) for minute in range(14 * 24 * 60)]
    ends = {day: end_of_business_day(MONDAY + timedelta(days=day), business_days) for day in range(14)}

    elapsed = [ends[(receipt - MONDAY).days] - receipt for receipt in receipts]

    assert timedelta(days=process_days(business_days)) == max(elapsed)
    # The last minute of a day still has that minute; the shortest time is what a receipt at midnight sharp leaves.
    assert timedelta(hours=strict_limit_hours(business_days), minutes=1) == min(elapsed)


def end_of_business_day(receipt: datetime, count: int) -> datetime:
    """Return the end of the count-th business day; the day of receipt is not counted."""
    day = receipt
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day + timedelta(days=1)


# --- stated durations ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("now", 0),
        ("15m", 15 * MINUTE),
        ("week", 7 * DAY),
        ("month", 31 * DAY),
        ("2bd", 5 * DAY),
        ("ad-hoc", UNBOUNDED),
        ("999999999bd", process_days(999_999_999) * DAY),
        ("999999999y", 999_999_999 * 366 * DAY),
    ],
)
def test_a_stated_duration_in_calendar_seconds(text: str, seconds: int) -> None:
    assert seconds == wait_seconds(parse_wait(text))


def test_nothing_that_can_be_written_but_ad_hoc_is_unbounded() -> None:
    longest = "P" + "".join(f"999999999{unit}" for unit in "YMWD")

    assert not is_unbounded(wait_seconds(parse_wait(longest)))
    assert is_unbounded(wait_seconds(parse_wait("ad-hoc")))


# --- flows -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stated, seconds",
    [
        (flow(how="event", every="now"), 0),
        (flow(how="event", every="now", takes="1m"), MINUTE),
        (flow(how="batch", every="0 2 * * 1-5 UTC", takes="1h"), 73 * HOUR),
        (flow(how="batch", every="0 2 * * 1-5 Europe/Copenhagen", takes="1h"), 74 * HOUR),
        (flow(how="batch", every="0 2 * * 1-5 UTC", tolerated_failures=1), 96 * HOUR),
        (flow(how="api", every="15m", takes="5m"), 20 * MINUTE),
        (flow(how="api", every="15m", tolerated_failures=3), HOUR),
        (flow(how="batch", every="day", takes="6h"), 30 * HOUR),
        (flow(how="batch", every="ad-hoc", takes="6h"), UNBOUNDED),
        (flow(how="batch", every="day", takes="ad-hoc"), UNBOUNDED),
        (flow(how="file", every="day", pickup_every="4h", takes="1h"), 29 * HOUR),
        (flow(how="file", every="day", pickup_every=NONE), DAY),
        (flow(how="batch", every="day", pickup_every="4h"), DAY),
        (flow(how="manual", every="2bd"), 120 * HOUR),
        (flow(how="manual", every="week"), 168 * HOUR),
        (flow(how="manual", every="ad-hoc"), UNBOUNDED),
        (flow(how="embedded", every="week"), 0),
        (flow(how="embedded", takes="1m"), MINUTE),
        (flow(how="lookup", every="week"), 0),
        (lookup("15m", every="week"), 15 * MINUTE),
        (lookup("15m", takes="1m"), 16 * MINUTE),
    ],
)
def test_as_written_a_flow_adds_what_is_stated(stated: Flow, seconds: int) -> None:
    assert seconds == flow_wait(stated, AS_WRITTEN)


def test_the_worked_example_adds_up_along_its_route() -> None:
    nightly = flow(how="batch", every="0 2 * * 1-5 UTC", takes="1h")
    quarterly = flow(how="api", every="15m", takes="5m")
    daily = flow(how="batch", every="day", takes="6h")

    waits = [flow_wait(hop, AS_WRITTEN) or 0 for hop in (nightly, quarterly, daily)]

    assert ["73 h", "73.3 h", "103.3 h"] == [hours_text(sum(waits[:hops])) for hops in (1, 2, 3)]


@pytest.mark.parametrize("silent", [NOT_ASKED, UNKNOWN])
@pytest.mark.parametrize("missing", ["how", "every"])
def test_a_flow_without_how_or_every_has_a_wait_only_at_best(missing: str, silent: object) -> None:
    complete: dict[str, Any] = {"how": "batch", "every": "day", "takes": "1h", "tolerated_failures": 0}
    thin = flow(**{**complete, missing: silent})

    waits = [flow_wait(thin, reading) for reading in (OPTIMISTIC, AS_WRITTEN, PESSIMISTIC)]

    assert [HOUR, None, None] == waits


@pytest.mark.parametrize(
    "stated",
    [
        flow(how="batch", every="day", tolerated_failures=0),
        flow(how="batch", every="day", takes=UNKNOWN, tolerated_failures=0),
        flow(how="batch", every="day", takes="1h"),
        flow(how="file", every="day", takes="1h", tolerated_failures=0),
        flow(how="event", every="now"),
        flow(how="manual", every="2bd", takes=NONE),
        flow(how="embedded"),
        flow(how="lookup", takes=NONE),
    ],
)
def test_an_undeclared_delay_is_not_instant(stated: Flow) -> None:
    assert UNBOUNDED == flow_wait(stated, PESSIMISTIC)


@pytest.mark.parametrize(
    "stated, seconds",
    [
        (flow(how="batch", every="day", takes=NONE, tolerated_failures=0), DAY),
        (flow(how="event", every="now", takes="1m"), MINUTE),
        (flow(how="event", every="0m", takes="1m"), MINUTE),
        (flow(how="file", every="day", takes=NONE, pickup_every="4h", tolerated_failures=1), 52 * HOUR),
        (flow(how="embedded", takes=NONE), 0),
        (lookup("15m", takes=NONE), 15 * MINUTE),
    ],
)
def test_a_complete_flow_reads_the_same_three_ways(stated: Flow, seconds: int) -> None:
    assert [seconds] * 3 == [flow_wait(stated, reading) for reading in Reading]


def test_waits_saturate_instead_of_passing_the_bound() -> None:
    endless = flow(how="file", every="999999999y", tolerated_failures=10**12, pickup_every="ad-hoc", takes="ad-hoc")

    assert UNBOUNDED == flow_wait(endless, AS_WRITTEN)


DELAYS = st.sampled_from(["now", "15m", "2h", "day", "3bd", "ad-hoc"]).map(parse_wait) | st.sampled_from(
    [NONE, UNKNOWN]
)
RHYTHMS = st.sampled_from(
    ["now", "15m", "day", "2bd", "ad-hoc", "0 2 * * 1-5 UTC", "*/5 * * * * Europe/Copenhagen"]
).map(parse_cycle)
FLOWS = st.builds(
    Flow,
    id=st.just("f"),
    source=st.just(End("a")),
    target=st.just(End("b")),
    how=st.sampled_from([*get_args(How), UNKNOWN]),
    every=RHYTHMS | st.just(UNKNOWN),
    takes=DELAYS,
    pickup_every=DELAYS,
    tolerated_failures=st.sampled_from([0, 1, 30, UNKNOWN]),
    preferences=st.sampled_from([NONE, UNKNOWN]) | st.builds(PreferenceFlow, cache_ttl=DELAYS),
)
DETAILS = ["how", "every", "takes", "pickup_every", "tolerated_failures", "preferences"]


@given(FLOWS)
def test_the_three_readings_of_a_flow_are_in_order(stated: Flow) -> None:
    best, written, worst = (flow_wait(stated, reading) for reading in (OPTIMISTIC, AS_WRITTEN, PESSIMISTIC))

    assert best is not None
    assert best <= as_number(written) <= as_number(worst)
    assert (written is None) == (worst is None)


@given(FLOWS, st.sampled_from(DETAILS))
def test_deleting_an_answer_about_a_flow_only_widens_its_range(stated: Flow, detail: str) -> None:
    thinner = msgspec.structs.replace(stated, **{detail: NOT_ASKED})

    assert as_number(flow_wait(thinner, OPTIMISTIC)) <= as_number(flow_wait(stated, OPTIMISTIC))
    assert as_number(flow_wait(thinner, PESSIMISTIC)) >= as_number(flow_wait(stated, PESSIMISTIC))


def as_number(wait: int | None) -> int:
    """Rank "nobody said enough" behind everything."""
    return UNBOUNDED + 1 if wait is None else wait


# --- senders ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stated, best, written, worst",
    [
        (sender(checked="at-send"), 0, 0, 0),
        (sender(checked="at-send", max_queue="1d"), 0, 0, 0),
        (sender(checked="at-audience-build", max_queue="1d"), DAY, DAY, DAY),
        (sender(checked="at-audience-build", max_queue=NONE), 0, 0, 0),
        (sender(checked="at-audience-build"), 0, 0, UNBOUNDED),
        (sender(checked="at-import", max_queue="week"), 7 * DAY, 7 * DAY, 7 * DAY),
        (sender(checked="at-import", max_queue="ad-hoc"), UNBOUNDED, UNBOUNDED, UNBOUNDED),
        (sender(checked="at-import", max_queue=UNKNOWN), 0, 0, UNBOUNDED),
        (sender(checked="never"), UNBOUNDED, UNBOUNDED, UNBOUNDED),
        (sender(), 0, 0, UNBOUNDED),
        (sender(checked=UNKNOWN, max_queue="2h"), 0, 2 * HOUR, UNBOUNDED),
    ],
)
def test_how_long_a_sender_goes_by_what_it_was_told_before(stated: Sender, best: int, written: int, worst: int) -> None:
    readings = (OPTIMISTIC, AS_WRITTEN, PESSIMISTIC)

    assert [best, written, worst] == [freeze_seconds(stated, reading) for reading in readings]


SENDERS = st.builds(
    Sender,
    id=st.just("s"),
    system=st.just("a"),
    channel=st.just("email"),
    checked=st.sampled_from([*get_args(Checked), UNKNOWN]),
    max_queue=DELAYS,
)


@given(SENDERS)
def test_the_three_readings_of_a_sender_are_in_order(stated: Sender) -> None:
    best, written, worst = (freeze_seconds(stated, reading) for reading in (OPTIMISTIC, AS_WRITTEN, PESSIMISTIC))

    assert best <= written <= worst


@given(SENDERS, st.sampled_from(["checked", "max_queue"]))
def test_deleting_an_answer_about_a_sender_only_widens_its_range(stated: Sender, detail: str) -> None:
    thinner = msgspec.structs.replace(stated, **{detail: NOT_ASKED})

    assert freeze_seconds(thinner, OPTIMISTIC) <= freeze_seconds(stated, OPTIMISTIC)
    assert freeze_seconds(thinner, PESSIMISTIC) >= freeze_seconds(stated, PESSIMISTIC)


# --- for people ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seconds, text",
    [
        (0, "0 h"),
        (1, "1 min"),
        (15 * MINUTE, "15 min"),
        (119 * MINUTE + 1, "120 min"),
        (2 * HOUR, "2 h"),
        (90 * MINUTE + 2 * HOUR, "3.5 h"),
        (73 * HOUR, "73 h"),
        (73 * HOUR + 20 * MINUTE, "73.3 h"),
        (48 * HOUR + 1, "48.1 h"),
        (48 * HOUR - 1, "48 h"),
        (168 * HOUR, "168 h"),
        (366 * DAY, "8784 h"),
        (UNBOUNDED, "unbounded"),
        (UNBOUNDED + DAY, "unbounded"),
    ],
)
def test_waits_read_in_hours_so_that_they_compare(seconds: int, text: str) -> None:
    assert text == hours_text(seconds)


@given(st.integers(2 * HOUR, 40 * DAY), st.integers(0, HOUR))
def test_a_longer_wait_never_reads_shorter(seconds: int, more: int) -> None:
    shorter, longer = (float(hours_text(wait).removesuffix(" h")) for wait in (seconds, seconds + more))

    assert shorter <= longer


@given(st.integers(1, 1_000), st.integers(1, HOUR))
def test_a_wait_over_a_limit_never_reads_as_the_limit(limit: int, over: int) -> None:
    assert hours_text(limit * HOUR) != hours_text(limit * HOUR + over)


def test_a_cron_line_made_without_the_reader_waits_the_same() -> None:
    stated = flow(how="batch", every=Cron("0 2 * * 1-5"))

    assert 72 * HOUR == flow_wait(stated, AS_WRITTEN)
