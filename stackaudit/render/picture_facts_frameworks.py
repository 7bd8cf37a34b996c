"""What the pictures of the always-on loop, the lifecycle and the automations show, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.automation_effects import Placed
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.lifecycle import HandOffView, StageView
from stackaudit.model.answer import NOT_ASKED
from stackaudit.render.diagram.automations_picture import CORNERS, automation_name
from stackaudit.render.diagram.flow_words import flow_chain
from stackaudit.render.diagram.lifecycle_picture import agreed_words, stage_name, way_words
from stackaudit.render.diagram.palette import WAYS
from stackaudit.render.diagram.part_cards import range_out_of, state_words
from stackaudit.render.diagram.stage_columns import (
    kpi_words,
    no_kpis_words,
    no_systems_words,
    owner_words,
    systems_words,
)
from stackaudit.render.diagram.triad_cards import band_words, share_words
from stackaudit.render.diagram.wording import plural, system_name
from stackaudit.render.picture import Facts


def always_on_facts(result: AuditResult) -> Facts:
    """Return one row a link, then one row a checkpoint of the sub-functions."""
    machine = result.frameworks.always_on
    links = [
        (
            link.title,
            f"{link.source} to {link.target}",
            WAYS[link.way].word,
            flow_chain(result, link.flows),
            _explained(link.explanation, link.open),
        )
        for link in machine.links
    ]
    points = [row for part in machine.functions for row in _points(part, f"{state_words(part)}, {part.range_text}")]
    return Facts(("Link or sub-function", "Between, or checkpoint", "State", "Over", "Why"), (*links, *points))


def lifecycle_facts(result: AuditResult) -> Facts:
    """Return one row a fact of a stage, one row a hand-off, and one row a checkpoint of workflow, staffing and resources."""
    life, triad = result.frameworks.lifecycle, result.frameworks.triad
    stages = [row for stage in life.stages for row in _stage(result, stage)]
    hand_offs = [
        (
            f"{stage_name(result, each.source)} to {stage_name(result, each.target)}",
            "hand-off",
            way_words(each),
            agreed_words(each),
            _over(result, each),
        )
        for each in life.hand_offs
    ]
    governance = [
        (title, point, state, "", why)
        for part in (triad.workflow, triad.staffing, triad.resources)
        for title, point, state, _, why in _points(part, range_out_of(part))
    ]
    shares = [
        (triad.resources.title, f"share of {name}", percent, band_words(result), "of what people and technology cost")
        for name, percent in share_words(triad)
    ]
    return Facts(
        ("Stage or part", "What", "How it stands", "Terms or aim", "More"), (*stages, *hand_offs, *governance, *shares)
    )


def automations_facts(result: AuditResult) -> Facts:
    """Return one row an automation, in the order written."""
    rows = [
        (
            automation_name(result, placed),
            _runs_in(result, placed),
            CORNERS[placed.quadrant].name,
            _missing(placed.open),
        )
        for placed in result.frameworks.automations
    ]
    return Facts(("Automation", "Runs in", "Stands in", "Nobody said"), tuple(rows))


def _stage(result: AuditResult, stage: StageView) -> Iterator[tuple[str, str, str, str, str]]:
    title = stage.part.title
    yield (title, "stands at", range_out_of(stage.part), "", "")
    systems = systems_words(result, stage) or (no_systems_words(result, stage),)
    yield (title, "carried by", ", ".join(systems), "", "")
    yield (title, "answered for by", owner_words(result, stage), "", "")
    for kpi in stage.kpis:
        yield (title, "counted", kpi.name, "", kpi_words(kpi))
    if not stage.kpis:
        yield (title, "counted", no_kpis_words(result, stage), "", "")


def _over(result: AuditResult, hand_off: HandOffView) -> str:
    ways = [flow_chain(result, hand_off.route.flows)] if hand_off.route.flows else []
    ways += [flow_chain(result, [id]) for id in hand_off.by_hand if id not in hand_off.route.flows]
    perhaps = [f"perhaps by hand: {flow_chain(result, [id])}" for id in hand_off.perhaps_by_hand]
    return "; ".join([*ways, *perhaps])


def _points(part: Part, state: str) -> Iterator[tuple[str, str, str, str, str]]:
    if not part.checkpoints:
        yield (part.title, "", state, "", "")
    for point in part.checkpoints:
        yield (f"{part.title} ({state})", point.title, _value(point), "", _explained(point.explanation, point.open))


def _value(point: Checkpoint) -> str:
    if point.value is None:
        return "open"
    return {0.0: "not met", 1.0: "met"}.get(point.value, "partly")


def _explained(why: str, open: Sequence[str]) -> str:
    return f"{why} ({plural(len(open), 'answer')} open)" if open else why


def _runs_in(result: AuditResult, placed: Placed) -> str:
    automation = result.stack.automations.get(placed.automation)
    system = automation.system if automation else NOT_ASKED
    return system_name(result, system) if isinstance(system, str) else "not said"


def _missing(open: Sequence[str]) -> str:
    return ", ".join(answer.rpartition("/")[2] for answer in open)
