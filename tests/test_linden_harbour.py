"""Linden Harbour Bank, the worked example: what its inventory says, promise by promise."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.stack_graph import islands
from stackaudit.inventory.load import load
from stackaudit.model.company import Guess, Guesses
from stackaudit.model.stack import Stack

INVENTORY = Path(__file__).parents[1] / "inventories" / "linden-harbour-bank"
VERDICTS = """
account-opening-form | email-newsletter | broken
account-opening-form | email-journeys   | broken
account-opening-form | email-regional   | broken
account-opening-form | direct-mail      | late
branch-tablet-form   | email-newsletter | broken
branch-tablet-form   | email-journeys   | not written down
branch-tablet-form   | email-regional   | not written down
branch-tablet-form   | outbound-call    | broken
adviser-note         | email-newsletter | broken
adviser-note         | email-journeys   | broken
adviser-note         | email-regional   | broken
adviser-note         | direct-mail      | late
adviser-note         | outbound-call    | broken
agent-request        | email-newsletter | broken
agent-request        | email-journeys   | broken
agent-request        | email-regional   | broken
agent-request        | sms              | broken
agent-request        | direct-mail      | late
agent-request        | outbound-call    | broken
ivr-stop-calls       | outbound-call    | kept
newsletter-form      | email-newsletter | broken
newsletter-form      | email-journeys   | kept
newsletter-form      | email-regional   | not written down
newsletter-footer    | email-newsletter | kept
newsletter-footer    | email-journeys   | late
newsletter-footer    | email-regional   | broken
journey-footer       | email-newsletter | broken
journey-footer       | email-journeys   | kept
journey-footer       | email-regional   | broken
regional-footer      | email-newsletter | broken
regional-footer      | email-journeys   | not written down
regional-footer      | email-regional   | kept
preference-page      | email-newsletter | kept
preference-page      | email-journeys   | late
preference-page      | email-regional   | broken
sms-stop             | sms              | kept
app-switches         | push             | kept
cookie-choice        | paid-social      | kept
cookie-choice        | display          | broken
mortgage-application | email-newsletter | broken
mortgage-application | email-journeys   | not written down
mortgage-application | email-regional   | not written down
mortgage-application | outbound-call    | broken
rewards-enrolment    | email-newsletter | broken
rewards-enrolment    | email-journeys   | not written down
rewards-enrolment    | email-regional   | not written down
rewards-enrolment    | partner-offers   | kept
event-form           | email-newsletter | broken
event-form           | email-journeys   | by hand
event-form           | email-regional   | not written down
"""


@cache
def stack() -> Stack:
    return load(INVENTORY, vocabulary()).stack


@cache
def verdicts() -> dict[str, str]:
    return {promise.id: promise.verdict.value for promise in PromiseBook(stack()).promises()}


def expected() -> dict[str, str]:
    """Return the verdicts of the table, by promise."""
    rows = [line.split("|") for line in VERDICTS.strip().splitlines()]
    return {f"{point.strip()}->{sender.strip()}": verdict.strip() for point, sender, verdict in rows}


def test_the_inventory_is_read_without_a_warning() -> None:
    assert () == load(INVENTORY, vocabulary()).warnings


def test_what_is_written_down() -> None:
    found = stack()
    counts = {
        "systems": len(found.systems),
        "flows": len(found.flows),
        "live": sum(flow.live for flow in found.flows),
        "planned": sum(flow.status == "planned" for flow in found.flows),
        "by hand": sum(flow.by_hand for flow in found.flows),
        "stores": len(found.preference_stores),
        "points": len(found.collection_points),
        "senders": len(found.senders),
    }

    assert {
        "systems": 34,
        "flows": 60,
        "live": 58,
        "planned": 2,
        "by hand": 14,
        "stores": 13,
        "points": 16,
        "senders": 11,
    } == counts


def test_five_stores_were_guessed() -> None:
    guesses = stack().company.guesses

    assert isinstance(guesses, Guesses)
    assert isinstance(guesses.preference_stores, Guess)
    assert 5 == guesses.preference_stores.max


def test_there_are_eight_islands_that_hold_every_store_once() -> None:
    found = islands(stack())

    assert 8 == len(found)
    assert sorted(stack().preference_stores) == sorted(store for island in found for store in island.stores)


@pytest.mark.parametrize("promise", expected())
def test_each_promise(promise: str) -> None:
    assert expected()[promise] == verdicts()[promise]


def test_there_are_fifty_promises_and_no_other() -> None:
    assert list(expected()) == list(verdicts())


def test_ten_of_fifty_promises_are_kept() -> None:
    assert {"kept": 10, "late": 5, "by hand": 1, "broken": 25, "not written down": 9} == Counter(verdicts().values())
