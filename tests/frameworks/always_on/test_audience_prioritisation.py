"""Checkpoints of audience prioritisation, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.frameworks.always_on.audience_prioritisation import (
    audience_prioritisation,
    effect_measured,
    inputs_arrive,
)
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, UNKNOWN, YES, Answer, Silence
from stackaudit.model.automations import Automation
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import How, Level

CONFIRMED = Complete(everything=True)


def test_three_classes_by_themselves_one_by_hand_one_as_totals_and_one_not_at_all() -> None:
    stack = hub(
        flow("profile", "transactions", "behaviour"),
        flow("service", how="manual"),
        flow("feedback", level="total"),
        complete=True,
    )

    found = inputs_arrive(stack)

    assert 3.5 / 6 == found.value
    assert found.explanation == (
        "3 of 6 classes of customer data reach the repository person by person; 1 partly. "
        "Not by themselves: service, feedback and responses."
    )


def test_what_nobody_said_leaves_it_open_between_bounds() -> None:
    stack = hub(flow("profile", "transactions", "behaviour"), flow("service", level=NOT_ASKED), complete=False)

    found = inputs_arrive(stack)

    assert (None, 0.5, 1) == (found.value, found.low, found.high)
    assert {"flows/service/level", "company/flows_complete/hub"} == set(found.open)


def test_without_a_named_repository_nothing_can_be_said_of_what_arrives() -> None:
    unknown = Stack(systems={"hub": System(id="hub")}, company=Company(customer_data_repository=UNKNOWN))
    none = Stack(systems={"hub": System(id="hub")}, company=Company(customer_data_repository=()))

    assert (0, 1, ("company/customer_data_repository",)) == bounds(inputs_arrive(unknown))
    assert (0, 0, ()) == bounds(inputs_arrive(none))


@pytest.mark.parametrize(
    "answers, expected",
    [
        ((NO, YES, NOT_ASKED, NO), (0.25, 0.5, ("automations/2/holdout",))),
        ((NO, NO), (0, 0, ())),
        ((NO, PARTLY), (0.25, 0.25, ())),
        ((NO, UNKNOWN), (0, 0.5, ("automations/1/holdout",))),
        ((), (0, 1, ("automations",))),
    ],
)
def test_hold_outs_count_by_their_share(
    answers: tuple[Answer | Silence, ...], expected: tuple[float, float, tuple[str, ...]]
) -> None:
    automations = {str(n): Automation(id=str(n), holdout=answer) for n, answer in enumerate(answers)}

    assert expected == bounds(effect_measured(Stack(automations=automations)))


def test_scores_that_exist_and_go_by_hand_over_a_spreadsheet() -> None:
    systems = (
        System(id="models", does=("predictive-scoring",)),
        System(id="sheet", does=("segmentation",)),
        System(id="journeys", does=("journey-orchestration",)),
    )
    flows = (
        Flow(id="1", source=End("models"), target=End("sheet"), carries=("scores",), how="file"),
        Flow(id="2", source=End("sheet"), target=End("journeys"), carries=("scores",), how="manual", owner="Analyst"),
    )

    points = audience_prioritisation(Stack(systems={each.id: each for each in systems}, flows=flows))

    assert [1, 0.5] == [point.value for point in points[2:4]]
    assert (
        "Flows from models over sheet to journeys take scores by hand from sheet to journeys (Analyst)."
        == points[3].explanation
    )


def test_without_models_there_are_no_scores_and_that_is_the_reason() -> None:
    points = audience_prioritisation(
        Stack(systems={"journeys": System(id="journeys", does=("journey-orchestration",))})
    )

    assert [0, 0] == [point.value for point in points[2:4]]
    assert "No live system does predictive scoring." == points[3].explanation


def bounds(point: Checkpoint) -> tuple[float, float, tuple[str, ...]]:
    return point.low, point.high, point.open


def hub(*flows: Flow, complete: bool) -> Stack:
    return Stack(
        systems={id: System(id=id) for id in ("hub", "shop")},
        flows=flows,
        company=Company(
            customer_data_repository=("hub",), flows_complete=CONFIRMED if complete else NOT_ASKED
        ),
    )  # fmt: skip


def flow(*carries: str, how: How = "api", level: Level | Silence = "person") -> Flow:
    return Flow(id=carries[0], source=End("shop"), target=End("hub"), carries=carries, how=how, level=level)
