"""The rule humanise/compulsory-self-service."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.running import running, touches_people
from stackaudit.model.answer import NO, NONE, Silence, given
from stackaudit.model.automations import Automation
from stackaudit.rules.silence import ask_about_automations
from stackaudit.rules.wording import listed

_QUESTIONS = {
    "reaches_person": "Can a customer who gets stuck in {} reach a person from there?",
    "only_route_for": "No person is reached through {}: what can be done there and nowhere else?",
    "stage": "No person is reached through {}: is that a service, or part of a stage of the lifecycle?",
}


@rule(id="humanise/compulsory-self-service", severity=Severity.HIGH, caps="grid/decentralise-humanise")
def compulsory_self_service(context: Context) -> Iterator[Hit | Question]:
    """
    A service lets nobody through to a person.

    Why it matters: Self-service is welcome while it is a choice. Where it is the only way and does not handle every case, a
    person goes round in circles; regulators of banks report complaints about just that.
    How to fix: Open a second route for what can only be done here, and a way from here to a person.
    Closes when: A person can be reached through it, or nothing is left that can only be done there.
    May be wrong when: A person can be reached in a way that everybody knows and nobody wrote down. An automation is taken to be
    a service when it belongs to no stage (`stage: none`) or something can be done in it and nowhere else.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec); the US Consumer Financial
    Protection Bureau on chatbots in banking, as reported by Compliance Week.

    Flagged:
        stackaudit: 1
        systems: {map: {}}
        automations: {chat: {stage: none, reaches_person: no, only_route_for: [card disputes]}}

    Passes:
        stackaudit: 1
        systems: {map: {}}
        automations: {chat: {stage: none, reaches_person: yes, only_route_for: [card disputes]}}
    """
    unsaid: dict[str, list[str]] = {field: [] for field in _QUESTIONS}
    for automation in running(context.stack):
        field = _unsaid(automation)
        if touches_people(automation) is False:
            continue
        if automation.reaches_person is NO and _is_service(automation):
            yield _hit(automation)
        if field:
            unsaid[field].append(automation.id)
    for field, automations in unsaid.items():
        yield from ask_about_automations(context, field, automations, _QUESTIONS[field])


def _is_service(automation: Automation) -> bool:
    return automation.stage is NONE or bool(given(automation.only_route_for, ()))


def _unsaid(automation: Automation) -> str:
    """Return the key that would tell whether, or how badly, people are kept from a person."""
    if isinstance(automation.reaches_person, Silence):
        return "reaches_person" if _is_service(automation) and not automation.leads_to_a_person else ""
    if automation.reaches_person is not NO:
        return ""
    if isinstance(automation.only_route_for, Silence):
        return "only_route_for"
    return "stage" if isinstance(automation.stage, Silence) and not automation.only_route_for else ""


def _hit(automation: Automation) -> Hit:
    only = [each.replace("-", " ") for each in given(automation.only_route_for, ())]
    unknown = isinstance(automation.only_route_for, Silence)
    evidence = "nobody said what can only be done there" if unknown else "nothing is said to be possible only there"
    return Hit(
        subject=Subject("automations", automation.id, "reaches_person"),
        message=f"No person can be reached from {automation.label}"
        + (f", the only way to {listed(only)}" if only else ""),
        evidence=(f"only there: {listed(only, most=9)}" if only else evidence,),
        severity=Severity.CRITICAL if only else Severity.HIGH,
    )
