"""The grid as a whole: ranges, states, and that a missing answer never narrows one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.frameworks.checkpoint import State
from stackaudit.frameworks.grid.grid import Grid, grid
from stackaudit.frameworks.parts import grid_state
from stackaudit.inventory.load import load
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, UNKNOWN, YES, said
from stackaudit.model.automations import Automation
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.lifecycle import PRACTICES, Budget, Practice
from stackaudit.model.settings import Settings
from stackaudit.model.shape import Record
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team

LINDEN_HARBOUR = Path(__file__).resolve().parents[3] / "inventories" / "linden-harbour-bank"

# What nobody said about these has a default that inventory authors are told (live, one way), or is no answer about an entry.
HAS_A_DEFAULT = {"id", "source", "target", "status", "direction", "flows_complete"}


def test_the_bank_has_the_figures_that_were_worked_out_by_hand() -> None:
    found = grid(load(LINDEN_HARBOUR).stack)

    ranges = {part.name: (part.low, part.high, part.open) for part in found.parts}
    assert {
        "centralise-automate": (70, 70, 0),
        "decentralise-automate": (10, 10, 0),
        "centralise-humanise": (30, 30, 0),
        "decentralise-humanise": (30, 50, 1),
        "continuous-change": (40, 40, 0),
    } == ranges
    assert ("bi", "dam") == found.platforms
    assert [State.UNCOVERED, State.THIN, State.THIN, State.THIN] == [part.state for part in found.parts[1:]]


def test_there_are_thirteen_derived_and_twelve_asked_checkpoints() -> None:
    points = [point for part in grid(Stack()).parts for point in part.checkpoints]

    asked = [point.id for point in points if not point.derived]

    assert sorted(PRACTICES) == sorted(asked)
    assert (25, 25) == (len(points), len({point.id for point in points}))


def test_of_an_empty_stack_nothing_is_known() -> None:
    found = grid(Stack())

    assert [(0, 100, 5, State.UNKNOWN)] * 5 == [(part.low, part.high, part.open, part.state) for part in found.parts]
    assert all(point.open for part in found.parts for point in part.checkpoints)
    assert () == found.platforms


@pytest.mark.parametrize(
    "low, high, unanswered, expected",
    [
        (100, 100, 3, State.UNKNOWN),
        (0, 25, 2, State.UNCOVERED),
        (0, 26, 2, State.THIN),
        (59, 100, 2, State.THIN),
        (60, 60, 0, State.COVERED),
    ],
)
def test_states(low: int, high: int, unanswered: int, expected: State) -> None:
    assert expected is grid_state(low, high, unanswered, 5, Settings())


def test_settings_move_the_states() -> None:
    assert State.UNCOVERED is grid_state(30, 40, 0, 5, Settings(grid_uncovered_high=40))
    assert State.COVERED is grid_state(30, 40, 0, 5, Settings(grid_covered_low=30))


def test_removing_any_answer_of_a_full_stack_never_narrows_a_range() -> None:
    stack = full_stack()
    before = grid(stack)

    narrowed = [name for name, thinner in without_one(stack) if not within(before, grid(thinner))]

    assert [] == narrowed
    assert 0 == sum(part.open for part in before.parts)


@given(st.data())
def test_removing_any_answer_of_any_stack_never_narrows_a_range(data: st.DataObject) -> None:
    stack = data.draw(stacks())
    thinner = list(without_one(stack))
    if not thinner:
        return
    name, without = data.draw(st.sampled_from(thinner))

    assert within(grid(stack), grid(without)), name


def within(narrow: Grid, wide: Grid) -> bool:
    points = [(a, b) for x, y in parts(narrow, wide) for a, b in zip(x.checkpoints, y.checkpoints, strict=True)]
    return all(y.low <= x.low and x.high <= y.high for x, y in [*parts(narrow, wide), *points])


def parts(one: Grid, other: Grid) -> list[tuple[Any, Any]]:
    return list(zip(one.parts, other.parts, strict=True))


def without_one(stack: Stack) -> Iterator[tuple[str, Stack]]:
    """Yield the stack without one answer, for every answer in it."""
    for noun in ("teams", "systems", "automations", "practices"):
        entries: dict[str, Record] = getattr(stack, noun)
        for id, entry in entries.items():
            for field, thinner in silenced(entry):
                yield f"{noun}/{id}/{field}", msgspec.structs.replace(stack, **{noun: {**entries, id: thinner}})
    for noun in ("company", "budget"):
        for field, thinner in silenced(getattr(stack, noun)):
            yield f"{noun}/{field}", msgspec.structs.replace(stack, **{noun: thinner})
    for number, flow in enumerate(stack.flows):
        for field, thinner in silenced(flow):
            flows = (*stack.flows[:number], thinner, *stack.flows[number + 1 :])
            yield f"flows/{flow.id}/{field}", msgspec.structs.replace(stack, flows=flows)


def silenced(record: Record) -> Iterator[tuple[str, Any]]:
    for field in record.__struct_fields__:
        if field not in HAS_A_DEFAULT and said(getattr(record, field)):
            yield field, msgspec.structs.replace(record, **{field: NOT_ASKED})


def full_stack() -> Stack:
    teams = (
        Team(id="ops", place="centre", front_line=NO, roles=("strategy", "operations", "content")),
        Team(id="north", place="edge", front_line=NO, roles=()),
        Team(id="desk", place="edge", front_line=YES, roles=(), can=("see-history", "make-good")),
    )
    whole: dict[str, Any] = {"training": YES, "export": "tested", "reviewed": "2026-10-01", "holds": "personal"}
    systems = (
        System(
            id="hub", does=("profile-store",), run_by="ops", used_by=("ops", "desk"), self_service=NO, guardrails=(),
            bought="built", **whole,
        ),
        System(
            id="pages", does=("cms", "form-capture"), run_by="ops", used_by=("ops", "north"), self_service=YES,
            guardrails=("roles",), bought="card", renews="2027-01-01", **whole,
        ),
        System(
            id="mail", does=("email",), run_by="north", used_by=("north", "ops"), self_service=PARTLY, guardrails=(),
            bought="procurement", renews="2029-01-01", early_exit=NO, **(whole | {"training": NO, "reviewed": NONE}),
        ),
    )  # fmt: skip
    flows = (
        Flow(id="pages->hub", source=End("pages"), target=End("hub"), carries=("leads",), how="api"),
        Flow(id="mail->hub", source=End("mail"), target=End("hub"), carries=("responses",), how="manual"),
        Flow(id="pages->mail", source=End("pages"), target=End("mail"), carries=("content",), how="manual"),
    )
    automations = (
        Automation(id="welcome", touches="customers", exception_route="reply address", feedback=("complaints",)),
        Automation(id="copy", touches="nobody", exception_route=NONE, feedback=()),
    )
    return Stack(
        company=Company(
            as_of="2026-11-01", customer_data_repository=("hub",), flows_complete=Complete(everything=True)
        ),
        teams={each.id: each for each in teams},
        systems={each.id: each for each in systems},
        flows=flows,
        automations={each.id: each for each in automations},
        practices={id: Practice(id=id, answer=(YES, PARTLY, NO)[n % 3]) for n, id in enumerate(PRACTICES)},
        budget=Budget(people=45, technology=55),
    )


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    """Draw a stack of up to four systems and two teams in which any answer may be missing."""

    def one_of(*values: Any) -> Any:
        return draw(st.sampled_from((*values, NOT_ASKED, UNKNOWN)))

    answers, users = (YES, PARTLY, NO), ((), ("x",), ("x", "y"), ("y",))
    systems = {
        id: System(
            id=id, does=one_of((), ("email",), ("crm", "email"), ("reporting",)), used_by=one_of(*users),
            run_by=one_of("x", NONE), holds=one_of("personal", "none"), self_service=one_of(*answers),
            guardrails=one_of((), ("roles",)), training=one_of(*answers), export=one_of("tested", "none"),
            reviewed=one_of("2026-10-01", "2020-01-01", NONE), bought=one_of("card", "built"),
            renews=one_of("2026-12-01", "2030-01-01", "2020-01-01", NONE), early_exit=one_of(*answers),
        )
        for id in draw(st.sampled_from(["a", "ab", "abc", "abcd"]))
    }  # fmt: skip
    carries = (("leads",), ("content",), ("own-word",), ("content", "profile"))
    pairs = [(one, other) for one in systems for other in systems if one != other]
    flows = tuple(
        Flow(
            id=f"{one}->{other}", source=End(one), target=End(other), carries=one_of(*carries),
            how=one_of("api", "manual"), direction=one_of("both", "one-way"),
        )
        for one, other in pairs
        if draw(st.booleans())
    )  # fmt: skip
    return Stack(
        company=Company(
            as_of=one_of("2026-11-01"),
            customer_data_repository=one_of((), ("a",), ("a", "b") if "b" in systems else ("a",)),
            flows_complete=Complete(systems={id: Confirmation() for id in systems if draw(st.booleans())}),
        ),
        teams={
            id: Team(
                id=id, place=one_of("edge", "centre"), front_line=one_of(*answers), can=one_of((), ("make-good",)),
                roles=one_of((), ("strategy",), ("strategy", "operations", "content")),
            )
            for id in "xy"
        },
        systems=systems,
        flows=flows,
        automations={
            id: Automation(
                id=id, touches=one_of("both", "nobody"), exception_route=one_of("reply", NONE), feedback=one_of((), ("z",))
            )
            for id in "pq"
        },
        practices={"brand-code": Practice(id="brand-code", answer=one_of(*answers))},
        budget=Budget(people=one_of(0.0, 10.0, 50.0), technology=one_of(0.0, 50.0), agencies=one_of(9.0)),
    )  # fmt: skip
