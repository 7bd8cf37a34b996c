"""From when on a no stays where it arrived: known cases, and a simulation of writes on small random stacks."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.stability import Stability
from stackaudit.graph.waits import is_unbounded
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import HOUR
from stackaudit.model.stack import Stack
from tests.graph.oracle import Cell, NodeId, Oracle
from tests.graph.random_stacks import writing_stacks
from tests.graph.write_simulation import settled

THREE = """
stackaudit: 1
systems: {crm: {}, esp: {}, till: {}, pipe: {}}
preference_stores:
  crm: {in: crm, covers: [email]}
  esp: {in: esp, covers: [email], conflict: CONFLICT, source_order: [till, crm]}
  till: {in: till, covers: [email]}
collection_points: {footer: {writes: esp, covers: [email]}}
flows:
  - {id: back, from: esp, to: crm, how: batch, every: 6h, preferences: {says: no-only}}
"""
UPLOAD = (
    "  - {id: upload, from: crm, to: esp, how: batch, every: 2h, preferences: {says: both, write_rule: overwrite}}\n"
)
FROM_TILL = (
    "  - {id: sales, from: till, to: esp, how: batch, every: 2h, preferences: {says: both, write_rule: overwrite}}\n"
)
OVER_A_PIPE = (
    "  - {id: in, from: crm, to: pipe, how: batch, every: 1h, preferences: {says: both}}\n"
    "  - {id: out, from: pipe, to: esp, how: batch, every: 3h, preferences: {says: both, write_rule: overwrite}}\n"
)
BOTH_WAYS = (
    "  - {id: sync, from: crm, to: esp, how: api, every: now, direction: both, "
    "preferences: {says: both, write_rule: overwrite}}\n"
)


def settled_after(flows: str, conflict: str = "unknown", reading: Reading = Reading.AS_WRITTEN) -> float:
    """Return after how many hours a no said in the footer stays in the newsletter tool."""
    stack = load_text(THREE.replace("CONFLICT", conflict) + flows, vocabulary=vocabulary()).stack
    book = PromiseBook(stack)
    links = book.propagation(reading).links
    cell = book.universe.split(links.nodes[links.store_node["esp"]].covers)[0]
    seconds = Stability(book, reading).settled(stack.collection_points["footer"], cell)[links.store_node["esp"]]
    return inf if is_unbounded(seconds) else seconds / HOUR


@pytest.mark.parametrize(
    "flows, hours",
    [
        ("", 0),
        (UPLOAD, 8),
        (UPLOAD.replace("overwrite", "most-restrictive"), 0),
        (UPLOAD.replace("overwrite", "newest-event-wins"), 0),
        (UPLOAD.replace("both", "no-only"), 0),
        (UPLOAD.replace("both", "no-only, default_on_missing: allow"), 8),
        (FROM_TILL, inf),
        (OVER_A_PIPE, 10),
        (BOTH_WAYS, inf),
        (UPLOAD.replace("overwrite", "source-priority"), 8),
        (UPLOAD.replace("overwrite}", "overwrite}, status: planned"), 0),
    ],
)
def test_the_last_yes_that_can_come_in(flows: str, hours: float) -> None:
    assert hours == settled_after(flows)


@pytest.mark.parametrize(
    "conflict, hours",
    [("newest-arrival-wins", 8), ("none", 8), ("most-restrictive", 0), ("subject-wins", 0), ("unknown", 0)],
)
def test_a_flow_without_a_write_rule_goes_by_the_rule_of_the_store(conflict: str, hours: float) -> None:
    assert hours == settled_after(UPLOAD.replace(", write_rule: overwrite", ""), conflict)


def test_silence_about_the_write_rule_is_no_overwriting() -> None:
    silent = UPLOAD.replace(", write_rule: overwrite", "").replace(
        "every: 2h", "every: 2h, takes: none, tolerated_failures: 0"
    )

    assert (0, 0) == (settled_after(silent), settled_after(silent, reading=Reading.OPTIMISTIC))


def test_a_source_below_one_that_told_the_no_does_not_win() -> None:
    told = FROM_TILL.replace("both", "no-only") + (
        "  - {id: to-till, from: esp, to: till, how: api, every: now, preferences: {says: no-only}}\n"
    )

    assert 0 == settled_after(told + UPLOAD.replace("overwrite", "source-priority"))


def differences(stack: Stack) -> list[str]:
    """Return where the simulation and the formula disagree, for the outermost cells of each point."""
    book = PromiseBook(stack)
    found = []
    for reading in Reading:
        oracle, fast = Oracle(stack, reading.value), Stability(book, reading)
        for point in stack.collection_points.values():
            bits = book.universe.split(book.propagation(reading).cells(point))
            for bit in {*bits[:1], *bits[-1:]}:
                quick = {
                    _node(fast, node): inf if is_unbounded(time) else float(time)
                    for node, time in fast.settled(point, bit).items()
                }
                slow = settled(oracle, point, _cell(book, bit))
                if quick != slow:
                    found.append(f"{reading.value} {point.id} {_cell(book, bit)}: {quick} is not {slow}")
    return found


def _node(fast: Stability, node: int) -> NodeId:
    facet = fast.links.nodes[node].facet
    return facet.kind, facet.id


def _cell(book: PromiseBook, bit: int) -> Cell:
    universe = book.universe
    channel, rest = divmod(bit.bit_length() - 1, universe.channel.stride)
    purpose, rest = divmod(rest, universe.purpose.stride)
    brand = rest // universe.brand.stride
    return universe.channel.values[channel], universe.purpose.values[purpose], universe.brand.values[brand]


@given(stack=writing_stacks())
@settings(max_examples=300)
def test_a_simulation_of_writes_finds_the_same(stack: Stack) -> None:
    assert [] == differences(stack)


@pytest.mark.slow
@given(stack=writing_stacks())
@settings(max_examples=2_000)
def test_a_simulation_of_writes_finds_the_same_on_many_stacks(stack: Stack) -> None:
    assert [] == differences(stack)
