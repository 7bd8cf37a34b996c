"""Scope gaps: what arrives of a no, what does not, and when that is certain."""

from __future__ import annotations

import pytest
from hypothesis import given

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.scope_gaps import ScopeGap, scope_gaps
from stackaudit.graph.verdict import Verdict
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import Stack
from tests.graph.random_stacks import stacks

TWO_TOPICS = """
stackaudit: 1
company: {flows_complete: all}
systems: {hub: {}, esp: {}}
preference_stores: {hub: {in: hub, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {page: {writes: hub, via: none, captures: [withdraw], covers: [email]}}
senders: {mail: {system: esp, channel: email, purposes: [marketing.offers, marketing.events], checks: esp}}
flows: [{from: hub, to: esp, carries: [preferences], how: api, every: now, preferences: {covers: [email/marketing.offers]}}]
"""


def test_a_gap_tells_both_parts_and_where_the_missed_one_stopped() -> None:
    (gap,) = gaps(TWO_TOPICS)

    assert ("page->mail", True) == (gap.promise.id, gap.certain)
    assert (("email/marketing.offers",), ("email/marketing.events",)) == (gap.reached, gap.missed)
    assert ["hub->esp"] == [drop.flow for drop in gap.drops]


def test_a_promise_that_arrives_whole_or_not_at_all_has_no_gap() -> None:
    whole = TWO_TOPICS.replace(", preferences: {covers: [email/marketing.offers]}", "")
    nothing = TWO_TOPICS.replace("carries: [preferences]", "carries: [profile]").replace(
        ", preferences: {covers: [email/marketing.offers]}", ""
    )

    assert () == gaps(whole)
    assert () == gaps(nothing)


@pytest.mark.parametrize(
    "answer, silent",
    [
        (", captures: [withdraw]", ("collection_points", "captures")),
        (", purposes: [marketing.offers, marketing.events]", ("senders", "purposes")),
    ],
)
def test_without_an_answer_the_gap_is_not_certain_and_the_answer_is_named(answer: str, silent: tuple[str, str]) -> None:
    (gap,) = gaps(TWO_TOPICS.replace(answer, ""))

    assert (False, silent) == (gap.certain, gap.silent)


def test_a_list_of_flows_with_gaps_leaves_it_open() -> None:
    (gap,) = gaps(TWO_TOPICS.replace("company: {flows_complete: all}\n", ""))

    assert (False, None) == (gap.certain, gap.silent)


@given(stacks())
def test_a_gap_that_is_certain_is_a_promise_that_is_broken_whatever_anybody_answers(stack: Stack) -> None:
    book = PromiseBook(stack)
    certain = [gap.promise for gap in scope_gaps(book, book.promises()) if gap.certain]

    assert [] == [promise.id for promise in certain if not promise.verdict is promise.optimistic is Verdict.BROKEN]


def gaps(text: str) -> tuple[ScopeGap, ...]:
    book = PromiseBook(load_text(text).stack)
    return scope_gaps(book, book.promises())
