"""Which promises hang on some flows, because no route avoids them all."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.detours import without_detour
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.inventory.load import load_text

STACK = """
stackaudit: 1
systems: {crm: {}, hub: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points:
  agent: {writes: crm, covers: [email]}
  footer: {writes: esp, covers: [email]}
senders: {mail: {system: esp, channel: email, purposes: [marketing.newsletter, marketing.offers], checks: esp}}
flows:
  - {id: direct, from: crm, to: esp, carries: [preferences], how: api, every: hour}
"""
ROUND = """
  - {id: up, from: crm, to: hub, carries: [preferences], how: api, every: day}
  - {id: down, from: hub, to: esp, carries: [preferences], how: api, every: day}
"""
UNTOLD = "  - {id: untold, from: crm, to: esp, how: api, every: day}\n"
OFFERS = "  - {id: offers, from: crm, to: esp, how: api, every: day, preferences: {covers: [email/marketing.offers]}}\n"


@pytest.mark.parametrize(
    "flows, taken, reading, expected",
    [
        ("", {"direct"}, Reading.AS_WRITTEN, ["agent->mail"]),
        ("", set(), Reading.AS_WRITTEN, []),
        (ROUND, {"direct"}, Reading.AS_WRITTEN, []),
        (ROUND, {"direct", "up"}, Reading.AS_WRITTEN, ["agent->mail"]),
        (ROUND, {"up"}, Reading.AS_WRITTEN, []),
        (UNTOLD, {"direct"}, Reading.AS_WRITTEN, ["agent->mail"]),
        (UNTOLD, {"direct"}, Reading.OPTIMISTIC, []),
        (OFFERS, {"direct"}, Reading.AS_WRITTEN, ["agent->mail"]),
    ],
)
def test_promises_without_a_detour(flows: str, taken: set[str], reading: Reading, expected: list[str]) -> None:
    book = PromiseBook(load_text(STACK + flows, vocabulary=vocabulary()).stack)

    assert expected == [each.id for each in without_detour(book, book.promises(), taken, reading)]
