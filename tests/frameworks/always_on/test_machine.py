"""The always-on machine as a whole: the worked figures, states, and that a missing answer never narrows a range."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.frameworks.always_on.machine import AlwaysOn, always_on
from stackaudit.frameworks.checkpoint import State
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, UNKNOWN, YES, said
from stackaudit.model.automations import Automation
from stackaudit.model.company import Company, Complete, Confirmation
from stackaudit.model.flows import End, Flow
from stackaudit.model.lifecycle import Stage
from stackaudit.model.senders import Sender
from stackaudit.model.shape import Record
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.pipeline import read

LINDEN_HARBOUR = Path(__file__).resolve().parents[3] / "inventories" / "linden-harbour-bank"

# What nobody said about these has a default that inventory authors are told (live, one way), or is no answer about an entry.
HAS_A_DEFAULT = {"id", "source", "target", "system", "channel", "status", "direction", "flows_complete"}
NOUNS = ("systems", "automations", "stages", "senders")


def test_the_bank_has_the_figures_that_were_worked_out_by_hand() -> None:
    found = always_on(bank())

    assert {
        "audience-prioritisation": ("57", "running"),
        "orchestration": ("61", "running"),
        "content-rendering": ("26-65 (4 open)", "by hand to running"),
        "channel-distribution": ("49-63 (2 open)", "by hand to running"),
    } == {part.name: (part.range_text, part.state_text) for part in found.functions}


def test_with_every_list_of_flows_confirmed_only_the_three_unanswered_questions_are_open() -> None:
    stack = bank()
    confirmed = msgspec.structs.replace(stack.company, flows_complete=Complete(everything=True))

    found = always_on(msgspec.structs.replace(stack, company=confirmed))

    assert ["57", "61", "26-59 (3 open)", "49"] == [part.range_text for part in found.functions]


def test_of_the_banks_loop_only_the_scores_are_carried_by_hand() -> None:
    found = always_on(bank()).links

    assert {
        "sources-repository": (1, ()),
        "repository-scoring": (1, ()),
        "scoring-orchestration": (0.5, ("dwh->audience-sheet", "audience-sheet->map")),
        "orchestration-channels": (1, ()),
        "content-channels": (1, ()),
        "channels-repository": (1, ()),
        "analytics-scoring": (1, ()),
    } == {link.id: (link.low, link.by_hand) for link in found}
    assert ("scoring->dwh", "dwh->audience-sheet", "audience-sheet->map") == found[2].flows
    assert found[2].explanation == (
        "Flows from Propensity models over Data warehouse and Monthly audience list (spreadsheet) to Beacon Journeys take scores "
        "by hand from Data warehouse to Monthly audience list (spreadsheet) and from Monthly audience list (spreadsheet) to "
        "Beacon Journeys."
    )


def test_of_an_empty_stack_nothing_is_known() -> None:
    found = always_on(Stack())

    assert [(0, 100, State.MISSING, State.END_STATE)] * 4 == [
        (part.low, part.high, part.state, part.at_best) for part in found.functions
    ]
    assert all(point.open for part in found.functions for point in part.checkpoints)
    assert [(0, 1)] * 7 == [(link.low, link.high) for link in found.links]
    assert all(link.open for link in found.links)


def test_settings_move_the_states() -> None:
    stack = bank()
    settings = msgspec.structs.replace(stack.settings, always_on_running=58, always_on_end_state=61)

    found = always_on(msgspec.structs.replace(stack, settings=settings))

    assert [State.BY_HAND, State.END_STATE] == [part.state for part in found.functions[:2]]


def test_an_open_checkpoint_names_what_is_open_and_a_met_one_has_nothing_to_change() -> None:
    stacks = (bank(), Stack(), full_stack(), *(thinner for _, thinner in without_one(full_stack())))
    points = [point for stack in stacks for part in always_on(stack).functions for point in part.checkpoints]

    assert all(point.open for point in points if point.value is None)
    assert all(bool(point.to_change) == (point.low < 1) for point in points)
    assert all(point.explanation for point in points)


def test_removing_any_answer_of_the_bank_never_narrows_a_range() -> None:
    stack = bank()
    before = always_on(stack)

    assert [] == [name for name, thinner in without_one(stack) if not within(before, always_on(thinner))]


def test_removing_any_answer_of_a_full_stack_never_narrows_a_range() -> None:
    stack = full_stack()
    before = always_on(stack)

    assert [] == [name for name, thinner in without_one(stack) if not within(before, always_on(thinner))]
    assert 0 == sum(part.open for part in before.functions)


@given(st.data())
def test_removing_any_answer_of_any_stack_never_narrows_a_range(data: st.DataObject) -> None:
    stack = data.draw(stacks())
    name, without = data.draw(st.sampled_from(list(without_one(stack))))

    assert within(always_on(stack), always_on(without)), name


def within(narrow: AlwaysOn, wide: AlwaysOn) -> bool:
    pairs: list[tuple[Any, Any]] = [
        *zip(narrow.functions, wide.functions, strict=True),
        *zip(narrow.links, wide.links, strict=True),
    ]
    return all(y.low <= x.low and x.high <= y.high for x, y in pairs)


def without_one(stack: Stack) -> Iterator[tuple[str, Stack]]:
    """Yield the stack without one answer, for every answer in it that the machine may look at."""
    for noun in NOUNS:
        entries: dict[str, Record] = getattr(stack, noun)
        for id, entry in entries.items():
            for field, thinner in silenced(entry):
                yield f"{noun}/{id}/{field}", msgspec.structs.replace(stack, **{noun: {**entries, id: thinner}})
    for field, company in silenced(stack.company):
        yield f"company/{field}", msgspec.structs.replace(stack, company=company)
    for number, flow in enumerate(stack.flows):
        for field, thinner in silenced(flow):
            flows = (*stack.flows[:number], thinner, *stack.flows[number + 1 :])
            yield f"flows/{flow.id}/{field}", msgspec.structs.replace(stack, flows=flows)


def silenced(record: Record) -> Iterator[tuple[str, Any]]:
    for field in record.__struct_fields__:
        if field not in HAS_A_DEFAULT and said(getattr(record, field)):
            yield field, msgspec.structs.replace(record, **{field: NOT_ASKED})


def bank() -> Stack:
    return read(LINDEN_HARBOUR).stack


def full_stack() -> Stack:
    systems = (
        System(id="hub", does=("profile-store",)),
        System(id="models", does=("predictive-scoring",)),
        System(id="journeys", does=("journey-orchestration", "email"), tests_content=YES),
        System(id="pages", does=("cms", "web-analytics"), tests_content=NO, dynamic_content=PARTLY),
        System(id="desk", does=("outbound-call",)),
    )
    everything: dict[str, Any] = {"how": "api", "level": "person"}
    flows = (
        flow("pages", "hub", "profile", "behaviour", **everything),
        flow("hub", "models", "profile", **everything),
        flow("models", "hub", "scores", **everything),
        flow("hub", "journeys", "audience", "scores", **{**everything, "how": "manual"}),
        flow("journeys", "desk", "audience", **everything),
        flow("journeys", "hub", "responses", **everything),
        flow("desk", "hub", "refusals", **{**everything, "level": "total"}),
        flow("pages", "journeys", "content", how="manual"),
    )
    automations = (
        Automation(
            id="welcome", stage="nurture", touches="customers", starts="event", checked="2026-08-01", holdout=NO
        ),
        Automation(id="remind", stage="convert", touches="both", starts="schedule", checked="2024-08-01", holdout=YES),
        Automation(id="menu", stage=NONE, touches="customers", starts="event", checked=NONE, holdout=NO),
    )
    senders = (
        Sender(id="mail", system="journeys", channel="email", checks=("mail",)),
        Sender(id="calls", system="desk", channel="phone", checks=()),
    )
    return Stack(
        company=Company(
            customer_data_repository=("hub",), as_of="2026-11-01", flows_complete=Complete(everything=True)
        ),
        systems={each.id: each for each in systems},
        flows=flows,
        automations={each.id: each for each in automations},
        stages={id: Stage(id=id) for id in ("nurture", "convert")},
        senders={each.id: each for each in senders},
    )


def flow(source: str, target: str, *carries: str, **rest: Any) -> Flow:
    return Flow(id=f"{source}->{target}", source=End(source), target=End(target), carries=carries, **rest)


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    ids = ("a", "b", "c", "d")
    words = ("predictive-scoring", "journey-orchestration", "cms", "dam", "email", "crm", "reporting")
    does = st.one_of(st.just(NOT_ASKED), st.lists(st.sampled_from(words), max_size=2, unique=True).map(tuple))
    answers: st.SearchStrategy[Any] = st.sampled_from((YES, PARTLY, NO, UNKNOWN, NOT_ASKED))
    systems = {
        id: System(id=id, does=draw(does), tests_content=draw(answers), dynamic_content=draw(answers)) for id in ids
    }
    carried = st.sampled_from(("profile", "responses", "refusals", "scores", "content", "audience", "behaviour"))
    flows = [
        Flow(
            id=str(number),
            source=End(source),
            target=End(target),
            carries=draw(st.one_of(st.just(UNKNOWN), st.lists(carried, max_size=2, unique=True).map(tuple))),
            how=draw(one_of("api", "manual", UNKNOWN)),
            level=draw(one_of("person", "total", NOT_ASKED)),
            direction=draw(one_of("one-way", "both", NOT_ASKED)),
        )
        for number, (source, target) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6))
        )
    ]
    automations = {
        f"x{number}": Automation(
            id=f"x{number}",
            stage=draw(one_of("one", "two", NONE, UNKNOWN)),
            touches=draw(one_of("customers", "nobody", NOT_ASKED)),
            starts=draw(one_of("event", "schedule", UNKNOWN)),
            checked=draw(one_of("2026-08-01", "2024-08-01", NONE, NOT_ASKED)),
            holdout=draw(answers),
        )
        for number in range(draw(st.integers(0, 3)))
    }
    senders = {
        f"s{number}": Sender(
            id=f"s{number}",
            system=draw(st.sampled_from(ids)),
            channel=draw(one_of("email", "phone")),
            checks=draw(one_of((), ("store",), NOT_ASKED)),
        )
        for number in range(draw(st.integers(0, 3)))
    }
    confirmed = draw(st.lists(st.sampled_from(ids), unique=True))
    complete = Complete(everything=draw(st.booleans()), systems={id: Confirmation() for id in confirmed})
    return Stack(
        company=Company(
            customer_data_repository=draw(one_of((), ("a",), ("a", "b"), UNKNOWN)),
            as_of=draw(one_of("2026-11-01", NOT_ASKED)),
            flows_complete=complete,
        ),
        systems=systems,
        flows=tuple(flows),
        automations=automations,
        stages={id: Stage(id=id) for id in ("one", "two")},
        senders=senders,
    )


@pytest.mark.parametrize("named, low", [(("hub",), 1), (("hub", "models"), 0.5), ((), 0)])
def test_two_repositories_are_half_a_home(named: tuple[str, ...], low: float) -> None:
    stack = full_stack()
    company = msgspec.structs.replace(stack.company, customer_data_repository=named)

    found = always_on(msgspec.structs.replace(stack, company=company)).functions[0].checkpoints[0]

    assert low == found.value
