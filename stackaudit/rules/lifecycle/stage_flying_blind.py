"""The rule lifecycle/stage-flying-blind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.audit.asking import name_of
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.kpi_freshness import age, fresh, never_measured
from stackaudit.frameworks.stage_checkpoints import stage_name
from stackaudit.model.answer import Silence, given, present
from stackaudit.model.lifecycle import Kpi, Stage
from stackaudit.rules.silence import ask_about_stages
from stackaudit.rules.today import asked_for_today
from stackaudit.rules.wording import listed


@rule(id="lifecycle/stage-flying-blind", severity=Severity.MEDIUM)
def stage_flying_blind(context: Context) -> Iterator[Hit | Question]:
    """
    A stage of the customer's way is steered without a number, or by one that nobody has measured lately.

    Why it matters: What one stage hands on is all that the next one has. Without a number nobody sees that it has become less,
    and every change to the stage is an opinion.
    How to fix: Name one number for the stage that its team can move, and measure it each month.
    Closes when: Each number of the stage was measured within `kpi_fresh_days`.
    May be wrong when: The number moves so slowly that a year is often enough; then raise `kpi_fresh_days`. Graded medium
    without a number, low where one is old or was never measured.
    Source: Act-On, the marketing lifecycle and its governance (CMSWire).

    Flagged:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {crm: {}}
        stages: {convert: {kpis: [{name: new customers, value: 61, measured: 2026-03-31}]}}

    Passes:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {crm: {}}
        stages: {convert: {kpis: [{name: new customers, value: 61, measured: 2026-10-31}]}}
    """
    uncounted: list[str] = []
    unmeasured: list[str] = []
    undated: list[str] = []
    for stage in context.stack.stages.values():
        if isinstance(stage.kpis, Silence):
            uncounted.append(stage.id)
            continue
        lately = [(kpi, fresh(kpi, context.stack)) for kpi in stage.kpis]
        if not lately:
            yield _hit_nothing(stage)
        if stale := [kpi for kpi, known in lately if known is False]:
            yield _hit(context, stage, stale)
        if open := [kpi for kpi, known in lately if known is None]:
            (undated if all(present(kpi.measured) for kpi in open) else unmeasured).append(stage.id)
    yield from ask_about_stages(context, "kpis", uncounted, "What is counted in {}?")
    yield from ask_about_stages(context, "kpis", unmeasured, "When were the numbers of {} last measured?")
    if undated:
        names = listed([f"the stage {name_of(context, 'stages', id)}" for id in undated])
        yield asked_for_today(f"decides whether the numbers of {names} are fresh")


def _hit_nothing(stage: Stage) -> Hit:
    return Hit(
        subject=Subject("stages", stage.id, "kpis"),
        message=f"{stage_name(stage)}: nothing is counted",
        closes=f"{stage_name(stage)} has a number, measured lately",
    )


def _hit(context: Context, stage: Stage, stale: Sequence[Kpi]) -> Hit:
    names, days = listed([given(kpi.name, "a number") for kpi in stale]), context.settings.kpi_fresh_days
    return Hit(
        subject=Subject("stages", stage.id, "kpis"),
        message=f"{stage_name(stage)}: not measured in the last {days} days: {names}",
        closes=f"measured within {days} days: {names}",
        evidence=tuple(_last(kpi, context) for kpi in stale),
        severity=Severity.LOW,
    )


def _last(kpi: Kpi, context: Context) -> str:
    name = given(kpi.name, "a number")
    if never_measured(kpi):
        return f"{name}: never measured"
    value = f", {kpi.value}" if present(kpi.value) else ""
    return f"{name}: last measured {age(kpi, context.stack.company.as_of)} days ago{value}"
