"""South-east, decentralise and humanise: those nearest the customer can act, and the machinery listens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import asked, derived
from stackaudit.frameworks.shares import Item
from stackaudit.graph.running import running, touches_people
from stackaudit.graph.team_use import front_line
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import Silence
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack
from stackaudit.model.words import Lever


def edge_humanise(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of this cell."""
    return (
        front_line_can_act(stack),
        ways_to_a_person(stack),
        feedback_comes_back(stack),
        asked(stack, "customer-contact", "Marketers meet customers"),
        asked(stack, "cx-anomaly-watch", "Somebody watches for anomalies"),
    )


def front_line_can_act(stack: Stack) -> Checkpoint:
    """
    The front line can act.

    Every front-line team counts alike with its four levers: see history, change preferences, stop automation, make
    good. A list of levers is taken as the whole list.
    """
    settings = stack.settings
    return derived(
        "front-line-can-act",
        "The front line can act",
        _levers(stack),
        high=settings.grid_levers_high,
        mid=settings.grid_levers_mid,
        of="levers",
        do="are in the hands of front-line teams",
        ask="teams",
    )


def ways_to_a_person(stack: Stack) -> Checkpoint:
    """
    Automations have a way to a person.

    Automations that touch people, customers or prospects alike, count when an exception route is named; an answer to
    whether a person can be reached goes before it.
    """
    return _automations(stack, "ways-to-a-person", "Automations have a way to a person", "exception_route")


def feedback_comes_back(stack: Stack) -> Checkpoint:
    """
    Automations have a feedback signal.

    Automations that touch people count when at least one signal comes back.
    """
    return _automations(stack, "feedback-comes-back", "Automations have a feedback signal", "feedback")


def _levers(stack: Stack) -> Iterator[Item]:
    for team in stack.teams.values():
        entry, answers = f"teams/{team.id}", missing(f"teams/{team.id}", team, "front_line", "can")
        silent = isinstance(team.can, Silence)
        for lever in get_args(Lever):
            has = not isinstance(team.can, Silence) and lever in team.can
            low, high = float(has), float(has or silent)
            yield Item(
                entry=entry, inside=front_line(team), low=low, high=high, open=answers, rests_on=(f"{entry}/can",)
            )


def _automations(stack: Stack, id: str, title: str, field: str) -> Checkpoint:
    settings = stack.settings
    return derived(
        id,
        title,
        [_automation(each.id, each, field) for each in running(stack)],
        high=settings.grid_human_high,
        mid=settings.grid_mid,
        of="automations that touch people",
        do={"exception_route": "have a way to a person", "feedback": "have a signal that comes back"}[field],
        ask="automations",
    )


def _automation(id: str, automation: Automation, field: str) -> Item:
    inside = touches_people(automation)
    has = automation.leads_to_a_person if field == "exception_route" else _named(automation.feedback)
    silent, named = has is None, bool(has)
    answers = missing(f"automations/{id}", automation, "touches", field)
    low, high = float(named and not silent), float(named or silent)
    rests_on = (f"automations/{id}/{field}",)
    return Item(entry=f"automations/{id}", inside=inside, low=low, high=high, open=answers, rests_on=rests_on)


def _named(feedback: tuple[str, ...] | Silence) -> bool | None:
    return None if isinstance(feedback, Silence) else bool(feedback)
