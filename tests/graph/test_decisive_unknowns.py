"""Decisive unknowns: which missing answers verdicts hang on, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.decisive_unknowns import Answerable, OpenAnswer, open_answers
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load, load_text
from stackaudit.model.stack import Stack
from tests.check import ROOT
from tests.graph.random_stacks import stacks

KNOWN = """
stackaudit: 1
company: {regions: [GB], as_of: 2026-11-01, opt_out_promise: 96h, flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email], keeps: [channel, purpose], opt_out_is: flag}
  esp: {in: esp, covers: [email], keeps: [channel, purpose], opt_out_is: flag}
collection_points: {agent: {writes: crm, via: none, captures: [withdraw], covers: [email], keys: [email]}}
senders: {newsletter: {system: esp, channel: email, purposes: [marketing], checks: esp, checked: at-send, bulk: no}}
flows:
  - {from: crm, to: esp, carries: [preferences], how: batch, every: day, takes: 1h, tolerated_failures: 0,
     preferences: {says: both, covers: [email], key: email, keeps: [channel, purpose]}}
"""

# Each answer that can be taken away, and the field that is then asked for.
ANSWERS = [
    (", captures: [withdraw]", Answerable("collection_points", "agent", "captures")),
    (", via: none", Answerable("collection_points", "agent", "via")),
    (", keys: [email]", Answerable("collection_points", "agent", "keys")),
    (", covers: [email], keys: [email]}", Answerable("collection_points", "agent", "covers")),
    ("esp: {in: esp, covers: [email], ", Answerable("preference_stores", "esp", "covers")),
    ("crm: {in: crm, covers: [email], keeps: [channel, purpose], ", Answerable("preference_stores", "crm", "keeps")),
    ("keeps: [channel, purpose], opt_out_is: flag}\n  esp", Answerable("preference_stores", "crm", "opt_out_is")),
    (", checks: esp", Answerable("senders", "newsletter", "checks")),
    (", checked: at-send", Answerable("senders", "newsletter", "checked")),
    ("regions: [GB], ", Answerable("company", "", "regions")),
    (", takes: 1h", Answerable("flows", "crm->esp", "takes")),
    (", tolerated_failures: 0", Answerable("flows", "crm->esp", "tolerated_failures")),
    (", every: day", Answerable("flows", "crm->esp", "every")),
    ("says: both, ", Answerable("flows", "crm->esp", "preferences.says")),
    (", key: email", Answerable("flows", "crm->esp", "preferences.key")),
    ("key: email, keeps: [channel, purpose]", Answerable("flows", "crm->esp", "preferences.keeps")),
]
KEPT = {
    ", covers: [email], keys: [email]}": ", keys: [email]}",
    "esp: {in: esp, covers: [email], ": "esp: {in: esp, ",
    "crm: {in: crm, covers: [email], keeps: [channel, purpose], ": "crm: {in: crm, covers: [email], ",
    "keeps: [channel, purpose], opt_out_is: flag}\n  esp": "keeps: [channel, purpose]}\n  esp",
    "key: email, keeps: [channel, purpose]": "key: email",
}


def test_where_every_answer_is_given_none_is_missing() -> None:
    assert () == found(KNOWN)


@pytest.mark.parametrize("answer, asked", ANSWERS, ids=[f"{asked.noun}/{asked.field}" for _, asked in ANSWERS])
def test_an_answer_that_is_taken_away_is_the_one_that_is_missing(answer: str, asked: Answerable) -> None:
    assert answer in KNOWN
    without = KNOWN.replace(answer, KEPT.get(answer, ""), 1)

    assert asked in [open.what for open in found(without)]


def test_what_a_sender_is_about_is_not_asked_where_all_of_it_fares_alike() -> None:
    assert () == found(KNOWN.replace(", purposes: [marketing]", ""))


def test_what_somebody_asked_and_nobody_knew_is_missing_too() -> None:
    (open,) = found(KNOWN.replace("says: both", "says: unknown"))

    assert (Answerable("flows", "crm->esp", "preferences.says"), ("agent->newsletter",)) == (open.what, open.promises)


def test_a_flow_of_which_nothing_is_said_is_one_question() -> None:
    block = "\n     preferences: {says: both, covers: [email], key: email, keeps: [channel, purpose]}"

    (open,) = found(KNOWN.replace("," + block, ""))

    assert Answerable("flows", "crm->esp", "preferences") == open.what


def test_case_24_an_unknown_wait_on_the_only_way_is_named_first() -> None:
    text = KNOWN.replace("how: batch, every: day", "how: batch").replace(", captures: [withdraw]", "")

    first, second = found(text)

    assert (Answerable("flows", "crm->esp", "every"), True) == (first.what, first.only_way)
    assert (Answerable("collection_points", "agent", "captures"), False) == (second.what, second.only_way)


def test_without_a_route_the_lists_that_may_have_gaps_are_asked_for() -> None:
    text = KNOWN.replace(", flows_complete: all", "").partition("flows:\n")[0]

    asked = [open.what for open in found(text)]

    assert [Answerable("systems", "crm", "flows_complete"), Answerable("systems", "esp", "flows_complete")] == asked


def test_and_the_flows_of_which_nobody_said_what_they_carry() -> None:
    text = KNOWN.partition("flows:\n")[0] + "flows: [{from: crm, to: esp}]"

    assert [Answerable("flows", "crm->esp", "carries")] == [open.what for open in found(text)]


def test_a_promise_that_is_broken_whatever_anybody_answers_hangs_on_nothing() -> None:
    assert () == found(KNOWN.replace("checks: esp, checked: at-send", "checks: none"))


def test_the_answer_that_could_change_most_comes_first() -> None:
    open = found_in_linden_harbour()

    counts = [len(each.promises) for each in open]
    assert sorted(counts, reverse=True) == counts
    assert all(each.promises for each in open)


@given(stacks())
def test_every_promise_that_is_not_certain_hangs_on_an_answer_and_no_other_does(stack: Stack) -> None:
    book = PromiseBook(stack)
    promises = book.promises()
    hanging = {promise.id for promise in promises if promise.pessimistic is not promise.optimistic}

    assert hanging == {promise for each in open_answers(book, promises) for promise in each.promises}


def found(text: str) -> tuple[OpenAnswer, ...]:
    book = PromiseBook(load_text(text, vocabulary=vocabulary()).stack)
    return open_answers(book, book.promises())


def found_in_linden_harbour() -> tuple[OpenAnswer, ...]:
    book = PromiseBook(load(ROOT / "inventories" / "linden-harbour-bank", vocabulary()).stack)
    return open_answers(book, book.promises())
