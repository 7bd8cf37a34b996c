"""How one group of systems feeds another: directly, over systems that only pass on, or not at all."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from stackaudit.graph.feeding import feeding, lead_flows, relays
from stackaudit.graph.ways import Route, Way
from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

PIPE = ("data-integration",)


def test_a_system_in_both_groups_needs_no_flow() -> None:
    assert Route(Way.AUTOMATIC, 1, 1) == fed(stack(), ["shop", "crm"], ["crm"])


@pytest.mark.parametrize("how, way, worth", [("api", Way.AUTOMATIC, 1), ("manual", Way.BY_HAND, 0.5)])
def test_a_flow_about_people_feeds(how: Any, way: Way, worth: float) -> None:
    assert Route(way, worth, worth, ("shop->crm",)) == fed(stack(flow("shop", "crm", how=how)), ["shop"], ["crm"])


def test_content_feeds_nobody() -> None:
    complete = stack(flow("shop", "crm", carries=("content",)), complete=("shop",))

    assert Way.NONE is fed(complete, ["shop"], ["crm"]).way


@pytest.mark.parametrize(
    "does, expected",
    [
        (PIPE, Route(Way.AUTOMATIC, 1, 1, ("shop->pipe", "pipe->crm"))),
        ((*PIPE, "file-exchange"), Route(Way.AUTOMATIC, 1, 1, ("shop->pipe", "pipe->crm"))),
        ((*PIPE, "profile-store"), Route(Way.NONE, 0, 0)),
        ((), Route(Way.NONE, 0, 0)),
        (NOT_ASKED, Route(Way.UNTOLD, 0, 1, ("shop->pipe", "pipe->crm"), ("systems/pipe/does",))),
    ],
)
def test_only_systems_that_pass_on_carry_further(does: tuple[str, ...] | Silence, expected: Route) -> None:
    flows = (flow("shop", "pipe"), flow("pipe", "crm"))

    assert expected == fed(stack(*flows, complete=("shop", "pipe", "crm"), pipe=does), ["shop"], ["crm"])


def test_what_may_be_a_relay_can_only_better_a_way_by_hand() -> None:
    flows = (flow("shop", "crm", how="manual"), flow("shop", "pipe"), flow("pipe", "crm"))

    found = fed(stack(*flows, pipe=NOT_ASKED), ["shop"], ["crm"])

    assert (Way.BY_HAND, 0.5, 1, ("shop->crm",)) == (found.way, found.low, found.high, found.flows)
    assert ("systems/pipe/does",) == found.open


@pytest.mark.parametrize(
    "complete, way, open",
    [
        ((), Way.NOT_WRITTEN_DOWN, ("company/flows_complete/shop", "company/flows_complete/crm")),
        (("crm",), Way.NONE, ()),
        (("shop",), Way.NONE, ()),
    ],
)
def test_that_nothing_goes_over_takes_a_complete_list(
    complete: tuple[str, ...], way: Way, open: tuple[str, ...]
) -> None:
    found = fed(stack(complete=complete, pipe=("crm",)), ["shop"], ["crm"])

    assert (way, open) == (found.way, found.open)


def test_words_of_its_own_leave_open_what_a_flow_carries() -> None:
    found = fed(stack(flow("shop", "crm", carries=("kudos",)), complete=("shop",)), ["shop"], ["crm"])

    assert Route(Way.UNTOLD, 0, 1, ("shop->crm",), ("flows/shop->crm/carries",)) == found


def test_nothing_feeds_where_there_is_no_system() -> None:
    assert Route(Way.NONE, 0, 0) == fed(stack(), ["shop"], []) == fed(stack(), [], ["crm"])


def test_lead_flows_are_those_between_the_two_and_their_relays() -> None:
    flows = (
        flow("shop", "crm", how="manual"),
        flow("shop", "pipe"),
        flow("pipe", "crm"),
        flow("desk", "crm"),
        flow("shop", "desk"),
        flow("shop", "crm", id="news", carries=("audience",)),
        flow("shop", "crm", id="told", carries=NOT_ASKED),
    )
    between, found = stack(*flows, pipe=PIPE), ["shop->crm", "shop->pipe", "pipe->crm"]

    assert found == [each.id for each in lead_flows(between, ["shop"], ["crm"], relays(between))]
    perhaps = [each.id for each in lead_flows(between, ["shop"], ["crm"], relays(between), perhaps=True)]
    assert ["shop->crm", "shop->pipe", "told", "pipe->crm"] == perhaps


def test_a_flow_into_a_relay_that_leads_nowhere_is_none_of_them() -> None:
    between = stack(flow("shop", "pipe"), pipe=PIPE)

    assert () == lead_flows(between, ["shop"], ["crm"], relays(between))


def fed(stack: Stack, givers: list[str], takers: list[str]) -> Route:
    return feeding(stack, givers, takers, relays(stack))


def stack(*flows: Flow, complete: tuple[str, ...] = (), pipe: tuple[str, ...] | Silence = PIPE) -> Stack:
    systems = {id: System(id=id, does=("crm",)) for id in ("shop", "crm", "desk")}
    systems["pipe"] = System(id="pipe", does=pipe)
    lists = Complete(systems=dict.fromkeys(complete, Confirmation()))
    return Stack(company=Company(customer_data_repository=(), flows_complete=lists), systems=systems, flows=flows)


def flow(source: str, target: str, *, id: str = "", carries: Any = ("leads",), how: Any = "api") -> Flow:
    return Flow(id=id or f"{source}->{target}", source=End(source), target=End(target), carries=carries, how=how)


def test_the_named_repository_passes_on_and_may_be_any_system_while_nobody_named_it() -> None:
    hub = stack(flow("shop", "pipe"), flow("pipe", "crm"), complete=("shop", "pipe", "crm"), pipe=("profile-store",))
    named = msgspec.structs.replace(hub.company, customer_data_repository=("pipe",))
    unnamed = msgspec.structs.replace(hub.company, customer_data_repository=NOT_ASKED)

    assert Way.NONE is fed(hub, ["shop"], ["crm"]).way
    assert Way.AUTOMATIC is fed(msgspec.structs.replace(hub, company=named), ["shop"], ["crm"]).way
    open = fed(msgspec.structs.replace(hub, company=unnamed), ["shop"], ["crm"])
    assert (0.0, 1.0, ("company/customer_data_repository",)) == (open.low, open.high, open.open)
