"""Silence: taking away one answer never breaks anything, and only widens what may be true of a promise."""

from __future__ import annotations

from functools import cache

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.verdict import Verdict
from stackaudit.inventory.load import load, load_text
from stackaudit.model.stack import Stack
from tests.depth import DEEP, INVENTORIES, Place, answers, without

NO_ANSWERS = {
    "flows_complete": "says that what is missing does not exist",
    "status": "live unless said otherwise: without it another stack is meant",
    "company/regions": "the regions that there are to keep apart: without them there is one",
}
IN_EVERY_RUN = 60

GOODNESS = {
    Verdict.BROKEN: 0,
    Verdict.NOT_WRITTEN_DOWN: 0,
    Verdict.BY_HAND: 1,
    Verdict.LATE: 2,
    Verdict.KEPT: 3,
}


def intervals(stack: Stack) -> dict[str, tuple[int, int]]:
    """Return how bad and how good each promise may be."""
    return {
        promise.id: (GOODNESS[promise.pessimistic], GOODNESS[promise.optimistic])
        for promise in PromiseBook(stack).promises()
    }


@cache
def full(inventory: str) -> dict[str, tuple[int, int]]:
    """Return the intervals with every answer in its place."""
    return intervals(load(INVENTORIES / inventory, vocabulary()).stack)


def narrowed(inventory: str, place: Place) -> list[str]:
    """Return the promises that are known more narrowly without an answer than with it."""
    thinner = intervals(load_text(without(inventory, place), vocabulary=vocabulary()).stack)
    return [
        f"{promise}: {before} -> {thinner[promise]}"
        for promise, before in full(inventory).items()
        if promise in thinner and not (thinner[promise][0] <= before[0] and before[1] <= thinner[promise][1])
    ]


def keys(inventory: str) -> list[Place]:
    return answers(inventory, NO_ANSWERS)


def sample(inventory: str) -> list[Place]:
    """Return a sample that does not change from run to run, with keys of every part of the document."""
    return keys(inventory)[:: len(keys(inventory)) // IN_EVERY_RUN]


@pytest.mark.parametrize("inventory", DEEP)
def test_the_rewritten_document_says_the_same(inventory: str) -> None:
    nothing_gone = load_text(without(inventory, ("company", "nothing")), vocabulary=vocabulary()).stack

    assert load(INVENTORIES / inventory, vocabulary()).stack == nothing_gone


@pytest.mark.parametrize("inventory", DEEP)
def test_there_are_keys_of_every_part_to_take_away(inventory: str) -> None:
    nouns = {place[0] for place in sample(inventory)}

    assert {"systems", "flows", "preference_stores", "collection_points", "senders"} <= nouns


@pytest.mark.parametrize("inventory", DEEP)
def test_without_one_answer_a_promise_is_known_less_narrowly(inventory: str) -> None:
    problems = {place: lines for place in sample(inventory) if (lines := narrowed(inventory, place))}

    assert {} == problems


@pytest.mark.slow
@pytest.mark.parametrize("inventory", DEEP)
def test_without_any_one_answer_a_promise_is_known_less_narrowly(inventory: str) -> None:
    problems = {place: lines for place in keys(inventory) if (lines := narrowed(inventory, place))}

    assert {} == problems
