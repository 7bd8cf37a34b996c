"""The rule lifecycle/stage-without-system-or-owner."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.stage_checkpoints import live_systems, stage_name
from stackaudit.model.answer import NONE, Silence, given
from stackaudit.model.lifecycle import Stage
from stackaudit.rules.silence import ask_about_stages
from stackaudit.rules.wording import listed


@rule(id="lifecycle/stage-without-system-or-owner", severity=Severity.HIGH)
def stage_without_system_or_owner(context: Context) -> Iterator[Hit | Question]:
    """
    A stage of the customer's way is carried by no live system, or no team answers for it.

    Why it matters: A person who gets that far is nobody's: what the stages before have built up ends there, and when it does,
    no number falls that somebody looks at.
    How to fix: Name the system that carries the stage, however small, and the team that answers for it.
    Closes when: The stage has a live system and an owner.
    May be wrong when: The stage is carried by people alone on purpose; then leave it out of the stages, or name the list that
    they work from. Graded high without a system, medium without an owner.
    Source: Act-On, the marketing lifecycle and its governance (CMSWire).

    Flagged:
        stackaudit: 1
        teams: {shop: {}}
        systems: {card: {}}
        stages: {expand: {systems: [card], owner: none}}

    Passes:
        stackaudit: 1
        teams: {shop: {}}
        systems: {card: {}}
        stages: {expand: {systems: [card], owner: shop}}
    """
    stages = context.stack.stages
    if not stages:
        text = "Which stages does the customer's way have, and which systems carry each? None is written down."
        yield Question(subject=Subject("stages"), text=text)
    for stage in stages.values():
        without_system = live_systems(context.stack, stage) == ()
        if without_system or stage.owner is NONE:
            yield _hit(context, stage, without_system)
    for field, text in (("systems", "Which systems carry {}?"), ("owner", "Which team answers for {}?")):
        unsaid = [stage.id for stage in stages.values() if isinstance(getattr(stage, field), Silence)]
        yield from ask_about_stages(context, field, unsaid, text)


def _hit(context: Context, stage: Stage, without_system: bool) -> Hit:
    planned = [context.name(system) for system in given(stage.systems, ())]
    gaps = ["no live system carries it"] * without_system + ["no team answers for it"] * (stage.owner is NONE)
    missing = ["a live system"] * without_system + ["an owner"] * (stage.owner is NONE)
    return Hit(
        subject=Subject("stages", stage.id, "systems" if without_system else "owner"),
        message=f"{stage_name(stage)}: {listed(gaps)}",
        closes=f"The stage {stage_name(stage)} has {listed(missing)}",
        evidence=(f"{'not live' if without_system else 'carried by'}: {listed(planned)}",) if planned else (),
        severity=Severity.HIGH if without_system else Severity.MEDIUM,
    )
