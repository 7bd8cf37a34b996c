"""Places and flows that every way of a no goes through, and what makes it certain that there is no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.failure_points import failure_points
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.stack_graph import cut_flows, cut_places, dominators
from stackaudit.graph.verdict import Verdict
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import Stack
from tests.graph.random_stacks import stacks

ARRIVES = (Verdict.KEPT, Verdict.LATE, Verdict.BY_HAND)
STACK = """
stackaudit: 1
company: {flows_complete: COMPLETE}
systems: {crm: {}, dwh: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {agent: {writes: crm, covers: [email]}, footer: {writes: esp, covers: [email]}}
senders: {news: {system: esp, channel: email, checks: esp}}
flows:
  - {id: to-dwh, from: crm, to: dwh, carries: [preferences], how: batch, every: day}
  - {id: to-esp, from: dwh, to: esp, carries: [preferences], how: manual, every: day}
"""
AROUND = "  - {id: around, from: crm, to: esp, carries: [preferences], how: batch, every: week}\n"


def stack(complete: str = "all", further: str = "") -> Stack:
    return load_text(STACK.replace("COMPLETE", complete) + further, vocabulary=vocabulary()).stack


@pytest.mark.parametrize(
    "complete, further, expected",
    [
        ("all", "", [("relay:dwh", "", ("agent->news",), ("by hand",), True)]),
        ("[crm]", "", [("relay:dwh", "", ("agent->news",), ("by hand",), True)]),
        ("[esp]", "", [("relay:dwh", "", ("agent->news",), ("by hand",), True)]),
        ("[dwh]", "", [("relay:dwh", "", ("agent->news",), ("by hand",), False)]),
        ("all", AROUND, []),
    ],
)
def test_what_every_way_goes_through(complete: str, further: str, expected: list[object]) -> None:
    book = PromiseBook(stack(complete, further))

    found = failure_points(book, book.promises())

    assert expected == [(str(each.place), each.flow, each.promises, each.weak, each.certain) for each in found]


def test_places_and_flows_that_hold_the_others_together() -> None:
    assert (frozenset({"dwh"}), frozenset({"to-dwh", "to-esp"})) == (cut_places(stack()), cut_flows(stack()))
    assert (frozenset(), frozenset()) == (cut_places(stack("all", AROUND)), cut_flows(stack("all", AROUND)))


def test_the_nearest_place_that_every_way_goes_through() -> None:
    assert {1: 0, 2: 0, 3: 0, 4: 3} == dominators([(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)], 0)


@given(stack=stacks(brands=False))
@settings(max_examples=100)
def test_without_the_flow_or_place_the_no_does_not_arrive(stack: Stack) -> None:
    book = PromiseBook(stack)

    for point in failure_points(book, book.promises()):
        system = point.place.system if point.place else ""
        left = tuple(
            flow
            for flow in stack.flows
            if flow.id != point.flow and not (system and system in (flow.source.system, flow.target.system))
        )
        kept = {each.id for each in PromiseBook(replace(stack, flows=left)).promises() if each.verdict in ARRIVES}

        assert not kept.intersection(point.promises)
