"""Where a yes or no could get to if every flow existed that nobody ruled out."""

from __future__ import annotations

import pytest

from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.model.answer import NOT_ASKED, UNKNOWN
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

SYSTEMS = ("a", "b", "c")


def test_in_a_complete_world_only_stated_flows_lead_on() -> None:
    found = ways(flow("a", "b"), complete=SYSTEMS)

    assert {"a", "b"} == found.reached(["a"])
    assert {"b"} == found.reached(["b"])


def test_an_unwritten_flow_joins_only_systems_without_a_complete_list() -> None:
    found = ways(complete=("c",))

    assert {"a", "b"} == found.reached(["a"])
    assert {"c"} == found.reached(["c"])


def test_a_stated_flow_may_lead_to_a_system_from_which_unwritten_ones_go_on() -> None:
    found = ways(flow("a", "b"), complete=("a",))

    assert {"a", "b", "c"} == found.reached(["a"])


@pytest.mark.parametrize(
    "flow, reached",
    [
        (Flow(id="f", source=End("b"), target=End("a"), carries=("preferences",), direction="both"), {"a", "b"}),
        (Flow(id="f", source=End("b"), target=End("a"), carries=("preferences",), direction=UNKNOWN), {"a", "b"}),
        (Flow(id="f", source=End("b"), target=End("a"), carries=("preferences",)), {"a"}),
        (Flow(id="f", source=End("a"), target=End("b"), carries=("content",)), {"a"}),
        (Flow(id="f", source=End("a"), target=End("b"), carries=("preferences",), status="planned"), {"a"}),
    ],
)
def test_what_a_flow_says_decides_which_way_it_may_lead(flow: Flow, reached: set[str]) -> None:
    assert reached == ways(flow, complete=SYSTEMS).reached(["a"])


def test_a_flow_of_which_nobody_said_what_it_carries_leaves_both_ends_unsettled() -> None:
    untold = Flow(id="f", source=End("a"), target=End("b"), carries=NOT_ASKED)

    found = ways(untold, complete=SYSTEMS)

    assert [False, False, True] == [found.settled(system) for system in SYSTEMS]
    assert {"a", "b"} == found.reached(["a"])


def test_a_system_without_a_complete_list_is_unsettled() -> None:
    assert not ways(complete=("b", "c")).settled("a")


def test_flows_that_may_carry_preferences_join_systems_either_way() -> None:
    untold = Flow(id="f", source=End("b"), target=End("a"), carries=NOT_ASKED)

    found = ways(untold, flow("b", "c"), complete=())

    assert {"a", "b", "c"} == found.joined("a")
    assert {"a"} == ways(complete=()).joined("a")


def ways(*flows: Flow, complete: tuple[str, ...]) -> PossibleWays:
    company = Company(flows_complete=Complete(systems={system: Confirmation() for system in complete}))
    return PossibleWays(Stack(company=company, systems={id: System(id=id) for id in SYSTEMS}, flows=flows))


def flow(source: str, target: str) -> Flow:
    return Flow(id=f"{source}->{target}", source=End(source), target=End(target), carries=("preferences",))
