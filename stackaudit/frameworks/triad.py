"""The governance triad beside the lifecycle: right workflow, right staffing, right resources."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.outcomes import checkpoint, nothing_written
from stackaudit.frameworks.parts import part
from stackaudit.frameworks.people_share import (
    ROLES,
    carriers,
    in_band,
    people_share,
    people_share_text,
    roles_open,
)
from stackaudit.frameworks.shares import Item
from stackaudit.frameworks.stage_checkpoints import stage_name
from stackaudit.graph.hand_offs import hand_offs
from stackaudit.graph.three_valued import bounds
from stackaudit.model.answer import Silence, given
from stackaudit.model.lifecycle import HandOff
from stackaudit.model.stack import Stack


class Triad(msgspec.Struct, frozen=True):
    """Three parts, and the share of people in the budget under both definitions (0 to 1; None where the budget is open).

    ``people_share`` is own people in own people and technology; ``people_share_with_agencies`` counts agencies as people.
    """

    workflow: Part
    staffing: Part
    resources: Part
    people_share: float | None
    people_share_with_agencies: float | None


def triad(stack: Stack) -> Triad:
    """Return the three parts: hand-offs on agreed terms, roles with a team, and the share of people in its band.

    Source: Act-On, the marketing lifecycle and its governance (CMSWire), with SiriusDecisions' rule of thumb of half people
    and half technology; how it counts is this project's.
    """
    share = people_share(stack.budget)
    return Triad(
        workflow=part("governance/workflow", "Right workflow", "hand-offs that both sides hold", _workflow(stack)),
        staffing=part("governance/staffing", "Right staffing", "every role carried", _staffing(stack)),
        resources=part("governance/resources", "Right resources", "people to run what is bought", [_resources(stack)]),
        people_share=share.own,
        people_share_with_agencies=share.with_agencies,
    )


def _workflow(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return a checkpoint for each hand-off: between stages that follow each other, then whichever else is written."""
    found = tuple(_agreed(stack, each) for each in hand_offs(stack))
    return found or (nothing_written("hand-off", "Hand-offs are agreed", "hand-offs", "hand_offs"),)


def _agreed(stack: Stack, hand_off: HandOff) -> Checkpoint:
    entry, (low, high) = f"hand_offs/{hand_off.id}", bounds(hand_off.agreed)
    open = (f"{entry}/agreed",) if low < high else ()
    item = Item(
        entry=entry, inside=None if open else True, low=low, high=high, open=open, rests_on=(f"{entry}/agreed",)
    )
    said = "Nobody said" if isinstance(hand_off.agreed, Silence) else hand_off.agreed.value.capitalize()
    ends = (hand_off.source, hand_off.target)
    title = " and ".join(stage_name(stack.stages[id]) if id in stack.stages else id.capitalize() for id in ends)
    way_up = "" if low == 1 else "Terms that both sides agree on; partly counts half."
    return checkpoint(hand_off.id, f"{title} agree on terms", low, high, f"{said}.", [item], to_change=way_up)


def _staffing(stack: Stack) -> Iterator[Checkpoint]:
    """Yield a checkpoint for each role: a team that carries it; open where a team may that nobody asked."""
    unsaid = roles_open(stack)
    for role in ROLES:
        teams, title = carriers(stack, role), f"{role.capitalize()} has a team"
        open = () if teams else unsaid
        items = [Item(entry=f"teams/{id}", low=1, high=1, rests_on=(f"teams/{id}/roles",)) for id in teams] or [
            Item(entry="teams", inside=None if open else True, low=0, high=float(bool(open)), open=open)
        ]
        names = [given(stack.teams[id].name, id) for id in teams]
        nobody = "Nobody said who carries it." if open else "No team carries it."
        said = f"Carried by {', '.join(names)}." if teams else nobody
        way_up = "" if teams else f"A team that carries {role}."
        yield checkpoint(role, title, items[0].low, items[0].high, said, items, to_change=way_up)


def _resources(stack: Stack) -> Checkpoint:
    share, title = people_share(stack.budget), "The share of people is in its band"
    sentence = people_share_text(share, stack.settings)
    said = f"{sentence[0].upper()}{sentence[1:]}."
    if share.own is None:
        item = Item(entry="budget", inside=None, low=0, high=1, open=share.open)
        return checkpoint("people-share", title, 0, 1, said, [item], to_change="Write down the budget (`budget`).")
    fits = float(in_band(share.own, stack.settings))
    item = Item(entry="budget", low=fits, high=fits, rests_on=("budget/people", "budget/technology"))
    way_up = "" if fits else "Money for people and for technology nearer to half and half."
    return checkpoint("people-share", title, item.low, item.high, said, [item], to_change=way_up)
