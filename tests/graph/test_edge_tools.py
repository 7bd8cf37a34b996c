"""What teams at the edge run, and what for."""

from __future__ import annotations

from stackaudit.graph.edge_tools import edge_tools
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team

TEAMS = {"office": Team(id="office", place="centre"), "north": Team(id="north", place="edge"), "west": Team(id="west")}


def test_live_systems_are_run_at_the_edge_or_may_be() -> None:
    found = edge_tools(
        stack(
            System(id="site", run_by="office", does=("cms",)),
            System(id="pages", run_by="north", does=("cms", "email", "cms")),
            System(id="old", run_by="north", does=("cms",), status="retired"),
            System(id="notes", run_by="west", does=("cms",)),
            System(id="crm"),
            System(id="forms", run_by="north"),
        )
    )

    assert (("pages", "forms"), ("notes", "crm"), ("crm", "forms")) == (found.run, found.may_be_run, found.undescribed)
    assert {"cms": ["pages"], "email": ["pages"]} == found.run_for
    assert {"cms": ["notes"]} == found.may_be_run_for


def test_a_system_is_not_like_itself() -> None:
    pages = System(id="pages", run_by="north", does=("cms",))
    letters = System(id="letters", run_by="north", does=("cms", "email"))

    assert [] == list(edge_tools(stack(pages)).alike(pages))
    assert [("cms", ["pages", "letters"])] == list(edge_tools(stack(pages, letters)).alike(letters))


def test_the_first_others_that_may_be_alike() -> None:
    site = System(id="site", does=("cms",))
    notes, more, crm = System(id="notes", does=("cms",)), System(id="more", does=("cms",)), System(id="crm")

    assert ["notes", "crm"] == list(edge_tools(stack(site, notes, more, crm)).may_be_alike(site))


def stack(*systems: System) -> Stack:
    return Stack(teams=TEAMS, systems={system.id: system for system in systems})
