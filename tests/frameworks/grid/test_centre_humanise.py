"""Checkpoints of the south-west cell, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.frameworks.grid.centre_humanise import shared_tools_trained, staffing_and_budget
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, YES, Answer, Silence
from stackaudit.model.lifecycle import Budget
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team

FULL = Team(id="ops", roles=("strategy", "Operations", "content"))
IN_BAND = Budget(people=50, technology=50)


@pytest.mark.parametrize(
    "training, value",
    [
        ((YES, YES, YES, YES, NO), 1),
        ((YES, YES, NO, NO, NO), 0.5),
        ((YES, PARTLY, NO, NO, NO), 0),
        ((YES, PARTLY, PARTLY, NO, NO), 0.5),
        ((YES, NO, NO, NO, NOT_ASKED), None),
        ((YES, YES, YES, NO, NOT_ASKED), None),
        ((YES, YES, NO, NO, NOT_ASKED), 0.5),
    ],
)
def test_training_for_shared_tools(training: tuple[Answer | Silence, ...], value: float | None) -> None:
    systems = {f"s{n}": System(id=f"s{n}", used_by=("x", "y"), training=each) for n, each in enumerate(training)}

    assert value == shared_tools_trained(Stack(systems=systems)).value


def test_only_tools_of_more_than_one_team_need_training() -> None:
    systems = {
        "crm": System(id="crm", used_by=("x", "y"), training=YES),
        "own": System(id="own", used_by=("x",), training=NO),
        "old": System(id="old", used_by=("x", "y"), training=NO, status="retired"),
    }

    found = shared_tools_trained(Stack(systems=systems))

    assert (1, "1 of 1 systems used by more than one team come with training.") == (found.value, found.explanation)


@pytest.mark.parametrize(
    "team, budget, value",
    [
        (FULL, IN_BAND, 1),
        (FULL, Budget(people=39, technology=61), 0.5),
        (FULL, Budget(people=61, technology=39), 0.5),
        (Team(id="ops", roles=("content",)), IN_BAND, 0.5),
        (Team(id="ops", roles=()), Budget(people=10, technology=90), 0),
        (Team(id="ops"), IN_BAND, None),
        (FULL, Budget(people=50), None),
        (FULL, Budget(people=0, technology=0), None),
    ],
)
def test_roles_and_money(team: Team, budget: Budget, value: float | None) -> None:
    assert value == staffing_and_budget(Stack(teams={"ops": team}, budget=budget)).value


def test_the_sentence_names_the_role_without_a_team_and_both_shares() -> None:
    ops, money = Team(id="ops", roles=("operations", "content")), Budget(people=36, technology=64, agencies=20)

    found = staffing_and_budget(Stack(teams={"ops": ops}, budget=money))

    assert (
        "2 of 3 roles have a team (strategy without one); people get 36% of the money for people and technology, "
        "47% with agencies, the band is 40% to 60%."
    ) == found.explanation
    assert ("teams", "budget") == found.counts_against


def test_a_team_that_nobody_asked_may_carry_the_role() -> None:
    teams = {"ops": Team(id="ops", roles=("operations", "content")), "lab": Team(id="lab")}

    found = staffing_and_budget(Stack(teams=teams, budget=IN_BAND))

    assert (0.5, 1, ("teams/lab/roles",)) == (found.low, found.high, found.open)
