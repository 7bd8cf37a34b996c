"""Checkpoints of the south-east cell, counted by hand."""

from __future__ import annotations

import pytest

from stackaudit.frameworks.grid.edge_humanise import feedback_comes_back, front_line_can_act, ways_to_a_person
from stackaudit.model.answer import NO, NONE, NOT_ASKED, UNKNOWN, YES, Nothing
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack
from stackaudit.model.teams import Team
from stackaudit.model.words import Lever

ALL: tuple[Lever, ...] = ("see-history", "change-preferences", "stop-automation", "make-good")


@pytest.mark.parametrize(
    "desk, branches, value",
    [
        (ALL, ALL[:2], 1),
        (ALL, ALL[:1], 0.5),
        (ALL[:1], ALL[:2], 0.5),
        (ALL[:1], ALL[:1], 0.5),
        (ALL[:1], (), 0),
    ],
)
def test_levers_of_two_front_line_teams(desk: tuple[Lever, ...], branches: tuple[Lever, ...], value: float) -> None:
    teams = {
        "desk": Team(id="desk", front_line=YES, can=desk),
        "branches": Team(id="branches", front_line=YES, can=branches),
        "brand": Team(id="brand", front_line=NO),
    }

    found = front_line_can_act(Stack(teams=teams))

    assert value == found.value
    assert f"{len(desk + branches)} of 8 levers are in the hands of front-line teams." == found.explanation


def test_levers_that_nobody_asked_about_are_open() -> None:
    found = front_line_can_act(Stack(teams={"desk": Team(id="desk", front_line=YES)}))

    assert (None, ("teams/desk/can",)) == (found.value, found.open)


def test_two_of_five_automations_have_a_way_to_a_person_so_half() -> None:
    routes: tuple[str | Nothing, ...] = ("reply address", "0 after three menus", NONE, NONE, NONE)
    automations = {
        f"a{n}": Automation(id=f"a{n}", touches="customers", exception_route=each) for n, each in enumerate(routes)
    }

    found = ways_to_a_person(Stack(automations=automations))

    assert 0.5 == found.value
    assert "2 of 5 automations that touch people have a way to a person." == found.explanation
    assert ("automations/a0", "automations/a1") == found.counts_for


def test_automations_that_touch_nobody_do_not_count() -> None:
    automations = {
        "copy": Automation(id="copy", touches="nobody", feedback=()),
        "welcome": Automation(id="welcome", touches="prospects", feedback=("complaints",)),
    }

    found = feedback_comes_back(Stack(automations=automations))

    assert (1, ("automations/welcome",), ()) == (found.value, found.counts_for, found.counts_against)


def test_feedback_none_is_a_gap_and_silence_a_question() -> None:
    automations = {
        "welcome": Automation(id="welcome", touches="customers", feedback=()),
        "birthday": Automation(id="birthday", touches="customers", feedback=UNKNOWN),
        "score": Automation(id="score", touches=NOT_ASKED, feedback=("complaints",)),
    }

    found = feedback_comes_back(Stack(automations=automations))

    assert (None, 0, 0.5) == (found.value, found.low, found.high)
    assert ("automations/birthday/feedback", "automations/score/touches") == found.open


def test_without_automations_both_are_open() -> None:
    found = [ways_to_a_person(Stack()), feedback_comes_back(Stack())]

    assert [(None, ("automations",))] * 2 == [(point.value, point.open) for point in found]
