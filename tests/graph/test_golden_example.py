"""The worked example of following a no through seven systems, number by number."""

from __future__ import annotations

import pytest

from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.trace import Arrival, DropReason, Trace
from stackaudit.graph.traces import trace
from stackaudit.graph.verdict import Fidelity, Margin, Verdict
from stackaudit.inventory.load import load_text

EXAMPLE = """
stackaudit: 1
company:
  regions: [US]
  flows_complete: all
purposes:
  events: Events
systems:
  esp: {}
  crm: {}
  automation: {}
  ads: {}
  spreadsheet: {}
  sms-tool: {}
  consent-platform: {}
flows:
  - {from: esp, to: crm, carries: [preferences], how: batch, every: 0 2 * * 1-5 UTC, takes: 1h,
     preferences: {says: no-only, keeps: [channel], collapse: deny-if-any, key: email, provenance: []}}
  - {from: crm, to: automation, carries: [preferences], how: batch, every: 15m, takes: 5m, preferences: {key: email}}
  - {from: automation, to: ads, carries: [preferences], how: batch, every: day, takes: 6h,
     preferences: {key: hashed-email, keeps: [channel]}}
  - {from: spreadsheet, to: crm, carries: [preferences], how: manual, every: 2bd, preferences: {key: phone}}
  - {from: sms-tool, to: esp, carries: [preferences], how: batch, every: day, takes: 2h,
     preferences: {key: customer-id}}
  - {from: consent-platform, to: ads, carries: [preferences], how: event, every: 1m, preferences: {key: cookie}}
preference_stores:
  esp: {in: esp, covers: [email, sms]}
  crm: {in: crm, covers: [email, phone, sms]}
  automation: {in: automation, covers: [email]}
  ads: {in: ads, covers: [email, ads]}
  spreadsheet: {in: spreadsheet}
  sms-tool: {in: sms-tool, covers: [sms]}
  consent-platform: {in: consent-platform, covers: [ads]}
collection_points:
  unsubscribe-link: {writes: esp, captures: [withdraw], covers: [email/events], keys: [email],
                     records: [event_time, source, actor, method]}
  call-centre: {writes: spreadsheet, captures: [withdraw], covers: ["*"], keys: [phone]}
  sms-stop: {writes: sms-tool, captures: [withdraw], covers: [sms], keys: [phone]}
  browser-signal: {writes: consent-platform, captures: [withdraw], covers: [ads], keys: [cookie]}
senders:
  event-mail: {system: esp, channel: email, purposes: [events], checks: [esp]}
  journeys: {system: automation, channel: email, purposes: [events], checks: [automation]}
  ad-audiences: {system: ads, channel: ads, checks: [ads]}
  texts: {system: esp, channel: sms, checks: [esp]}
identity:
  - {at: automation, from: email, to: hashed-email}
  - {at: crm, from: phone, to: crm-id}
  - {at: crm, from: crm-id, to: phone}
  - {at: crm, from: crm-id, to: email}
  - {at: crm, from: email, to: crm-id}
"""
COPENHAGEN = EXAMPLE.replace("UTC", "Europe/Copenhagen")


def book_of(text: str = EXAMPLE) -> PromiseBook:
    return PromiseBook(load_text(text).stack)


def trace_of(point: str, text: str = EXAMPLE) -> Trace:
    book = book_of(text)
    return trace(book, book.stack.collection_points[point])


def arrival_of(point: str, system: str) -> Arrival:
    return next(arrival for arrival in trace_of(point).arrivals if arrival.facet.system == system)


def promise_of(name: str, text: str = EXAMPLE) -> Promise:
    return next(promise for promise in book_of(text).promises() if promise.id == name)


def hours(found: Trace) -> dict[str, float]:
    return {arrival.facet.system: round(arrival.time / 3600, 2) for arrival in found.arrivals}


def test_an_unsubscribe_takes_seventy_three_hours_to_the_crm_and_more_from_there() -> None:
    assert {"esp": 0, "crm": 73, "automation": 73.33, "ads": 103.33} == hours(trace_of("unsubscribe-link"))


def test_in_copenhagen_it_takes_an_hour_longer_in_the_week_the_clocks_go_back() -> None:
    found = hours(trace_of("unsubscribe-link", COPENHAGEN))

    assert {"esp": 0, "crm": 74, "automation": 74.33, "ads": 104.33} == found


@pytest.mark.parametrize(
    "system, cells, fidelity",
    [
        ("esp", ("email/events",), "exact"),
        ("crm", ("email",), "over"),
        ("automation", ("email",), "over"),
        ("ads", ("email",), "over"),
    ],
)
def test_the_crm_cannot_tell_events_apart_and_denies_all_mail(
    system: str, cells: tuple[str, ...], fidelity: str
) -> None:
    arrival = arrival_of("unsubscribe-link", system)

    assert (cells, fidelity) == (arrival.cells, arrival.fidelity)


@pytest.mark.parametrize(
    "system, keys",
    [
        ("esp", ("email",)),
        ("crm", ("crm-id", "email", "phone")),
        ("automation", ("email", "hashed-email")),
        ("ads", ("hashed-email",)),
    ],
)
def test_a_person_is_known_by_the_key_of_the_flow_and_what_the_system_finds_for_it(
    system: str, keys: tuple[str, ...]
) -> None:
    assert keys == arrival_of("unsubscribe-link", system).keys


@pytest.mark.parametrize(
    "system, provenance", [("esp", "full"), ("crm", "none"), ("automation", "none"), ("ads", "none")]
)
def test_where_the_change_came_from_is_lost_at_the_first_flow(system: str, provenance: str) -> None:
    assert provenance == arrival_of("unsubscribe-link", system).provenance


def test_the_unsubscribe_is_dropped_nowhere() -> None:
    assert () == trace_of("unsubscribe-link").drops


@pytest.mark.parametrize(
    "name, verdict, margin, arrival",
    [
        ("unsubscribe-link->event-mail", Verdict.KEPT, Margin.OK, 0),
        ("unsubscribe-link->journeys", Verdict.LATE, Margin.LATE, 73 * 3600 + 20 * 60),
        ("call-centre->event-mail", Verdict.BROKEN, Margin.NEVER, None),
        ("call-centre->journeys", Verdict.BY_HAND, Margin.LATE, 120 * 3600 + 20 * 60),
        ("sms-stop->texts", Verdict.BROKEN, Margin.NEVER, None),
        ("browser-signal->ad-audiences", Verdict.KEPT, Margin.OK, 60),
    ],
)
def test_each_promise_of_the_example(name: str, verdict: Verdict, margin: Margin, arrival: int | None) -> None:
    promise = promise_of(name)

    assert (verdict, margin, arrival) == (promise.verdict, promise.margin, promise.arrival)


def test_the_journeys_miss_the_mailbox_limit_and_not_the_statute() -> None:
    promise = promise_of("unsubscribe-link->journeys")
    total = promise.total or 0

    in_time = {
        limit.id: total <= limit.seconds for limit in promise.limits if limit.id in ("us-can-spam", "mbox-gmail")
    }

    assert {"us-can-spam": True, "mbox-gmail": False} == in_time
    assert {"us-can-spam": 288, "mbox-gmail": 48} == {
        limit.id: limit.hours for limit in promise.limits if limit.id in ("us-can-spam", "mbox-gmail")
    }
    assert Fidelity.OVER is promise.fidelity


def test_a_list_kept_by_hand_takes_five_days_for_two_business_days() -> None:
    found = trace_of("call-centre")

    assert {"spreadsheet": 0, "crm": 120, "automation": 120.33, "ads": 150.33} == hours(found)
    assert [False, True, True, True] == [arrival.by_hand for arrival in found.arrivals]


def test_the_call_centre_never_reaches_the_mail_tool_and_it_is_certain_why() -> None:
    promise = promise_of("call-centre->event-mail")

    assert "every system that the no gets to has a complete list of flows" == promise.certain
    assert [(DropReason.NO_FLOW, "esp")] == [(drop.reason, drop.target.system) for drop in promise.drops]
    assert ("ads", "automation", "crm", "spreadsheet") == promise.heard


def test_a_stop_by_text_is_blocked_by_the_key() -> None:
    (drop,) = trace_of("sms-stop").drops

    assert (DropReason.IDENTITY, "sms-tool->esp") == (drop.reason, drop.flow)
    assert "it joins by customer-id, and sms-tool knows the person by phone" == drop.detail


def test_a_browser_signal_reaches_the_ad_tag_and_nothing_that_knows_a_person() -> None:
    found = trace_of("browser-signal")

    assert {"consent-platform": 0, "ads": 0.02} == hours(found)
    assert {("cookie",)} == {arrival.keys for arrival in found.arrivals}
