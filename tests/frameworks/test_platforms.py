"""Systems that are more centralised and more decentralised at once."""

from __future__ import annotations

import msgspec
import pytest

from stackaudit.frameworks.platforms import platforms
from stackaudit.model.answer import NOT_ASKED, PARTLY, YES
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team

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


def stack(*systems: System) -> Stack:
    teams = {"brand": Team(id="brand", place="centre"), "north": Team(id="north", place="edge")}
    return Stack(teams=teams, systems={system.id: system for system in systems})
