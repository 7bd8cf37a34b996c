"""Ways between parts of the machine, and that what gets into a system shows at its own flows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stackaudit.frameworks.always_on.role_ways import Arrivals, between
from stackaudit.frameworks.always_on.roles import Role, doing
from stackaudit.graph.ways import Way, ways_into
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


def test_a_system_that_plays_both_parts_needs_no_way_but_one_with_flows_is_shown() -> None:
    suite, text = system("suite", "journey-orchestration", "email"), system("text", "sms")
    stack = stack_of(suite, text, flows=(flow("suite", "text"),))
    journeys = doing(stack, "journey-orchestration")

    alone = between(stack, journeys, doing(stack, "email"), {"scores"})
    both = between(stack, journeys, doing(stack, "email", "sms"), {"scores"})

    assert (Way.AUTOMATIC, 1, ()) == (alone.way, alone.low, alone.flows)
    assert (Way.AUTOMATIC, 1, ("suite->text",)) == (both.way, both.low, both.flows)


def test_a_system_of_which_nobody_said_what_it_does_may_play_a_part() -> None:
    stack = stack_of(system("models", "predictive-scoring"), System(id="new"), flows=(flow("models", "new"),))

    found = between(stack, doing(stack, "predictive-scoring"), doing(stack, "journey-orchestration"), {"scores"})

    assert (Way.NOT_WRITTEN_DOWN, 0, 1, ("systems/new/does",)) == (found.way, found.low, found.high, found.open)


def test_a_part_that_nobody_plays_has_no_way() -> None:
    stack = stack_of(system("models", "predictive-scoring"))

    found = between(stack, doing(stack, "predictive-scoring"), doing(stack, "journey-orchestration"), {"scores"})

    assert (Way.NONE, 0, 0, ()) == (found.way, found.low, found.high, found.open)


def test_what_nobody_wrote_down_is_asked_of_whoever_takes() -> None:
    stack = Stack(systems={id: System(id=id) for id in IDS})

    assert ("company/flows_complete/a",) == Arrivals(stack).into(["a"], {"scores"}).open


def test_without_systems_anybody_may_play_any_part() -> None:
    assert ("systems",) == doing(Stack(), "cms").open
    assert doing(Stack(), "cms").anybody
    assert not Role(("a",), "").anybody


def system(id: str, *does: str) -> System:
    return System(id=id, does=does)


def flow(source: str, target: str) -> Flow:
    return Flow(id=f"{source}->{target}", source=End(source), target=End(target), carries=("scores",), how="api")


def stack_of(*systems: System, flows: tuple[Flow, ...] = ()) -> Stack:
    company = Company(flows_complete=Complete(everything=True))
    return Stack(company=company, systems={each.id: each for each in systems}, flows=flows)


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
