"""Ways between parts that systems play."""

from __future__ import annotations

from stackaudit.frameworks.role_ways import between
from stackaudit.frameworks.roles import Role, doing
from stackaudit.graph.ways import Way
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

IDS = ("a", "b", "c", "d", "e")


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
