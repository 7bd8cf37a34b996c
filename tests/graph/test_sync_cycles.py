"""Circles in which stores write over each other: who is in them, one way round and how long that takes."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.sync_cycles import SyncCycle, sync_cycles
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import HOUR

STACK = """
stackaudit: 1
systems: {a: {}, b: {}, c: {}, d: {}}
preference_stores: {a: {in: a, covers: [email]}, b: {in: b, covers: [email, sms]}, c: {in: c, covers: [email]}, d: {in: d, covers: [sms]}}
flows:
  - {id: ab, from: a, to: b, how: batch, every: 1h, preferences: {write_rule: overwrite, provenance: []}}
  - {id: bc, from: b, to: c, how: batch, every: 2h, preferences: {write_rule: overwrite, provenance: []}}
  - {id: ca, from: c, to: a, how: batch, every: 4h, preferences: {write_rule: overwrite, provenance: [source]}}
"""
SHORT_CUT = (
    "  - {id: ba, from: b, to: a, how: batch, every: 8h, preferences: {write_rule: overwrite, provenance: []}}\n"
)
SILENT = "  - {id: bd, from: b, to: d, carries: [preferences], direction: both}\n"


def cycles(text: str) -> tuple[SyncCycle, ...]:
    return sync_cycles(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))


def test_one_way_round_with_its_period() -> None:
    circle = SyncCycle(("a", "b", "c"), ("a", "b", "c", "a"), ("ab", "bc", "ca"), 7 * HOUR, ("email",), certain=True)

    assert (circle,) == cycles(STACK)


def test_the_shortest_way_round_stands_for_all_that_are_in_it() -> None:
    (found,) = cycles(STACK + SHORT_CUT)

    assert (("a", "b", "c"), ("a", "b", "a"), 9 * HOUR) == (found.stores, found.circle, found.period)


def test_what_may_be_a_circle_is_left_out_beside_a_certain_one() -> None:
    opened = STACK.replace("id: ca, from: c, to: a", "id: ca, from: c, to: d")

    assert [True] == [each.certain for each in cycles(STACK + SILENT)]
    assert [(("b", "d"), ("sms",), None, False)] == [
        (each.stores, each.scopes, each.period, each.certain) for each in cycles(opened + SILENT)
    ]
