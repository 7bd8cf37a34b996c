"""What the centre keeps closed while the edge runs its own."""

from __future__ import annotations

import msgspec
import pytest

from stackaudit.graph.closed_centres import ClosedCentre, closed_centres
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY
from stackaudit.model.stack import Stack
from stackaudit.model.systems import DuplicateOk, System
from stackaudit.model.teams import Team

MAILER = System(id="mailer", run_by="office", does=("email",), self_service=NO)
LETTERS = System(id="letters", run_by="north", does=("email",))


def test_a_closed_tool_in_the_centre_and_one_at_the_edge() -> None:
    assert [ClosedCentre("email", ("mailer",), ("letters",))] == found(MAILER, LETTERS)


@pytest.mark.parametrize(
    "change",
    [
        {"self_service": PARTLY},
        {"does": ("cms",)},
        {"run_by": "agency"},
        {"run_by": "north"},
        {"status": "planned"},
        {"duplicate_ok": DuplicateOk(reason="two brands")},
    ],
    ids=str,
)
def test_everything_else_is_none(change: dict[str, object]) -> None:
    assert [] == found(msgspec.structs.replace(MAILER, **change), LETTERS)


@pytest.mark.parametrize(
    "third, open",
    [
        (System(id="notes", does=("email",)), "systems/notes/run_by"),
        (System(id="notes", does=("email",), run_by="west"), "teams/west/place"),
        (System(id="notes", does=("email",), run_by="office"), "systems/notes/self_service"),
        (System(id="notes", run_by="office", self_service=PARTLY), "systems/notes/does"),
    ],
)
def test_a_third_tool_that_may_be_open_in_the_centre(third: System, open: str) -> None:
    (only,) = found(MAILER, LETTERS, third)

    assert (open,) == only.open


@pytest.mark.parametrize(
    "third",
    [System(id="notes", does=("email",), self_service=NO), System(id="notes", run_by="office")],
)
def test_a_third_tool_that_is_not_known_to_be_open_or_to_do_it_changes_nothing(third: System) -> None:
    assert [ClosedCentre("email", ("mailer",), ("letters",))] == found(MAILER, LETTERS, third)


@pytest.mark.parametrize(
    "systems, open",
    [
        ([msgspec.structs.replace(MAILER, self_service=NOT_ASKED), LETTERS], ("systems/mailer/self_service",)),
        ([msgspec.structs.replace(MAILER, run_by=NOT_ASKED), LETTERS], ("systems/mailer/run_by",)),
        ([MAILER, msgspec.structs.replace(LETTERS, run_by="west")], ("teams/west/place",)),
    ],
)
def test_without_one_answer_it_is_open(systems: list[System], open: tuple[str, ...]) -> None:
    (only,) = found(*systems)

    assert open == only.open


def test_where_neither_side_is_known_nothing_is_said() -> None:
    assert [] == found(System(id="mailer", does=("email",)), System(id="letters", does=("email",)))


def found(*systems: System) -> list[ClosedCentre]:
    teams = {
        "office": Team(id="office", place="centre"),
        "north": Team(id="north", place="edge"),
        "agency": Team(id="agency", place="outside"),
        "west": Team(id="west"),
    }
    return list(closed_centres(Stack(teams=teams, systems={system.id: system for system in systems})))
