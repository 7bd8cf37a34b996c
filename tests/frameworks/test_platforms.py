"""Systems that are more centralised and more decentralised at once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from stackaudit.frameworks.platforms import platforms
from stackaudit.model.answer import NOT_ASKED, PARTLY, YES, Silence
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team
from stackaudit.pipeline import read

LINDEN_HARBOUR = Path(__file__).parents[2] / "inventories" / "linden-harbour-bank"
LIBRARY = System(id="library", run_by="brand", used_by=("brand", "north"), self_service=YES, guardrails=("roles",))


def test_run_by_the_centre_open_guarded_and_used_at_the_edge() -> None:
    assert ("library",) == platforms(stack(LIBRARY))


@pytest.mark.parametrize(
    "change",
    [
        {"run_by": "north"},
        {"run_by": NOT_ASKED},
        {"used_by": ("brand",)},
        {"used_by": NOT_ASKED},
        {"self_service": PARTLY},
        {"guardrails": ()},
        {"guardrails": NOT_ASKED},
        {"status": "planned"},
    ],
    ids=str,
)
def test_everything_else_is_none(change: dict[str, object]) -> None:
    assert () == platforms(stack(msgspec.structs.replace(LIBRARY, **change)))


@pytest.mark.parametrize(
    "kind, carries, is_one",
    [
        ("spreadsheet", ("spend",), True),
        ("spreadsheet", ("audience",), False),
        ("spreadsheet", NOT_ASKED, False),
        ("cdp", ("audience",), True),
    ],
)
def test_a_spreadsheet_that_hands_audiences_on_is_a_way_round(
    kind: str, carries: tuple[str, ...] | Silence, is_one: bool
) -> None:
    sheet = msgspec.structs.replace(LIBRARY, heritage=kind)
    hands_on = Flow(id="list", source=End("library"), target=End("mail"), carries=carries)

    assert is_one is bool(platforms(msgspec.structs.replace(stack(sheet), flows=(hands_on,))))


def test_linden_harbour() -> None:
    assert ("bi", "dam") == platforms(read(LINDEN_HARBOUR).stack)


def stack(*systems: System) -> Stack:
    teams = {"brand": Team(id="brand", place="centre"), "north": Team(id="north", place="edge")}
    return Stack(teams=teams, systems={system.id: system for system in systems})
