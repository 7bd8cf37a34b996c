"""Promises: verdicts of small stacks, and what holds of the verdicts of any stack."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook, margin
from stackaudit.graph.verdict import Fidelity, Limit, Margin, Verdict
from stackaudit.inventory.load import load_text
from stackaudit.model.answer import NOT_ASKED, Silence, said
from stackaudit.model.duration import HOUR, parse_cycle
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.scope import parse_scope
from stackaudit.model.senders import Sender
from stackaudit.model.settings import Settings
from stackaudit.model.shape import Record
from stackaudit.model.stack import Stack
from tests.graph.random_stacks import CHANNELS, KEYS, PURPOSES, stacks

GOODNESS = {
    Verdict.BROKEN: 0,
    Verdict.NOT_WRITTEN_DOWN: 0,
    Verdict.BY_HAND: 1,
    Verdict.LATE: 2,
    Verdict.KEPT: 3,
}

SMALL = """
stackaudit: 1
company: {regions: [ZZ], opt_out_promise: 24h%(company)s}
systems: {web: {}, esp: {}, crm: {}}
preference_stores:
  esp: {in: esp, covers: [email]}
  crm: {in: crm, covers: [email, phone]}
collection_points:
  form: {writes: crm, covers: [email, phone], captures: [withdraw]%(point)s}
senders:
  mail: {system: esp, channel: email, checks: %(checks)s%(sender)s}
flows:
  - {from: web, to: web, carries: [behaviour], how: batch, every: day}
%(flows)s
"""


def small(*flows: str, point: str = "", sender: str = "", company: str = "", checks: str = "esp") -> Promise:
    """Return the only promise of a small stack."""
    lines = "\n".join(f"  - {{from: crm, to: esp, carries: [preferences], {flow}}}" for flow in flows)
    text = SMALL % {"flows": lines, "point": point, "sender": sender, "company": company, "checks": checks}
    (promise,) = PromiseBook(load_text(text).stack).promises()
    return promise


def verdict(*flows: str, **more: str) -> Verdict:
    return small(*flows, **more).verdict


def test_an_automatic_route_in_time_is_kept() -> None:
    promise = small("how: batch, every: day")

    assert (Verdict.KEPT, 24 * HOUR, Margin.AT_RISK) == (promise.verdict, promise.arrival, promise.margin)


def test_an_automatic_route_over_the_limit_is_late() -> None:
    assert Verdict.LATE is verdict("how: batch, every: week")


def test_the_freeze_of_the_sender_counts() -> None:
    sender = ", checked: at-audience-build, max_queue: 1h"

    assert Verdict.LATE is verdict("how: batch, every: day", sender=sender)


def test_a_sender_that_never_checks_again_is_late_for_ever() -> None:
    promise = small("how: api, every: now", sender=", checked: never")

    assert (Verdict.LATE, Margin.NEVER) == (promise.verdict, promise.margin)


def test_a_route_with_a_manual_hop_is_by_hand_however_fast() -> None:
    assert Verdict.BY_HAND is verdict("how: manual, every: now")


def test_two_business_days_by_hand_take_a_hundred_and_twenty_hours() -> None:
    assert 120 * HOUR == small("how: manual, every: 2bd").arrival


def test_an_automatic_route_is_better_than_a_faster_one_by_hand() -> None:
    promise = small("id: hand, how: manual, every: now", "id: job, how: batch, every: week")

    assert (Verdict.LATE, 168 * HOUR) == (promise.verdict, promise.arrival)


def test_a_route_by_hand_is_better_than_one_that_nobody_timed() -> None:
    assert Verdict.BY_HAND is verdict("id: hand, how: manual, every: day", "id: job, how: batch")


@pytest.mark.parametrize("flow", ["how: batch", "every: day", "how: unknown, every: day", "how: batch, every: unknown"])
def test_a_hop_without_how_or_every_is_a_question(flow: str) -> None:
    promise = small(flow, company=", flows_complete: all")

    assert (Verdict.NOT_WRITTEN_DOWN, Verdict.BROKEN, Verdict.KEPT) == (
        promise.verdict,
        promise.pessimistic,
        promise.optimistic,
    )


def test_no_route_is_a_question_where_nobody_called_the_lists_complete() -> None:
    promise = small()

    assert (Verdict.NOT_WRITTEN_DOWN, Margin.UNKNOWN, "") == (promise.verdict, promise.margin, promise.certain)


def test_a_no_stops_where_it_could_have_gone_on_and_not_before_a_store_about_something_else() -> None:
    text = """
stackaudit: 1
company: {flows_complete: all}
systems: {hub: {}, calls: {}, texts: {}}
preference_stores:
  hub: {in: hub, covers: [phone, sms]}
  calls: {in: calls, covers: [phone]}
  texts: {in: texts, covers: [sms]}
collection_points: {page: {writes: hub, covers: [phone, sms], captures: [withdraw], via: none}}
senders: {offers: {system: texts, channel: sms, purposes: [marketing.offers], checks: texts}}
flows:
  - {from: hub, to: calls, how: event, every: now, preferences: {covers: [phone]}}
  - {from: calls, to: hub, how: event, every: now, preferences: {covers: [phone]}}
  - {from: hub, to: texts, how: event, every: now, preferences: {covers: [sms], says: yes-only}}
"""
    (promise,) = PromiseBook(load_text(text).stack).promises()

    assert ["hub->texts"] == [drop.flow for drop in promise.drops]


def test_a_sender_that_checks_nothing_breaks_every_promise() -> None:
    promise = small("how: api, every: now", checks="none")

    assert (Verdict.BROKEN, "the sender checks nothing") == (promise.verdict, promise.certain)


def test_a_sender_of_service_messages_promises_nothing() -> None:
    text = SMALL % {"flows": "", "point": "", "sender": ", kind: service", "company": "", "checks": "esp"}

    assert () == PromiseBook(load_text(text).stack).promises()


def test_silence_about_what_a_link_does_is_taken_at_face_value_and_listed() -> None:
    promise = small("how: api, every: now, id: sync")

    assert (Verdict.KEPT, Verdict.BROKEN, False) == (promise.verdict, promise.pessimistic, promise.confirmed)
    assert (
        "the flow sync carries every scope, noes as well as yeses, every distinction, a key that the receiver knows"
        in (promise.assumptions)
    )


def test_a_promise_is_confirmed_when_nothing_that_matters_is_open() -> None:
    block = "covers: [email], says: both, keeps: [channel, purpose], collapse: deny-if-any, key: email"
    text = f"""
stackaudit: 1
company: {{regions: [ZZ], opt_out_promise: 24h}}
systems: {{esp: {{}}, crm: {{}}}}
preference_stores:
  esp: {{in: esp, covers: [email], keeps: [channel, purpose], collapse: deny-if-any, opt_out_is: flag}}
  crm: {{in: crm, covers: [email], keeps: [channel, purpose], collapse: deny-if-any, opt_out_is: flag}}
collection_points:
  form: {{writes: crm, via: none, covers: [email], captures: [withdraw], keys: [email]}}
senders:
  mail: {{system: esp, channel: email, purposes: [marketing], checks: [esp], checked: at-send, bulk: no}}
flows:
  - {{from: crm, to: esp, carries: [preferences], how: api, every: now, takes: 1m, preferences: {{{block}}}}}
"""
    (promise,) = PromiseBook(load_text(text).stack).promises()

    assert (Verdict.KEPT, True) == (promise.verdict, promise.confirmed)


def test_the_worst_purpose_stands_for_the_promise() -> None:
    fast = "id: fast, how: api, every: now, preferences: {covers: [email/news]}"
    slow = "id: slow, how: batch, every: week, preferences: {covers: [email/offers]}"

    promise = small(fast, slow, sender=", purposes: [news, offers]")

    assert (Verdict.LATE, 168 * HOUR, Fidelity.EXACT) == (promise.verdict, promise.arrival, promise.fidelity)


def test_the_best_purpose_stands_for_it_where_nobody_said_what_the_sender_writes_about() -> None:
    fast = "id: fast, how: api, every: now, preferences: {covers: [email/news]}"
    slow = "id: slow, how: batch, every: week, preferences: {covers: [email/offers]}"

    assert Verdict.KEPT is verdict(fast, slow)


def test_silence_about_brands_is_a_guess_only_where_brands_can_be_told_apart() -> None:
    fast = "id: fast, how: api, every: now, preferences: {covers: [email/news]}"
    slow = "id: slow, how: batch, every: week, preferences: {covers: [email/offers]}"

    promise = small(fast, slow, sender=", purposes: [news, offers]")

    assert Verdict.LATE is promise.optimistic


@pytest.mark.parametrize(
    "hours, expected",
    [
        (0, Margin.OK),
        (23, Margin.OK),
        (24, Margin.TIGHT),
        (38, Margin.TIGHT),
        (39, Margin.AT_RISK),
        (48, Margin.AT_RISK),
    ],
)
def test_the_margin_is_the_share_of_the_limit(hours: int, expected: Margin) -> None:
    limit = Limit("own-promise", 48, "policy")

    assert expected is margin(Verdict.KEPT, hours * HOUR, 0, limit, Settings())


def test_over_the_limit_by_a_second_is_late() -> None:
    limit = Limit("own-promise", 48, "policy")

    assert Margin.LATE is margin(Verdict.LATE, 48 * HOUR, 1, limit, Settings())


@given(stack=stacks())
@settings(max_examples=200)
def test_what_is_written_lies_between_the_worst_and_the_best_that_may_be(stack: Stack) -> None:
    for promise in PromiseBook(stack).promises():
        assert GOODNESS[promise.pessimistic] <= GOODNESS[promise.verdict] <= GOODNESS[promise.optimistic], (
            f"{promise.id}: {promise.pessimistic} {promise.verdict} {promise.optimistic}"
        )


@given(stack=stacks(), data=st.data())
@settings(max_examples=200)
def test_one_more_flow_of_noes_makes_no_promise_worse_or_later(stack: Stack, data: st.DataObject) -> None:
    stack = with_every_word(stack)
    more = msgspec.structs.replace(stack, flows=(*stack.flows, data.draw(flows_of_noes(stack))))
    before = {promise.id: promise for promise in PromiseBook(stack).promises()}
    after = {promise.id: promise for promise in PromiseBook(more).promises()}

    assert list(before) == list(after)
    for name, promise in before.items():
        assert standing(promise) <= standing(after[name]), name


@given(stack=stacks(brands=False), data=st.data())
@settings(max_examples=200)
def test_one_answer_less_only_widens_what_may_be(stack: Stack, data: st.DataObject) -> None:
    stack = with_every_word(stack)
    noun, place, record, field = data.draw(st.sampled_from(answers(stack)))
    thinner = {promise.id: promise for promise in PromiseBook(without(stack, noun, place, record, field)).promises()}

    for promise in PromiseBook(stack).promises():
        if promise.id in thinner:
            after = thinner[promise.id]
            assert GOODNESS[after.pessimistic] <= GOODNESS[promise.pessimistic], f"{promise.id} {place} {field}"
            assert GOODNESS[promise.optimistic] <= GOODNESS[after.optimistic], f"{promise.id} {place} {field}"


def standing(promise: Promise) -> tuple[int, float]:
    """Return how good a promise is: more is better, and earlier among equals."""
    return GOODNESS[promise.verdict], -promise.arrival if promise.arrival is not None else 0


def with_every_word(stack: Stack) -> Stack:
    """Return the stack with two silent senders that name every channel and purpose.

    The words of a stack are the axes of its cells: one that is named first or last somewhere says something about all.
    """
    system = next(iter(stack.systems))
    silent = {
        f"word-{channel}": Sender(
            id=f"word-{channel}", system=system, channel=channel, purposes=PURPOSES, kind="service", checks=()
        )
        for channel in CHANNELS
    }
    return msgspec.structs.replace(stack, senders=stack.senders | silent)


def flows_of_noes(stack: Stack) -> st.SearchStrategy[Flow]:
    ends = [End(system) for system in stack.systems]
    ends += [End(store.system, store.id) for store in stack.preference_stores.values()]
    return st.builds(
        Flow,
        id=st.just("more"),
        source=st.sampled_from(ends),
        target=st.sampled_from(ends),
        carries=st.just(("preferences",)),
        how=st.sampled_from(("api", "manual", NOT_ASKED)),
        every=st.sampled_from((parse_cycle("now"), parse_cycle("day"), NOT_ASKED)),
        preferences=st.builds(
            PreferenceFlow,
            says=st.just("no-only"),
            covers=st.sampled_from((NOT_ASKED, (parse_scope("*"),), (parse_scope("email"),))),
            key=st.sampled_from((NOT_ASKED, *KEYS)),
        ),
    )


# `via` is where a no begins (see tests/test_silence.py), and a status or direction is what the schema says it is when nobody writes it. A rule of
# deny-if-any denies more than was said, which nobody expects of silence.
NEVER_TAKEN = {"id", "status", "direction", "via", "brands", "regions"}

Answer_ = tuple[str, Any, Record, str]


def answers(stack: Stack) -> list[Answer_]:
    """Return every answer of a stack that may be taken away: where it stands, and the field."""
    found: list[Answer_] = []
    for noun in ("systems", "preference_stores", "collection_points", "senders"):
        for key, record in getattr(stack, noun).items():
            if not key.startswith("word-"):
                found += [(noun, key, record, field) for field in fields(record)]
    for noun in ("flows", "identity"):
        for place, record in enumerate(getattr(stack, noun)):
            found += [(noun, place, record, field) for field in fields(record)]
    for place, flow in enumerate(stack.flows):
        if isinstance(flow.preferences, PreferenceFlow):
            found += [("preferences", place, flow.preferences, field) for field in fields(flow.preferences)]
    return found or [("systems", key, record, "name") for key, record in stack.systems.items()]


def fields(record: Record) -> list[str]:
    """Return the fields of a record that hold an answer and that somebody may leave out."""
    optional = [info.name for info in msgspec.structs.fields(type(record)) if info.default is NOT_ASKED]
    spreads = getattr(record, "collapse", NOT_ASKED) == "deny-if-any"
    taken = NEVER_TAKEN | ({"keeps", "collapse"} if spreads else set())
    if isinstance(record, Flow) and not (said(record.carries) and "preferences" in record.carries):
        taken = taken | {"preferences"}
    return [name for name in optional if name not in taken and not isinstance(getattr(record, name), Silence)]


def without(stack: Stack, noun: str, place: Any, record: Record, field: str) -> Stack:
    """Return the stack but for one answer."""
    thinner = msgspec.structs.replace(record, **{field: NOT_ASKED})
    if noun == "preferences":
        noun, thinner = "flows", msgspec.structs.replace(stack.flows[place], preferences=thinner)
    entries = getattr(stack, noun)
    if isinstance(entries, dict):
        return msgspec.structs.replace(stack, **{noun: entries | {place: thinner}})
    return msgspec.structs.replace(stack, **{noun: (*entries[:place], thinner, *entries[place + 1 :])})
