"""The rule change/stale-entry."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.months import months_between
from stackaudit.model.answer import NONE, Silence, present
from stackaudit.model.systems import System
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.today import asked_for_today, today


@rule(id="change/stale-entry", severity=Severity.LOW, caps="grid/continuous-change")
def stale_entry(context: Context) -> Iterator[Hit | Question]:
    """
    Nobody has confirmed for a long time, or ever, that what is written down about a system is still so.

    Why it matters: Decisions are made on what is written down. Tools change with every release, and what keeps a yes or no
    changes with every campaign tool that is joined to it.
    How to fix: Go through the entry with whoever answers for it, correct it, and write down the day.
    Closes when: The entry was reviewed within stale_after_months, or stale_after_months_preferences where the system keeps a yes
    or no.
    May be wrong when: Nothing changed, and somebody knows that without having written it down. Months are whole months that have
    passed; beyond twice the limit, and where nobody ever looked, it is graded medium.
    Source: Scott Brinker, The New Rules of Marketing Technology and Operations, on continuous change; own practice.

    Flagged:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {crm: {reviewed: 2025-09-15}}

    Passes:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {crm: {reviewed: 2026-09-15}}
    """
    live = context.stack.live_systems
    as_of = today(context)
    for system in live:
        if system.reviewed is NONE:
            yield _hit(system, f"Nobody has ever confirmed what is written down about {system.label}", Severity.MEDIUM)
        elif present(system.reviewed) and as_of:
            yield from _aged(context, system, system.reviewed, as_of)
    if not as_of and any(present(system.reviewed) for system in live):
        yield asked_for_today("tells which entries are out of date")
    silent = [system.id for system in live if isinstance(system.reviewed, Silence)]
    yield from ask_about_systems(context, "reviewed", silent, "When was what is written about {} last confirmed?")


def _aged(context: Context, system: System, reviewed: str, as_of: str) -> Iterator[Hit]:
    keeps, settings = bool(context.stack.stores_in(system.id)), context.settings
    limit = settings.stale_after_months_preferences if keeps else settings.stale_after_months
    age = months_between(reviewed, as_of)
    overdue = age - limit
    if overdue > 0:
        text = f"What is written down about {system.label} was last confirmed {age} months ago, on {reviewed}"
        what = "systems that keep a yes or no" if keeps else "systems"
        yield _hit(
            system,
            text,
            Severity.MEDIUM if overdue > limit else Severity.LOW,
            f"the limit for {what} is {limit} months",
        )


def _hit(system: System, message: str, severity: Severity, *evidence: str) -> Hit:
    return Hit(subject=Subject("systems", system.id, "reviewed"), message=message, evidence=evidence, severity=severity)
