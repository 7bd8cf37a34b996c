"""The customer lifecycle: what carries each stage, who answers for it, what is measured, and who hands on to whom."""

from __future__ import annotations

from itertools import zip_longest

import msgspec

from stackaudit.frameworks.checkpoint import Part
from stackaudit.frameworks.kpi_freshness import age, fresh
from stackaudit.frameworks.parts import part
from stackaudit.frameworks.stage_checkpoints import (
    handed_on,
    has_owner,
    has_system,
    kpi_named,
    kpis_measured,
    live_systems,
    stage_name,
)
from stackaudit.graph.feeding import Relays, feeding, lead_flows, relays
from stackaudit.graph.hand_offs import hand_offs
from stackaudit.graph.person_data import runs_without_hands
from stackaudit.graph.three_valued import missing
from stackaudit.graph.ways import NO_WAY, Route, Way
from stackaudit.model.answer import Answer, Silence, given
from stackaudit.model.lifecycle import HandOff, Kpi, Stage
from stackaudit.model.stack import Stack


class Measured(msgspec.Struct, frozen=True):
    """A number by which a stage is steered. ``age`` is in days; None where never measured or nobody said when.

    ``fresh`` tells whether it was measured lately enough; None where nobody said.
    """

    name: str
    value: str
    age: int | None
    fresh: bool | None


class StageView(msgspec.Struct, frozen=True):
    """A stage: its checkpoints as a part, and the facts that a picture shows."""

    part: Part
    systems: tuple[str, ...]
    owner: str
    """The team's id; empty where nobody answers for it or nobody said (the checkpoint tells which)."""
    kpis: tuple[Measured, ...]


class HandOffView(msgspec.Struct, frozen=True):
    """From one stage to the next: is it wired, and did both sides agree on the terms?"""

    source: str
    target: str
    route: Route
    agreed: Answer | Silence
    by_hand: tuple[str, ...] = ()
    """Ids of flows of leads between the two that somebody carries, whatever else is automatic."""
    perhaps_by_hand: tuple[str, ...] = ()
    """Ids of flows between the two of which nobody said whether they are leads that somebody carries."""

    @property
    def id(self) -> str:
        """Return the identity of the hand-off, as that of a written one."""
        return f"{self.source}->{self.target}"


class Lifecycle(msgspec.Struct, frozen=True):
    """The stages in the order of the customer's way, and a hand-off between each two that follow each other."""

    stages: tuple[StageView, ...]
    hand_offs: tuple[HandOffView, ...]


def lifecycle(stack: Stack) -> Lifecycle:
    """Return where each stage stands, with a hand-off to the one that is written next.

    Source: Act-On, the marketing lifecycle and its governance (CMSWire); how it counts is this project's.
    """
    between, stages = relays(stack), tuple(stack.stages.values())
    following = hand_offs(stack)[: max(0, len(stages) - 1)]
    onward = tuple(_hand_off(stack, each, between) for each in following)
    return Lifecycle(tuple(_stage(stack, *each) for each in zip_longest(stages, onward)), onward)


def _stage(stack: Stack, stage: Stage, onward: HandOffView | None) -> StageView:
    points = [has_system(stack, stage), has_owner(stack, stage), kpi_named(stage), kpis_measured(stack, stage)]
    if onward is not None:
        to = stage_name(stack.stages[onward.target])
        points.append(handed_on(onward.id, onward.route, onward.agreed, to))
    return StageView(
        part=part(f"lifecycle/{stage.id}", stage_name(stage), "", points),
        systems=given(stage.systems, ()),
        owner=given(stage.owner, ""),
        kpis=tuple(_measured(kpi, stack) for kpi in given(stage.kpis, ())),
    )


def _measured(kpi: Kpi, stack: Stack) -> Measured:
    days = age(kpi, stack.company.as_of)
    return Measured(name=given(kpi.name, ""), value=given(kpi.value, ""), age=days, fresh=fresh(kpi, stack))


def _hand_off(stack: Stack, written: HandOff, between: Relays) -> HandOffView:
    source, target = stack.stages[written.source], stack.stages[written.target]
    view = HandOffView(source.id, target.id, NO_WAY, written.agreed)
    givers, takers = live_systems(stack, source), live_systems(stack, target)
    if isinstance(givers, Silence) or isinstance(takers, Silence):
        unsaid = tuple(path for each in (source, target) for path in missing(f"stages/{each.id}", each, "systems"))
        route = view.route if () in (givers, takers) else Route(Way.NOT_WRITTEN_DOWN, 0.0, 1.0, (), unsaid)
        return msgspec.structs.replace(view, route=route)
    sure = dict.fromkeys(flow.id for flow in lead_flows(stack, givers, takers, between) if flow.by_hand)
    likely = lead_flows(stack, givers, takers, between, perhaps=True)
    return msgspec.structs.replace(
        view,
        route=feeding(stack, givers, takers, between),
        by_hand=tuple(sure),
        perhaps_by_hand=tuple(
            flow.id for flow in likely if flow.id not in sure and runs_without_hands(flow) is not True
        ),
    )
