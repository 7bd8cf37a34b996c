"""The governance triad, counted by hand, and what silence does to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stackaudit.frameworks.triad import triad
from stackaudit.inventory.load import load
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY
from stackaudit.model.lifecycle import Budget, HandOff, Stage
from stackaudit.model.stack import Stack
from stackaudit.model.teams import Team

LINDEN_HARBOUR = Path(__file__).resolve().parents[2] / "inventories" / "linden-harbour-bank"


def test_the_triad_of_linden_harbour() -> None:
    found = triad(load(LINDEN_HARBOUR).stack)

    assert [1, 0, 0, 0] == [point.value for point in found.workflow.checkpoints]
    assert [0, 1, 1] == [point.value for point in found.staffing.checkpoints]
    assert [0] == [point.value for point in found.resources.checkpoints]
    assert (25, 67, 0) == (found.workflow.low, found.staffing.low, found.resources.low)
    assert (0.36, 0.45) == (round(found.people_share or 0, 2), round(found.people_share_with_agencies or 0, 2))


def test_of_an_empty_stack_everything_is_open() -> None:
    found = triad(Stack())
    parts = (found.workflow, found.staffing, found.resources)

    assert [("governance/workflow", 0, 100), ("governance/staffing", 0, 100), ("governance/resources", 0, 100)] == [
        (part.id, part.low, part.high) for part in parts
    ]
    assert [("hand_offs",), ("teams",), ("teams",), ("teams",), ("budget/people", "budget/technology")] == [
        point.open for part in parts for point in part.checkpoints
    ]
    assert (None, None) == (found.people_share, found.people_share_with_agencies)


def test_each_hand_off_counts_and_one_that_nobody_wrote_down_is_open() -> None:
    stages = {id: Stage(id=id) for id in "abcd"}
    written = (HandOff(source="b", target="c", agreed=PARTLY), HandOff(source="a", target="d", agreed=NO))

    found = triad(Stack(stages=stages, hand_offs=written)).workflow

    assert [("a->b", None), ("b->c", 0.5), ("c->d", None), ("a->d", 0)] == [
        (point.id, point.value) for point in found.checkpoints
    ]
    assert ("hand_offs/a->b/agreed",) == found.checkpoints[0].open
    assert (13, 63) == (found.low, found.high)


@pytest.mark.parametrize(
    "roles, strategy, open",
    [
        ((("Strategy",), ("content",)), 1, ()),
        ((("content",), ()), 0, ()),
        ((("content",), NOT_ASKED), None, ("teams/1/roles",)),
        ((("strategy",), NOT_ASKED), 1, ()),
    ],
)
def test_a_role_that_nobody_carries(roles: tuple[Any, ...], strategy: float | None, open: tuple[str, ...]) -> None:
    teams = {str(number): Team(id=str(number), roles=each) for number, each in enumerate(roles)}

    found = triad(Stack(teams=teams)).staffing.checkpoints[0]

    assert (strategy, open) == (found.value, found.open)


@pytest.mark.parametrize(
    "budget, value, own, with_agencies",
    [
        (Budget(people=40, technology=60), 1, 0.4, None),
        (Budget(people=60, technology=40, agencies=0), 1, 0.6, 0.6),
        (Budget(people=30, technology=70, agencies=40), 0, 0.3, 0.5),
        (Budget(people=70, technology=30), 0, 0.7, None),
        (Budget(people=70), None, None, None),
        (Budget(people=0, technology=0), None, None, None),
    ],
)
def test_the_share_of_people(
    budget: Budget, value: float | None, own: float | None, with_agencies: float | None
) -> None:
    found = triad(Stack(budget=budget))

    assert (value, own, with_agencies) == (
        found.resources.checkpoints[0].value,
        found.people_share,
        found.people_share_with_agencies,
    )


def test_the_sentences_name_the_teams_and_both_shares() -> None:
    teams = {
        "ops": Team(id="ops", name="Operations desk", roles=("operations",)),
        "lab": Team(id="lab", name=NONE, roles=()),
    }

    found = triad(Stack(teams=teams, budget=Budget(people=36, technology=64, agencies=20)))

    assert [
        "No team carries it.",
        "Carried by Operations desk.",
        "No team carries it.",
        "People get 36% of the money for people and technology, 47% with agencies, the band is 40% to 60%.",
    ] == [point.explanation for point in (*found.staffing.checkpoints, *found.resources.checkpoints)]
