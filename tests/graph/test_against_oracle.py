"""The search against a slow and obvious second opinion, on small random stacks."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import BY_HAND, UNTIMED
from stackaudit.graph.reading import Reading
from stackaudit.graph.waits import is_unbounded
from stackaudit.model.stack import Stack
from tests.graph.oracle import Opinion, Oracle, opinions
from tests.graph.random_stacks import stacks

Heard = dict[tuple[str, str], dict[tuple[str, str, str], tuple[bool, bool, float]]]


def found_opinions(stack: Stack) -> dict[str, Opinion]:
    return {
        promise.id: Opinion(
            promise.verdict.value,
            promise.pessimistic.value,
            promise.optimistic.value,
            None if promise.arrival is None else _time(promise.arrival),
        )
        for promise in PromiseBook(stack).promises()
    }


def found_arrivals(book: PromiseBook, point: str, reading: Reading) -> Heard:
    """Return what the search says of each node and cell: untimed, by hand, time of the best route."""
    search, universe = book.propagation(reading), book.universe
    heard: Heard = {}
    for node, front in search.follow(book.stack.collection_points[point]).labels.items():
        facet = search.links.nodes[node].facet
        for label in front:
            for bit in universe.split(label.cells):
                channel, rest = divmod(bit.bit_length() - 1, universe.channel.stride)
                purpose, rest = divmod(rest, universe.purpose.stride)
                brand = rest // universe.brand.stride
                cell = (
                    universe.channel.values[channel],
                    universe.purpose.values[purpose],
                    universe.brand.values[brand],
                )
                route = (bool(label.flags & UNTIMED), bool(label.flags & BY_HAND), _time(label.time))
                known = heard.setdefault((facet.kind, facet.id), {})
                known[cell] = min(known.get(cell, route), route)
    return heard


def true_arrivals(stack: Stack, point: str, reading: Reading) -> Heard:
    heard: Heard = {}
    for state, time in Oracle(stack, reading.value).reached(stack.collection_points[point]).items():
        for cell in state.cells:
            route = (state.untimed, state.by_hand, time)
            known = heard.setdefault(state.node, {})
            known[cell] = min(known.get(cell, route), route)
    return heard


def _time(seconds: int) -> float:
    return inf if is_unbounded(seconds) else float(seconds)


@given(stack=stacks())
@settings(max_examples=300)
def test_verdicts_and_arrivals_are_those_of_the_oracle(stack: Stack) -> None:
    assert opinions(stack) == found_opinions(stack)


@given(stack=stacks())
@settings(max_examples=100)
def test_every_place_hears_every_cell_when_the_oracle_says_so(stack: Stack) -> None:
    book = PromiseBook(stack)

    for reading in Reading:
        for point in stack.collection_points:
            assert true_arrivals(stack, point, reading) == found_arrivals(book, point, reading)


@pytest.mark.slow
@given(stack=stacks())
@settings(max_examples=5_000)
def test_verdicts_and_arrivals_are_those_of_the_oracle_on_many_stacks(stack: Stack) -> None:
    assert opinions(stack) == found_opinions(stack)
