"""That what gets into a system shows at its own flows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stackaudit.graph.arrivals import Arrivals
from stackaudit.graph.ways import ways_into
from stackaudit.model.answer import NOT_ASKED, UNKNOWN
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

IDS = ("a", "b", "c", "d", "e")


@given(st.data())
def test_what_arrives_is_the_best_of_all_ways_from_elsewhere(data: st.DataObject) -> None:
    stack = data.draw(stacks())
    targets = data.draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))
    others = [id for id in IDS if id not in targets]

    expected = ways_into(stack, targets, {"scores"}, per_person=True).best(others)
    found = Arrivals(stack).into(targets, {"scores"}, per_person=True)

    assert (expected.low, expected.high) == (found.low, found.high)
    assert bool(found.open) == (found.low < found.high)


def test_what_nobody_wrote_down_is_asked_of_whoever_takes() -> None:
    stack = Stack(systems={id: System(id=id) for id in IDS})

    assert ("company/flows_complete/a",) == Arrivals(stack).into(["a"], {"scores"}).open


def test_of_equal_ways_one_from_the_systems_to_show_first_is_shown() -> None:
    stack = Stack(
        systems={id: System(id=id) for id in IDS},
        flows=tuple(
            Flow(id=f"{id}->a", source=End(id), target=End("a"), carries=("scores",), how="api") for id in ("b", "c")
        ),
    )

    assert ("b->a",) == Arrivals(stack).into(["a"], {"scores"}).flows
    assert ("c->a",) == Arrivals(stack).into(["a"], {"scores"}, shown_first=["c"]).flows


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    ends = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS))
    flows = tuple(
        Flow(
            id=str(number),
            source=End(source),
            target=End(target),
            carries=draw(st.one_of(st.just(UNKNOWN), st.sampled_from([("scores",), ("content",)]))),
            how=draw(st.sampled_from(["api", "manual", UNKNOWN])),
            level=draw(st.sampled_from(["person", "person", "total", NOT_ASKED])),
            direction=draw(st.sampled_from(["one-way", "both", UNKNOWN])),
        )
        for number, (source, target) in enumerate(draw(st.lists(ends, max_size=7)))
    )
    confirmed = draw(st.lists(st.sampled_from(IDS), unique=True))
    complete = Complete(everything=draw(st.booleans()), systems={id: Confirmation() for id in confirmed})
    return Stack(systems={id: System(id=id) for id in IDS}, flows=flows, company=Company(flows_complete=complete))
