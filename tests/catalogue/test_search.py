"""Search: everything about a word, its namesake first."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.search import search


@pytest.mark.parametrize(
    "word, kind, first",
    [
        ("gigya", "product", "sap-customer-data-cloud"),
        ("IBM Watson Marketing", "product", "ibm-watson-marketing"),
        ("acme.en25.com", "product", "oracle-eloqua"),
        ("consent ledger", "capability", "consent-ledger"),
        ("newsletter", "purpose", "marketing.newsletter"),
        ("us-can-spam", "regulation", "us-can-spam"),
        ("EU", "regulation", "eu-eprivacy"),
    ],
)
def test_the_best_find_comes_first(word: str, kind: str, first: str) -> None:
    entry = search(word)[0]

    assert (kind, first) == (entry.kind, entry.id)


def test_a_subject_finds_all_that_is_about_it() -> None:
    found = {entry.id for entry in search("US-CA")}

    assert {"us-ca-browser-signal", "us-ca-ccpa-optout", "us-states-uoom"} <= found


def test_no_word_lists_everything_and_nonsense_nothing() -> None:
    kinds = {entry.kind for entry in search()}

    assert {"product", "capability", "purpose", "carries", "regulation"} == kinds
    assert () == search("no such word anywhere")


def test_every_entry_tells_where_it_comes_from() -> None:
    assert [] == [
        entry.id for entry in search() if not (entry.source and entry.confidence and entry.as_of and entry.summary)
    ]


def test_an_entry_shows_its_facts_and_what_is_to_confirm() -> None:
    (entry,) = search("janrain")

    facts = dict(entry.facts)

    assert ("ciam", "2027") == (facts["category"], facts["end of life"])
    assert "to confirm: preferences, remembers, keys, history" == entry.caution
