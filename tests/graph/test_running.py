"""Automations that run, whom they touch, and what acts in them."""

from __future__ import annotations

import pytest

from stackaudit.graph.running import decides_about_people, learned, running, touches_people
from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, UNKNOWN, YES, Answer, Nothing, Silence
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import Touches


def test_what_runs_in_a_system_that_is_not_in_use_does_not_run() -> None:
    systems = {"map": System(id="map"), "old": System(id="old", status="retired")}
    automations = {
        "mail": Automation(id="mail", system="map"),
        "news": Automation(id="news", system="old"),
        "calls": Automation(id="calls"),
    }

    assert ["mail", "calls"] == [each.id for each in running(Stack(systems=systems, automations=automations))]


@pytest.mark.parametrize("touches, expected", [("both", True), ("nobody", False), (NOT_ASKED, None)])
def test_whom_it_touches(touches: Touches | Silence, expected: bool | None) -> None:
    assert expected is touches_people(Automation(id="mail", touches=touches))


@pytest.mark.parametrize("decides, expected", [("who is called", True), (NONE, False), (UNKNOWN, None)])
def test_whether_it_decides(decides: str | Nothing | Silence, expected: bool | None) -> None:
    assert expected is decides_about_people(Automation(id="mail", decides=decides))


@pytest.mark.parametrize("ai, expected", [(YES, True), (PARTLY, True), (NO, False), (NOT_ASKED, None)])
def test_whether_it_learned(ai: Answer | Silence, expected: bool | None) -> None:
    assert expected is learned(Automation(id="mail", ai=ai))
