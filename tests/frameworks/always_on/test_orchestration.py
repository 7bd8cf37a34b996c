"""Checkpoints of orchestration, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from stackaudit.frameworks.always_on.orchestration import (
    automations_checked,
    orchestration,
    stages_with_triggers,
    started_by_events,
)
from stackaudit.model.answer import NONE, NOT_ASKED, UNKNOWN
from stackaudit.model.automations import Automation
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.lifecycle import Stage
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


@pytest.mark.parametrize("events, of, value", [(1, 2, 1), (1, 3, 0.5), (1, 4, 0.5), (1, 5, 0)])
def test_the_share_that_starts_from_an_event_in_steps(events: int, of: int, value: float) -> None:
    starts = ["event"] * events + ["schedule"] * (of - events)

    found = started_by_events(stack(*({"starts": each} for each in starts)))

    assert value == found.value
    assert f"{events} of {of} lifecycle automations start from an event." == found.explanation


def test_service_automations_and_those_that_touch_nobody_are_left_out() -> None:
    found = started_by_events(
        stack({"starts": "event"}, {"starts": "schedule", "stage": NONE}, {"starts": "manual", "touches": "nobody"})
    )

    assert (1, ("automations/0",), ()) == (found.value, found.counts_for, found.counts_against)


def test_a_stage_counts_by_automations_of_any_kind() -> None:
    found = stages_with_triggers(
        stack({"starts": "event", "touches": "nobody"}, {"starts": "schedule", "stage": "expand"})
    )

    assert (0.5, ("stages/nurture",), ("stages/expand",)) == (found.value, found.counts_for, found.counts_against)


def test_an_automation_without_a_stage_may_be_any_stages_trigger() -> None:
    found = stages_with_triggers(stack({"starts": "event"}, {"starts": "event", "stage": NOT_ASKED}))

    assert (None, 0.5, 1, ("automations/1/stage",)) == (found.value, found.low, found.high, found.open)


def test_without_automations_or_stages_both_are_open() -> None:
    assert ("automations",) == stages_with_triggers(stack()).open
    assert ("stages",) == stages_with_triggers(Stack()).open


def test_one_of_three_was_looked_at_within_a_year() -> None:
    found = automations_checked(stack({"checked": "2025-11-01"}, {"checked": "2025-10-31"}, {"checked": NONE}))

    assert 1 / 3 == found.value
    assert "1 of 3 lifecycle automations were looked at in the last 12 months." == found.explanation


def test_without_a_day_only_what_was_never_looked_at_is_known() -> None:
    dated = stack({"checked": "2025-11-01"}, {"checked": NONE}, as_of=NOT_ASKED)
    silent = stack({"checked": UNKNOWN})

    found = automations_checked(dated)

    assert (0, 0.5, ("company/as_of",)) == (found.low, found.high, found.open)
    assert ("automations/0/checked",) == automations_checked(silent).open


@pytest.mark.parametrize("does, how, value", [((), "api", 1), ((), "manual", 0.5), ((), None, 0), (("cms",), None, 1)])
def test_content_reaches_the_orchestrator(does: tuple[str, ...], how: Any, value: float) -> None:
    systems = {
        "journeys": System(id="journeys", does=("journey-orchestration", *does)),
        "assets": System(id="assets", does=("dam",)),
    }
    flows = (Flow(id="1", source=End("assets"), target=End("journeys"), carries=("content",), how=how),) if how else ()
    company = Company(flows_complete=Complete(everything=True))

    points = orchestration(Stack(systems=systems, flows=flows, company=company))

    assert [1, value] == [points[0].value, points[4].value]


def stack(*automations: dict[str, Any], as_of: Any = "2026-11-01") -> Stack:
    first: dict[str, Any] = {"stage": "nurture", "touches": "customers", "starts": "schedule"}
    return Stack(
        automations={
            str(number): Automation(id=str(number), **(first | each)) for number, each in enumerate(automations)
        },
        stages={id: Stage(id=id) for id in ("nurture", "expand")},
        company=Company(as_of=as_of),
    )
