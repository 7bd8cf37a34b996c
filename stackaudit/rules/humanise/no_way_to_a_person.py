"""The rule humanise/no-way-to-a-person."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.running import decides_about_people, running, touches_people
from stackaudit.graph.three_valued import every
from stackaudit.model.answer import NONE, Silence, present
from stackaudit.model.automations import Automation
from stackaudit.rules.silence import ask_about_automations

_QUESTIONS = {
    "exception_route": "How does somebody get from {} to a person when it does not fit their case?",
    "touches": "There is no way to a person from {}: are customers, prospects or nobody touched?",
    "starts": "There is no way to a person from {}: what starts it, an event, a schedule or a person?",
}


@rule(id="humanise/no-way-to-a-person", severity=Severity.MEDIUM, caps="grid/decentralise-humanise")
def no_way_to_a_person(context: Context) -> Iterator[Hit | Question]:
    """
    An automation touches people and offers no way to a person.

    Why it matters: No process fits every case. Somebody whose case is left out can do nothing but give up, and the company
    never hears that the process failed.
    How to fix: Name a way that is looked after: a reply address that somebody reads, a call back, a queue of an agent.
    Closes when: An exception route is named or a person can be reached through it, and nobody answered that no person can
    (`reaches_person: no`).
    May be wrong when: People find their way to a person from elsewhere. Automations that a person starts are left out, as
    somebody stands behind each run.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        systems: {map: {}}
        automations: {birthday: {starts: schedule, touches: customers, exception_route: none}}

    Passes:
        stackaudit: 1
        systems: {map: {}}
        automations: {birthday: {starts: schedule, touches: customers, exception_route: replies are read}}
    """
    unsaid: dict[str, list[str]] = {field: [] for field in _QUESTIONS}
    for automation in running(context.stack):
        by_itself = None if isinstance(automation.starts, Silence) else automation.starts != "manual"
        way = automation.leads_to_a_person
        found = every((by_itself, touches_people(automation), None if way is None else not way))
        if found:
            yield _hit(context, automation)
        elif found is None:
            unsaid["exception_route" if way is None else _first_unsaid(automation)].append(automation.id)
    for field, text in _QUESTIONS.items():
        yield from ask_about_automations(context, field, unsaid[field], text)


def _first_unsaid(automation: Automation) -> str:
    return "touches" if isinstance(automation.touches, Silence) else "starts"


def _hit(context: Context, automation: Automation) -> Hit:
    field, message, closes = "exception_route", f"There is no way to a person from {automation.label}", ""
    if automation.exception_route is not NONE:
        field, closes = "reaches_person", f"A person can be reached from {automation.label}"
    if present(automation.exception_route):
        message = f"The way to a person that is named for {automation.label} ({automation.exception_route}) lets nobody through"
        closes += f", by the way that is named ({automation.exception_route}) or by another"
    return Hit(
        subject=Subject("automations", automation.id, field),
        message=message,
        closes=closes,
        evidence=tuple(_evidence(context, automation)),
        severity=Severity.HIGH if decides_about_people(automation) else Severity.MEDIUM,
    )


def _evidence(context: Context, automation: Automation) -> Iterator[str]:
    if present(automation.system):
        yield f"it runs in {context.name(automation.system)}"
    if present(automation.decides):
        yield f"what it decides: {automation.decides}"
