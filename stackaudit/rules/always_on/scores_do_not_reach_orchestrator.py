"""The rule always-on/scores-do-not-reach-orchestrator."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.frameworks.always_on.way_words import way_sentence
from stackaudit.frameworks.roles import doing
from stackaudit.graph.ways import ways_into
from stackaudit.rules.wording import listed


@rule(id="always-on/scores-do-not-reach-orchestrator", severity=Severity.HIGH, caps="grid/centralise-automate")
def scores_do_not_reach_orchestrator(context: Context) -> Iterator[Hit | Question]:
    """
    Scores are computed, and the tool that acts does not get them by itself.

    Why it matters: A model that says who benefits from a nudge is worth what is done with it. By hand it is a month old, and
    the tool that sends goes by age and postcode.
    How to fix: Deliver the scores over an interface or a scheduled file, as often as they are computed.
    Closes when: A way of live flows that carry scores and run by themselves leads from the models to an orchestrator.
    May be wrong when: The flow carries scores under another word, such as profile or audience.
    Source: McCune (Gartner), Building an always-on marketing machine (martech.org).

    Flagged:
        stackaudit: 1
        systems: {models: {does: [predictive-scoring]}, journeys: {does: [journey-orchestration]}}
        flows:
          - {from: models, to: journeys, carries: [scores], how: manual}

    Passes:
        stackaudit: 1
        systems: {models: {does: [predictive-scoring]}, journeys: {does: [journey-orchestration]}}
        flows:
          - {from: models, to: journeys, carries: [scores], how: file}
    """
    stack = context.stack
    models, journeys = doing(stack, "predictive-scoring"), doing(stack, "journey-orchestration")
    if not models.systems or not journeys.systems:
        return
    as_written, at_best = (ways_into(stack, ends, {"scores"}) for ends in (journeys.systems, journeys.possible))
    into, unsaid = listed([context.name(system) for system in journeys.systems]), []
    for model in models.systems:
        route = as_written.of(model)
        if at_best.of(model).high < 1:
            yield Hit(
                subject=Subject("systems", model),
                message=f"Scores of {context.name(model)} {'are carried to' if route.high else 'do not reach'} {into}"
                f"{' by hand' if route.high else ''}",
                evidence=(way_sentence(stack, route, "scores"),) if route.flows else (),
                related=tuple(Subject("flows", flow) for flow in route.flows),
                basis=Basis.TRACED if route.flows else Basis.ABSENT,
            )
        elif route.low < 1:
            unsaid.append(model)
    for model in unsaid:
        yield Question(
            subject=Subject("systems", model),
            text=f"By which flows do the scores of {context.name(model)} get to {into}, and does anybody carry them?",
            ask=context.who_answers(model),
            could_change=("always-on/audience-prioritisation",),
        )
