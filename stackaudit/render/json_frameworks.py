"""The frameworks in the public shape of the JSON result: parts, links, layers, stages, money and cards."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.always_on.machine import Link
from stackaudit.frameworks.architecture.layers import Layer
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.frameworks import Frameworks
from stackaudit.frameworks.lifecycle import HandOffView, StageView
from stackaudit.frameworks.platform_cards import PlatformCard
from stackaudit.frameworks.spend import Spend
from stackaudit.graph.overlap import Overlap
from stackaudit.model.answer import Answer, Silence


class CheckpointOut(msgspec.Struct, frozen=True):
    """A checkpoint; value is null while it is open, ``low`` and ``high`` are 0 to 1."""

    id: str
    title: str
    kind: str
    value: float | None
    low: float
    high: float
    explanation: str
    counts_for: tuple[str, ...]
    counts_against: tuple[str, ...]
    open: tuple[str, ...]
    rests_on: tuple[str, ...]
    to_change: str


class PartOut(msgspec.Struct, frozen=True):
    """A part of a framework; ``low`` and ``high`` are 0 to 100, ``state`` is empty where the framework names none."""

    id: str
    title: str
    low: int
    high: int
    state: str
    at_best: str
    capped_by: tuple[str, ...]
    checkpoints: tuple[CheckpointOut, ...]


class WayOut(msgspec.Struct, frozen=True):
    """A link of the always-on machine; ``low`` and ``high`` are 0 to 1: by itself 1, by hand a half, none 0."""

    id: str
    source: str
    target: str
    way: str
    low: float
    high: float
    explanation: str
    flows: tuple[str, ...]
    by_hand: tuple[str, ...]
    open: tuple[str, ...]
    reach: str


class LayerOut(msgspec.Struct, frozen=True):
    """A layer with its three marks; null where it owes no link, or nothing is spent on it."""

    id: str
    title: str
    present: PartOut
    wired: PartOut | None
    used: PartOut | None


class KpiOut(msgspec.Struct, frozen=True):
    """A number by which a stage is steered; age in days."""

    name: str
    value: str
    age: int | None
    fresh: bool | None


class StageOut(msgspec.Struct, frozen=True):
    """A stage of the lifecycle; ``owner`` is a team's id, empty where there is none or nobody said."""

    part: PartOut
    systems: tuple[str, ...]
    owner: str
    kpis: tuple[KpiOut, ...]


class HandOffOut(msgspec.Struct, frozen=True):
    """From one stage to the next; ``agreed`` is null where nobody said."""

    source: str
    target: str
    way: str
    flows: tuple[str, ...]
    by_hand: tuple[str, ...]
    agreed: str | None


class IdleOut(msgspec.Struct, frozen=True):
    """What a year's payment buys that nobody uses."""

    system: str
    amount: float
    reason: str


class ContractOut(msgspec.Struct, frozen=True):
    """A contract that renews."""

    system: str
    renews: str
    decide_by: str | None
    notice_days: int | None
    cost: float | None
    decided: str


class SpendOut(msgspec.Struct, frozen=True):
    """Spend a year over live systems; ``decidable_low`` and ``decidable_high`` are the decidable share, 0 to 1."""

    total: float
    decidable: float
    decidable_low: float | None
    decidable_high: float | None
    unpriced: tuple[str, ...]
    idle: tuple[IdleOut, ...]
    contracts: tuple[ContractOut, ...]


class OverlapOut(msgspec.Struct, frozen=True):
    """A capability that several live systems provide; cost together as far as it is known."""

    capability: str
    systems: tuple[str, ...]
    teams: tuple[str, ...]
    cost: float
    unpriced: tuple[str, ...]
    wanted: tuple[str, ...]


class AnswerOut(msgspec.Struct, frozen=True):
    """An answer on a platform card; null where there is none yet."""

    principle: str
    question: str
    answer: str | None
    evidence: tuple[str, ...]
    open: tuple[str, ...]


class CardOut(msgspec.Struct, frozen=True):
    """The question card of one shared system."""

    system: str
    answers: tuple[AnswerOut, ...]


class FrameworksOut(msgspec.Struct, frozen=True, kw_only=True):
    """Where the stack stands; ``automations`` has the quadrant of each, by id."""

    grid: tuple[PartOut, ...]
    platforms: tuple[str, ...]
    platform_cards: tuple[CardOut, ...]
    automations: dict[str, str]
    links: tuple[WayOut, ...]
    always_on: tuple[PartOut, ...]
    architecture: tuple[LayerOut, ...]
    overlaps: tuple[OverlapOut, ...]
    stages: tuple[StageOut, ...]
    hand_offs: tuple[HandOffOut, ...]
    governance: tuple[PartOut, ...]
    people_share: float | None
    people_share_with_agencies: float | None
    customer_side: tuple[PartOut, ...]
    spend: SpendOut


def frameworks_out(found: Frameworks) -> FrameworksOut:
    """Return the frameworks in their public shape."""
    triad = found.triad
    return FrameworksOut(
        grid=tuple(_part(each) for each in found.grid.parts),
        platforms=found.grid.platforms,
        platform_cards=tuple(_card(each) for each in found.platform_cards),
        automations={each.automation: each.quadrant.value for each in found.automations},
        links=tuple(_link(each) for each in found.always_on.links),
        always_on=tuple(_part(each) for each in found.always_on.functions),
        architecture=tuple(_layer(each) for each in found.architecture.layers),
        overlaps=tuple(_overlap(each) for each in found.overlaps),
        stages=tuple(_stage(each) for each in found.lifecycle.stages),
        hand_offs=tuple(_hand_off(each) for each in found.lifecycle.hand_offs),
        governance=tuple(_part(each) for each in (triad.workflow, triad.staffing, triad.resources)),
        people_share=triad.people_share,
        people_share_with_agencies=triad.people_share_with_agencies,
        customer_side=tuple(_part(each) for each in found.customer_side.parts),
        spend=_spend(found.spend),
    )


def _part(part: Part) -> PartOut:
    return PartOut(
        id=part.id,
        title=part.title,
        low=part.low,
        high=part.high,
        state=part.state.value,
        at_best=part.at_best.value,
        capped_by=part.capped_by,
        checkpoints=tuple(_checkpoint(each) for each in part.checkpoints),
    )


def _checkpoint(point: Checkpoint) -> CheckpointOut:
    return CheckpointOut(
        id=point.id,
        title=point.title,
        kind="derived" if point.derived else "asked",
        value=point.value,
        low=point.low,
        high=point.high,
        explanation=point.explanation,
        counts_for=point.counts_for,
        counts_against=point.counts_against,
        open=point.open,
        rests_on=point.rests_on,
        to_change=point.to_change,
    )


def _link(link: Link) -> WayOut:
    return WayOut(
        id=link.id,
        source=link.source,
        target=link.target,
        way=link.way.value,
        low=link.low,
        high=link.high,
        explanation=link.explanation,
        flows=link.flows,
        by_hand=link.by_hand,
        open=link.open,
        reach=link.reach,
    )


def _layer(layer: Layer) -> LayerOut:
    wired, used = (None if mark is None else _part(mark) for mark in (layer.wired, layer.used))
    return LayerOut(id=layer.id, title=layer.title, present=_part(layer.present), wired=wired, used=used)


def _stage(stage: StageView) -> StageOut:
    kpis = tuple(KpiOut(each.name, each.value, each.age, each.fresh) for each in stage.kpis)
    return StageOut(_part(stage.part), stage.systems, stage.owner, kpis)


def _hand_off(view: HandOffView) -> HandOffOut:
    route = view.route
    return HandOffOut(
        view.source, view.target, route.way.value, route.flows, view.by_hand, _answer(view.agreed)
    )  # fmt: skip


def _answer(answer: Answer | Silence) -> str | None:
    return answer.value if isinstance(answer, Answer) else None


def _spend(spend: Spend) -> SpendOut:
    return SpendOut(
        total=spend.total,
        decidable=spend.decidable,
        decidable_low=spend.low,
        decidable_high=spend.high,
        unpriced=spend.unpriced,
        idle=tuple(IdleOut(each.system, each.amount, each.reason) for each in spend.idle),
        contracts=tuple(
            ContractOut(each.system, each.renews, each.decide_by, each.notice_days, each.cost, each.decided)
            for each in spend.contracts
        ),
    )


def _overlap(overlap: Overlap) -> OverlapOut:
    return OverlapOut(
        overlap.capability, overlap.systems, overlap.teams, overlap.cost, overlap.unpriced, overlap.wanted
    )


def _card(card: PlatformCard) -> CardOut:
    answers = (
        AnswerOut(each.principle, each.question, _answer(each.answer), each.evidence, each.open)
        for each in card.answers
    )
    return CardOut(card.system, tuple(answers))
