"""Which systems are the customer data repository, and the ways into it and out of it."""

from __future__ import annotations

from typing import Any

import pytest

from stackaudit.graph.repository import UNNAMED, into_repository, out_of_repository, repositories
from stackaudit.graph.ways import NO_WAY, Way
from stackaudit.model.answer import NOT_ASKED, UNKNOWN
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


@pytest.mark.parametrize(
    "named, expected",
    [
        (("hub", "later", "hub"), ("hub",)),
        (("later",), ()),
        ((), ()),
        (UNKNOWN, UNKNOWN),
        (NOT_ASKED, NOT_ASKED),
    ],
)
def test_only_live_systems_are_a_repository(named: Any, expected: Any) -> None:
    assert expected == repositories(stack_of(named))


def test_ways_lead_into_it_and_out_of_it() -> None:
    stack = stack_of(("hub",))

    assert ("shop->hub",) == into_repository(stack, {"responses"}, per_person=True)("shop").flows
    assert Way.AUTOMATIC is out_of_repository(stack, {"audience"})("shop").way
    assert NO_WAY == into_repository(stack, {"scores"})("shop")


def test_nobody_knows_a_way_to_a_repository_that_nobody_named() -> None:
    stack = stack_of(NOT_ASKED)

    assert UNNAMED == into_repository(stack)("shop")
    assert UNNAMED == out_of_repository(stack, {"audience"})("shop")


def stack_of(named: Any) -> Stack:
    flows = (
        Flow(id="shop->hub", source=End("shop"), target=End("hub"), carries=("responses",), how="api", level="person"),
        Flow(id="hub->shop", source=End("hub"), target=End("shop"), carries=("audience",), how="api"),
    )
    systems = (System(id="shop"), System(id="hub"), System(id="later", status="planned"))
    return Stack(
        company=Company(customer_data_repository=named, flows_complete=Complete(everything=True)),
        systems={each.id: each for each in systems},
        flows=flows,
    )
