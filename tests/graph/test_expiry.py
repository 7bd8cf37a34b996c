"""Which stores hear that a yes has ended."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.expiry import told_of_expiry
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

CHAIN = """
stackaudit: 1
systems: {hub: {}, bus: {}, esp: {}}
preference_stores:
  hub: {in: hub, covers: [email, sms], valid_for: 2y}
  esp: {in: esp, covers: [email], valid_for: none}
flows:
  - {from: hub, to: bus, carries: [preferences], how: api, every: now}
  - {from: bus, to: esp, carries: [preferences], how: api, every: now}
"""


def test_the_end_travels_over_relays() -> None:
    assert frozenset({"esp"}) == told(CHAIN)


def test_a_yes_that_ends_too_late_tells_nobody_in_time() -> None:
    assert frozenset() == told(CHAIN.replace("valid_for: 2y", "valid_for: 3y"))


def test_a_flow_of_yeses_tells_no_end() -> None:
    assert frozenset() == told(
        CHAIN.replace(
            "to: esp, carries: [preferences]", "to: esp, carries: [preferences], preferences: {says: yes-only}"
        )
    )


def test_a_store_that_covers_more_than_it_is_told_about_is_not_told() -> None:
    assert frozenset() == told(
        CHAIN.replace("covers: [email], valid_for: none", "covers: [email, post], valid_for: none")
    )


def told(text: str) -> frozenset[str]:
    return told_of_expiry(PromiseBook(load_text(text, vocabulary=vocabulary()).stack), "P2Y")
