"""Audience prioritisation: who benefits from a nudge, told by models that live on data which arrives."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.frameworks.always_on.points import played, reached, with_way_up
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import checkpoint, mean
from stackaudit.frameworks.role_ways import arriving, between
from stackaudit.frameworks.roles import Role, doing, repository_role, scoring
from stackaudit.frameworks.routes import route_item
from stackaudit.frameworks.shares import Item
from stackaudit.frameworks.wording import listed
from stackaudit.graph.arrivals import Arrivals
from stackaudit.graph.repository import REPOSITORY
from stackaudit.graph.running import running
from stackaudit.graph.three_valued import bounds, missing
from stackaudit.graph.ways import Route
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack

INPUTS: Final = ("profile", "transactions", "behaviour", "service", "feedback", "responses")
"""The classes of data about each person without which models rank nobody."""


def audience_prioritisation(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of this sub-function."""
    scorers, journeys = scoring(stack), doing(stack, "journey-orchestration")
    return (
        repository_named(stack),
        inputs_arrive(stack),
        played(
            stack, "predictive-scores", "Predictive scores exist", scorers, to_change="A live system that does predictive scoring."
        ),
        reached(
            stack, "scores-reach-orchestration", "Scores reach orchestration", between(stack, scorers, journeys, {"scores"}),
            "scores", scorers, journeys, to_change="A way for scores into an orchestrator, without hands.",
        ),
        effect_measured(stack),
    )  # fmt: skip


def repository_named(stack: Stack) -> Checkpoint:
    """
    One home for customer data.

    One live system that is named as the customer data repository counts 1, several a half.
    """
    homes = repository_role(stack)
    names = listed([stack.systems[id].label for id in homes.systems])
    low = 0.0 if not homes.systems else 1.0 if len(homes.systems) == 1 else 0.5
    high = 1.0 if homes.open else low
    item = Item(entry=REPOSITORY, low=low, high=high, open=homes.open)
    text = "Nobody said which system it is." if homes.open else f"{names}: named." if names else homes.absent
    way_up = "" if low == 1 else "Name the one system that audiences are made from."
    return checkpoint(
        "repository-named", "One home for customer data is named", low, high, text, [item], to_change=way_up
    )


def inputs_arrive(stack: Stack) -> Checkpoint:
    """
    Inputs arrive in the repository.

    Six classes of data count alike, each with the best way on which it comes in as rows about people, from anywhere: by
    itself 1, by hand a half.
    """
    routes = input_routes(stack, repository_role(stack))
    found = mean(
        "inputs-arrive",
        "Inputs arrive in the repository",
        [_input(route) for route in routes.values()],
        of="classes of customer data",
        do="reach the repository person by person",
        ask="flows",
    )
    short = [name for name, route in routes.items() if route.high < 1]
    text = f"{found.explanation} Not by themselves: {listed(short)}." if short else found.explanation
    point = msgspec.structs.replace(found, explanation=text)
    return with_way_up(point, "Each further class that gets there by itself, person by person.")


def input_routes(stack: Stack, homes: Role) -> dict[str, Route]:
    """Return for each class of data the best way on which it gets to any repository."""
    arrivals = Arrivals(stack)
    return {name: arriving(arrivals, homes, {name}, per_person=True) for name in INPUTS}


def effect_measured(stack: Stack) -> Checkpoint:
    """
    The effect is measured by a hold-out.

    The share of automations whose effect is measured against people left out.
    """
    found = mean(
        "effect-measured",
        "The effect is measured by a hold-out",
        [_held_out(f"automations/{each.id}", each) for each in running(stack)],
        of="automations",
        do="are measured against people left out",
        ask="automations",
    )
    return with_way_up(found, "Leave some people out of one more automation, and compare.")


def _held_out(entry: str, automation: Automation) -> Item:
    low, high = bounds(automation.holdout)
    open = missing(entry, automation, "holdout")
    return Item(entry=entry, low=low, high=high, open=open, rests_on=(f"{entry}/holdout",))


def _input(route: Route) -> Item:
    entry = f"flows/{route.flows[-1]}" if route.flows else REPOSITORY
    return route_item(entry, route)
