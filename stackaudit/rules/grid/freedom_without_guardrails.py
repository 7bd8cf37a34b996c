"""The rule grid/freedom-without-guardrails."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import YES, Silence, given
from stackaudit.model.systems import System
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.wording import listed

_QUESTIONS = {
    "guardrails": "What guards those who help themselves in {}: roles, templates, an approval before anything goes out?",
    "self_service": "{} without guardrails: can a team at the edge use it without a ticket?",
}


@rule(id="grid/freedom-without-guardrails", severity=Severity.MEDIUM, caps="grid/decentralise-automate")
def freedom_without_guardrails(context: Context) -> Iterator[Hit | Question]:
    """
    Teams help themselves in a tool in which nothing keeps them from an accident.

    Why it matters: Freedom at the edge pays as long as one slip cannot reach every customer. Where nothing guards the tool, the
    first accident is followed by closing it, and the edge is back to waiting.
    How to fix: Set roles, templates and an approval before anything goes out; leave the rest as free as it is.
    Closes when: At least one guardrail is written down.
    May be wrong when: What can be done in the tool reaches nobody.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec).

    Flagged:
        stackaudit: 1
        systems: {pages: {holds: personal, self_service: yes, guardrails: none}}

    Passes:
        stackaudit: 1
        systems: {pages: {holds: personal, self_service: yes, guardrails: [templates]}}
    """
    unsaid: dict[str, list[str]] = {field: [] for field in _QUESTIONS}
    for system in context.stack.systems.values():
        guarded = None if isinstance(system.guardrails, Silence) else bool(system.guardrails)
        if not system.live or guarded:
            continue
        if system.self_service is YES and guarded is None:
            unsaid["guardrails"].append(system.id)
        elif system.self_service is YES:
            yield _hit(context, system)
        elif isinstance(system.self_service, Silence) and guarded is False:
            unsaid["self_service"].append(system.id)
    for field, text in _QUESTIONS.items():
        yield from ask_about_systems(context, field, unsaid[field], text)


def _hit(context: Context, system: System) -> Hit:
    teams = [context.team(team) for team in given(system.used_by, ())]
    evidence = [f"who works in it: {listed(teams, most=9)}"] if teams else []
    if isinstance(system.holds, Silence):
        evidence.append("nobody said whether it holds personal data; if it does, this weighs more")
    elif system.holds == "personal":
        evidence.append("it holds personal data")
    return Hit(
        subject=Subject("systems", system.id, "guardrails"),
        message=f"{system.label} can be used without a ticket, and has no guardrails",
        evidence=tuple(evidence),
        severity=Severity.HIGH if system.holds == "personal" else Severity.MEDIUM,
    )
