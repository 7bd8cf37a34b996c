"""Which promises depend on somebody who carries the no over."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.hands import Need, carried_by_hand
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import DAY

STACK = """
stackaudit: 1
systems: {events: {}, esp: {}}
preference_stores: {esp: {in: esp, covers: [email]}}
collection_points: {form: {via: events, writes: esp, covers: [email], captures: [withdraw]}}
senders: {newsletter: {system: esp, channel: email, checks: esp}}
flows:
"""
TYPING = "  - {id: typing, from: events, to: esp, carries: [preferences], how: manual, every: day}\n"
TYPING_UNTIMED = "  - {id: typing, from: events, to: esp, carries: [preferences], how: manual}\n"
MONTHLY = "  - {id: monthly, from: events, to: esp, carries: [preferences], how: batch, every: month}\n"
AT_ONCE = "  - {id: at-once, from: events, to: esp, carries: [preferences], how: api, every: now}\n"
UNTOLD = "  - {id: untold, from: events, to: esp, how: api, every: now}\n"


@pytest.mark.parametrize(
    "flows, expected",
    [
        (TYPING, [("typing", Need.ONLY, DAY)]),
        (TYPING + MONTHLY, [("typing", Need.FASTEST, DAY)]),
        (TYPING + AT_ONCE, []),
        (TYPING + UNTOLD, [("typing", Need.OPEN, DAY)]),
        (TYPING_UNTIMED, [("typing", Need.OPEN, None)]),
        (MONTHLY, []),
    ],
)
def test_how_much_hangs_on_a_hand(flows: str, expected: list[tuple[str, Need, int | None]]) -> None:
    book = PromiseBook(load_text(STACK + flows, vocabulary=vocabulary()).stack)

    found = carried_by_hand(book, book.promises())

    assert expected == [(each.flow, each.need, each.wait) for each in found]
