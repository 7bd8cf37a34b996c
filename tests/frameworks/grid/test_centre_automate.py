"""Checkpoints of the north-west cell, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.frameworks.grid.centre_automate import (
    flows_without_hands,
    one_standard_tool,
    sources_feed_repository,
)
from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import How

CLOSED = Complete(everything=True)


def test_two_of_five_sources_feed_the_repository_so_half() -> None:
    flows = (
        flow("app", "hub"),
        flow("till", "app"),
        flow("crm", "hub", "manual"),
        flow("fair", "crm"),
        flow("desk", "crm", "manual"),
    )

    found = sources_feed_repository(sources(*flows, repository=("hub",)))

    assert 0.5 == found.value
    assert "2 of 5 sources of personal data feed the customer data repository without hands." == found.explanation
    assert ("systems/app", "systems/till") == found.counts_for
    assert ("systems/crm", "systems/fair", "systems/desk") == found.counts_against


def test_a_system_without_personal_data_or_that_gives_none_is_no_source() -> None:
    flows = (flow("app", "hub"), flow("site", "crm"), flow("till", "crm", carries=("content",)))

    found = sources_feed_repository(sources(*flows, repository=("hub",), empty=("site",)))

    assert (1, "1 of 1") == (found.value, found.explanation[:6])


def test_without_a_complete_list_a_missing_route_is_a_question() -> None:
    found = sources_feed_repository(sources(flow("app", "crm"), repository=("hub",), complete=NOT_ASKED))

    assert (None, ("company/flows_complete/app",)) == (found.value, found.open)


def test_a_repository_that_nobody_named_leaves_it_open_and_none_named_is_zero() -> None:
    unnamed = sources_feed_repository(sources(flow("app", "crm"), repository=NOT_ASKED))
    none = sources_feed_repository(sources(flow("app", "crm"), repository=()))

    assert (None, ("company/customer_data_repository",)) == (unnamed.value, unnamed.open)
    assert 0 == none.value


@pytest.mark.parametrize("tools, expected", [(("mail-a",), 1), (("mail-a", "mail-b"), 0)])
def test_a_shared_capability_has_one_standard_tool_or_not(tools: tuple[str, ...], expected: float) -> None:
    stack = Stack(systems={id: System(id=id, does=("email", "form-capture"), used_by=("x", "y")) for id in tools})

    found = one_standard_tool(stack)

    assert expected == found.value
    assert f"{expected} of 1 capabilities used by more than one team have a single tool." == found.explanation


def test_two_tools_of_one_team_each_are_a_shared_capability() -> None:
    systems = {id: System(id=id, does=("crm",), used_by=(id,)) for id in ("north", "south")}

    found = one_standard_tool(Stack(systems=systems))

    assert (0, ("capabilities/crm",)) == (found.value, found.counts_against)


def test_retired_tools_and_tools_of_a_single_team_do_not_count() -> None:
    systems = {
        "old": System(id="old", does=("crm",), used_by=("x", "y"), status="retired"),
        "new": System(id="new", does=("crm",), used_by=("x", "y")),
        "own": System(id="own", does=("cms",), used_by=("x",)),
    }

    found = one_standard_tool(Stack(systems=systems))

    assert (1, ("capabilities/crm",)) == (found.value, found.counts_for)


def test_a_system_of_which_nobody_said_what_it_does_may_double_anything() -> None:
    systems = {"crm": System(id="crm", does=("crm",), used_by=("x", "y")), "box": System(id="box", used_by=("x",))}

    found = one_standard_tool(Stack(systems=systems))

    assert (None, ("systems/box/does",)) == (found.value, found.open)


@pytest.mark.parametrize("hands, expected", [(1, 1), (2, 0.5), (3, 0)])
def test_flows_without_hands_by_their_share(hands: int, expected: float) -> None:
    flows = [flow(f"a{number}", "b", "manual" if number < hands else "api") for number in range(5)]

    found = flows_without_hands(Stack(flows=tuple(flows)))

    assert expected == found.value
    assert f"{5 - hands} of 5 live flows with personal data run without hands." == found.explanation


def test_flows_of_content_and_flows_to_come_do_not_count() -> None:
    planned = Flow(id="a->c", source=End("a"), target=End("c"), carries=("leads",), how="manual", status="planned")
    flows = (flow("a", "b"), flow("b", "c", "manual", carries=("content", "spend")), planned)

    found = flows_without_hands(Stack(flows=flows))

    assert (1, ("flows/a->b",)) == (found.value, found.counts_for)


def test_a_flow_of_which_nobody_said_how_may_tip_the_share() -> None:
    found = flows_without_hands(Stack(flows=(flow("a", "b"), flow("b", "c", NOT_ASKED))))

    assert (None, 0.5, 1, ("flows/b->c/how",)) == (found.value, found.low, found.high, found.open)
    assert "1 of 2 live flows with personal data run without hands; of 1 nobody said." == found.explanation


def flow(source: str, target: str, how: How | Silence = "api", carries: tuple[str, ...] = ("profile",)) -> Flow:
    return Flow(id=f"{source}->{target}", source=End(source), target=End(target), carries=carries, how=how)


def sources(
    *flows: Flow,
    repository: tuple[str, ...] | Silence,
    complete: Complete | Silence = CLOSED,
    empty: tuple[str, ...] = (),
) -> Stack:
    ids = dict.fromkeys(end.system for flow in flows for end in (flow.source, flow.target)) | {"hub": None}
    return Stack(
        company=Company(customer_data_repository=repository, flows_complete=complete),
        systems={id: System(id=id, holds="none" if id in empty else "personal") for id in ids},
        flows=flows,
    )
