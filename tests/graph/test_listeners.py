"""Who goes by what a store remembers."""

from __future__ import annotations

from hypothesis import given

from stackaudit.graph.listeners import acted_on, going_by, unused
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import Stack
from tests.graph.random_stacks import stacks

CHAIN = """
stackaudit: 1
company: {flows_complete: all}
systems: {quiz: {}, hub: {}, esp: {}, dialer: {}}
preference_stores:
  quiz: {in: quiz, covers: [email, phone]}
  esp: {in: esp, covers: [email]}
  dialer: {in: dialer, covers: [phone]}
collection_points: {quiz: {writes: quiz}}
senders:
  newsletter: {system: esp, channel: email, purposes: [marketing.newsletter], checks: esp}
  calls: {system: dialer, channel: phone, checks: dialer}
flows:
  - {from: quiz, to: hub, carries: [preferences], how: api, every: now}
  - {from: hub, to: esp, carries: [preferences], how: api, every: now}
"""
YES_ONLY = CHAIN.replace(
    "{from: hub, to: esp, carries: [preferences], how: api, every: now}",
    "{from: hub, to: esp, carries: [preferences], how: api, every: now, preferences: {says: yes-only}}",
)


def test_a_sender_behind_a_relay_goes_by_the_store() -> None:
    book, stack = book_of(CHAIN)

    assert ("newsletter",) == going_by(book, stack.preference_stores["quiz"])
    assert ("calls",) == going_by(book, stack.preference_stores["dialer"])


def test_a_store_is_acted_on_within_what_the_sender_is_about() -> None:
    book, _ = book_of(CHAIN)

    found = acted_on(book, Reading.AS_WRITTEN)

    assert ("email/marketing.newsletter",) == book.universe.patterns(found["quiz"])
    assert ("phone",) == book.universe.patterns(found["dialer"])


def test_both_directions_of_the_search_agree() -> None:
    for text in (CHAIN, YES_ONLY, CHAIN.replace("to: esp, carries", "to: dialer, carries")):
        book, stack = book_of(text)
        backwards = set(acted_on(book, Reading.AS_WRITTEN))

        assert {id for id, store in stack.preference_stores.items() if going_by(book, store)} == backwards


@given(stacks())
def test_who_goes_by_a_store_is_found_backwards_too(stack: Stack) -> None:
    book = PromiseBook(stack)
    backwards = acted_on(book, Reading.AS_WRITTEN)

    assert [] == [id for id, store in stack.preference_stores.items() if going_by(book, store) and id not in backwards]


def test_a_store_whose_noes_go_no_further_is_unused_for_certain() -> None:
    book, _ = book_of(YES_ONLY)

    (idle,) = unused(book)

    assert ("quiz", ("quiz",), True) == (idle.store, idle.points, idle.certain)
    assert ("newsletter", "calls") == idle.senders


def test_a_sender_of_which_nobody_said_what_it_asks_leaves_it_open() -> None:
    book, _ = book_of(YES_ONLY.replace(", checks: dialer", ""))

    assert [False] == [idle.certain for idle in unused(book)]


def test_a_system_beyond_with_a_list_that_may_have_gaps_leaves_it_open() -> None:
    book, _ = book_of(YES_ONLY.replace("flows_complete: all", "flows_complete: [quiz, esp, dialer]"))

    assert [False] == [idle.certain for idle in unused(book)]


def book_of(text: str) -> tuple[PromiseBook, Stack]:
    stack = load_text(text).stack
    return PromiseBook(stack), stack
