"""One more flow that carries noes never makes a promise later."""

from __future__ import annotations

from math import inf
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.verdict import Verdict
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.scope import parse_scope
from stackaudit.model.stack import Stack
from tests.graph.random_stacks import SPEECHES, mapping, some, stacks

NOWHERE = (Verdict.BROKEN, Verdict.NOT_WRITTEN_DOWN)


@st.composite
def with_one_more(draw: st.DrawFn) -> tuple[Stack, Stack]:
    """Return a stack, and the same with a flow that says no-only somewhere in it."""
    stack, speech = draw(stacks()), draw(st.sampled_from(SPEECHES))
    source, target = draw(some(tuple(stack.systems), 2).filter(lambda ends: len(ends) == 2))
    # Words that the stack does not use would make new cells, and with them other promises.
    block: PreferenceFlow = replace(draw(speech.blocks), says="no-only", covers=(parse_scope("*"),))
    ways: dict[str, Any] = draw(mapping(takes=speech.waits, tolerated_failures=st.just(0))) | draw(speech.ways)
    flow = Flow(id="more", source=End(source), target=End(target), carries=("preferences",), preferences=block, **ways)
    return stack, replace(stack, flows=(*stack.flows, flow))


def lateness(promise: Promise) -> tuple[int, float]:
    """Return how late a promise is: first by verdict, then by the time of the best route."""
    if promise.verdict in NOWHERE:
        return Verdict.BROKEN.rank, inf
    return promise.verdict.rank, inf if promise.arrival is None else promise.arrival


@given(pair=with_one_more())
@settings(max_examples=200)
def test_no_promise_is_later(pair: tuple[Stack, Stack]) -> None:
    before, after = ({promise.id: lateness(promise) for promise in PromiseBook(each).promises()} for each in pair)

    assert {} == {id: (late, before[id]) for id, late in after.items() if late > before[id]}
