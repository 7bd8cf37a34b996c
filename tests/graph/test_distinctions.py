"""Distinctions that get lost on the way, and of which nobody said anything."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.distinctions import Blurred, blurred, unasked
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

CHOICES = """
stackaudit: 1
company: {brands: [north, south]}
systems: {page: {}, esp: {}}
preference_stores: {page: {in: page, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {choices: {writes: page, covers: [email], keeps: [purpose, brand]}}
senders: {letter: {system: esp, channel: email, purposes: [marketing.newsletter], checks: esp}}
flows:
  - {id: feed, from: page, to: esp, carries: [preferences], how: api, every: now,
     preferences: {keeps: [channel], collapse: ignore}}
"""


def test_a_flow_loses_what_people_choose() -> None:
    assert (Blurred("flows", "feed", ("purpose", "brand"), ("choices",), ("choices",)),) == lost(CHOICES)


def test_what_the_company_has_one_of_cannot_be_lost() -> None:
    (found,) = lost(CHOICES.replace("company: {brands: [north, south]}", "company: {brands: [north]}"))

    assert ("purpose",) == found.dimensions


def test_whether_it_is_a_choice_is_open_where_nobody_said() -> None:
    (found,) = lost(CHOICES.replace(", keeps: [purpose, brand]", ""))

    assert ("choices",) == found.points
    assert () == found.narrow


def test_a_no_that_gets_to_the_flow_by_no_way_loses_nothing_there() -> None:
    assert () == lost(CHOICES.replace("keeps: [channel], collapse", "says: yes-only, keeps: [channel], collapse"))


def test_a_flow_that_joins_by_an_unknown_key_is_not_blamed_for_the_distinction() -> None:
    text = CHOICES.replace("keeps: [purpose, brand]", "keeps: [purpose, brand], keys: [email]")

    assert () == lost(text.replace("{keeps: [channel]", "{key: phone, keeps: [channel, purpose]"))


def test_places_of_which_nobody_said_what_they_keep() -> None:
    book = PromiseBook(
        load_text(CHOICES.replace("keeps: [channel], collapse: ignore", "says: both"), vocabulary=vocabulary()).stack
    )
    places = [("preference_stores", "page"), ("flows", "feed"), ("preference_stores", "esp")]

    assert dict.fromkeys(places, ("choices->letter",)) == unasked(book, book.promises())


def lost(text: str) -> tuple[Blurred, ...]:
    return blurred(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))
