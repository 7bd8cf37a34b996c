"""Does what a system knows about people get to the repository, and does it take hands?"""

from __future__ import annotations

import pytest

from stackaudit.graph.feeds import Way, feeds
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, Silence
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import Direction, FlowStatus, How


def test_an_all_automatic_way_counts_over_several_flows() -> None:
    assert Way.AUTOMATIC is way_of("shop", flow("shop", "crm"), flow("crm", "hub", how="file"))


def test_one_hop_by_hand_makes_the_way_one_by_hand() -> None:
    assert Way.BY_HAND is way_of("shop", flow("shop", "crm", how="manual"), flow("crm", "hub"))


def test_an_automatic_way_beside_one_by_hand_is_automatic() -> None:
    flows = (flow("shop", "hub", how="manual"), flow("shop", "crm"), flow("crm", "hub"))

    assert Way.AUTOMATIC is way_of("shop", *flows)


def test_a_hop_of_which_nobody_said_how_is_untold_and_names_the_missing_answers() -> None:
    flows = (flow("shop", "crm", how=UNKNOWN), flow("crm", "hub", carries=NOT_ASKED))

    found = feeds(stack(*flows), ["hub"])

    assert Way.UNTOLD is found.ways["shop"]
    assert ("flows/shop->crm/how", "flows/crm->hub/carries") == found.open["shop"]


@pytest.mark.parametrize(
    "complete, expected",
    [
        ((), Way.NOT_WRITTEN_DOWN),
        (("shop",), Way.NONE),
        (("hub",), Way.NOT_WRITTEN_DOWN),  # something that nobody wrote down may lead to crm, which feeds the hub
        (("hub", "crm"), Way.NONE),
    ],
)
def test_without_a_route_only_complete_lists_make_a_no(complete: tuple[str, ...], expected: Way) -> None:
    assert expected is way_of("shop", flow("crm", "hub"), complete=complete)


@pytest.mark.parametrize("status, expected", [("planned", Way.NONE), ("broken", Way.NONE), ("retiring", Way.AUTOMATIC)])
def test_only_live_flows_feed(status: FlowStatus, expected: Way) -> None:
    assert expected is way_of("shop", flow("shop", "hub", status=status), complete=("shop", "hub"))


def test_content_feeds_nobody() -> None:
    assert Way.NONE is way_of("shop", flow("shop", "hub", carries=("content",)), complete=("shop", "hub"))


@pytest.mark.parametrize(
    "direction, expected",
    [("both", Way.AUTOMATIC), (UNKNOWN, Way.UNTOLD), (NOT_ASKED, Way.NONE), ("one-way", Way.NONE)],
)
def test_a_flow_goes_one_way_unless_somebody_said_otherwise(direction: Direction | Silence, expected: Way) -> None:
    assert expected is way_of("shop", flow("hub", "shop", direction=direction), complete=("shop", "hub"))


def test_circles_end() -> None:
    assert Way.NONE is way_of("shop", flow("shop", "crm"), flow("crm", "shop"), complete=("shop", "crm", "hub"))


def way_of(system: str, *flows: Flow, complete: tuple[str, ...] = ()) -> Way:
    return feeds(stack(*flows, complete=complete), ["hub"]).ways[system]


def stack(*flows: Flow, complete: tuple[str, ...] = ()) -> Stack:
    return Stack(
        company=Company(flows_complete=Complete(systems={id: Confirmation() for id in complete})),
        systems={id: System(id=id) for id in ("shop", "crm", "hub")},
        flows=flows,
    )


def flow(
    source: str,
    target: str,
    *,
    carries: tuple[str, ...] | Silence = ("profile",),
    how: How | Silence = "api",
    status: FlowStatus | Silence = NOT_ASKED,
    direction: Direction | Silence = NOT_ASKED,
) -> Flow:
    id, ends = f"{source}->{target}", (End(source), End(target))
    return Flow(id=id, source=ends[0], target=ends[1], carries=carries, how=how, status=status, direction=direction)
