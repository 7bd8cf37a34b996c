"""Checkpoints of the north-east cell, counted by hand."""

from __future__ import annotations

from stackaudit.frameworks.grid.edge_automate import edge_self_service, self_service_guarded
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, YES
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team

TEAMS = (
    Team(id="north", place="edge", front_line=NO),
    Team(id="south", place="edge", front_line=NO),
    Team(id="branches", place="edge", front_line=YES),
    Team(id="brand", place="centre", front_line=NO),
)


def test_one_of_two_edge_marketing_teams_has_a_self_service_tool_so_half() -> None:
    pages = System(id="pages", used_by=("north", "branches", "brand"), self_service=YES)
    crm = System(id="crm", used_by=("north", "south"), self_service=NO)

    found = edge_self_service(stack(pages, crm))

    assert 0.5 == found.value
    assert "1 of 2 marketing teams at the edge have a self-service tool." == found.explanation
    assert (("teams/north",), ("teams/south",)) == (found.counts_for, found.counts_against)


def test_the_best_live_tool_of_a_team_counts() -> None:
    pages = System(id="pages", used_by=("north", "south"), self_service=PARTLY)
    old = System(id="old", used_by=("north", "south"), self_service=YES, status="retired")

    found = edge_self_service(stack(pages, old))

    assert 0.5 == found.value
    assert "0 of 2 marketing teams at the edge have a self-service tool; 2 partly." == found.explanation


def test_silence_about_a_tool_of_the_team_opens_it_and_names_the_question() -> None:
    pages = System(id="pages", used_by=("north", "south"))

    found = edge_self_service(stack(pages))

    assert (None, ("systems/pages/self_service",)) == (found.value, found.open)
    assert "Nobody said which marketing teams at the edge have a self-service tool (2 open)." == found.explanation


def test_nine_of_ten_guarded_tools_suffice_and_half_of_them_is_half() -> None:
    def guarded(count: int) -> float | None:
        tools = [
            System(id=f"t{i}", used_by=("north",), self_service=YES, guardrails=("roles",) if i < count else ())
            for i in range(10)
        ]
        return self_service_guarded(stack(*tools)).value

    assert [1, 0.5, 0.5, 0] == [guarded(9), guarded(8), guarded(5), guarded(4)]


def test_only_self_service_tools_that_the_edge_works_in_need_guardrails() -> None:
    closed = System(id="closed", used_by=("north",), self_service=NO, guardrails=())
    central = System(id="central", used_by=("brand",), self_service=YES, guardrails=())
    pages = System(id="pages", used_by=("branches",), self_service=YES, guardrails=("roles",))

    found = self_service_guarded(stack(closed, central, pages))

    assert (1, ("systems/pages",), ()) == (found.value, found.counts_for, found.counts_against)


def test_silence_about_guardrails_or_where_a_team_sits_is_open() -> None:
    pages = System(id="pages", used_by=("wealth",), self_service=YES)
    unplaced = Stack(teams={"wealth": Team(id="wealth")}, systems={"pages": pages})

    found = self_service_guarded(unplaced)

    assert (None, ("systems/pages/guardrails", "teams/wealth/place")) == (found.value, found.open)


def test_without_teams_at_the_edge_it_is_open() -> None:
    found = edge_self_service(Stack(teams={"brand": TEAMS[3]}))

    assert (None, ("teams",)) == (found.value, found.open)
    assert "No marketing teams at the edge are written down." == found.explanation


def test_a_team_without_a_place_may_be_at_the_edge() -> None:
    north, wealth = TEAMS[0], Team(id="wealth", place=NOT_ASKED, front_line=NO)
    pages = System(id="pages", used_by=("north",), self_service=YES)

    found = edge_self_service(Stack(teams={"north": north, "wealth": wealth}, systems={"pages": pages}))

    assert (None, 0.5, 1, ("teams/wealth/place",)) == (found.value, found.low, found.high, found.open)


def stack(*systems: System) -> Stack:
    return Stack(teams={team.id: team for team in TEAMS}, systems={system.id: system for system in systems})
