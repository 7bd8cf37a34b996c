"""The rule change/locked-in."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.months import shifted
from stackaudit.model.answer import NO, Silence, present, said
from stackaudit.model.systems import System
from stackaudit.rules.dependants import dependants
from stackaudit.rules.money_words import yearly
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.today import asked_for_today, today


@rule(id="change/locked-in", severity=Severity.MEDIUM, caps="grid/continuous-change")
def locked_in(context: Context) -> Iterator[Hit | Question]:
    """
    A contract holds the company longer than it can plan.

    Why it matters: Whatever is found out about the system in the meantime, the money is spent and the data stays where it is. A
    long notice asks for the next decision before this one has shown what it is worth.
    How to fix: Ask for an early exit or a shorter notice at the next change of the order, when the supplier wants something too.
    Closes when: The contract can be left early, or ends within held_after_months, and notice is not longer than long_notice_days.
    May be wrong when: The long term was the price of a discount that somebody weighed, or the maker lets customers go anyway.
    Source: Registers of contracts and exit plans that financial firms have to keep; own practice.

    Flagged:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {crm: {renews: 2029-06-30, early_exit: no}}

    Passes:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {crm: {renews: 2029-06-30, early_exit: yes}}
    """
    as_of, live = today(context), context.stack.live_systems
    horizon = shifted(as_of, context.settings.held_after_months) if as_of else ""
    for system in live:
        if reasons := [*_no_exit(system, horizon), *_long_notice(system, context.settings.long_notice_days)]:
            yield _hit(context, system, reasons)
    if not as_of and any(present(system.renews) and system.early_exit is NO for system in live):
        yield asked_for_today("tells how long contracts still run")
    silent = [each.id for each in live if _runs_on(each, horizon) and isinstance(each.early_exit, Silence)]
    undated = [each.id for each in live if isinstance(each.renews, Silence) and each.early_exit is NO]
    yield from ask_about_systems(context, "early_exit", silent, "Can the contract for {} be left before it ends?")
    yield from ask_about_systems(
        context, "renews", undated, "When does the contract for {} end? It cannot be left early."
    )


def _no_exit(system: System, horizon: str) -> Iterator[str]:
    if _runs_on(system, horizon) and system.early_exit is NO:
        yield f"runs to {system.renews} and cannot be left early"


def _long_notice(system: System, most: int) -> Iterator[str]:
    if said(system.notice_days) and system.notice_days > most:
        yield f"wants {system.notice_days} days of notice"


def _runs_on(system: System, horizon: str) -> bool:
    return present(system.renews) and "" < horizon < system.renews


def _hit(context: Context, system: System, reasons: list[str]) -> Hit:
    return Hit(
        subject=Subject("systems", system.id, "early_exit" if system.early_exit is NO else "notice_days"),
        message=f"{system.label} {', and '.join(reasons)}",
        evidence=(yearly(context.stack, system), *dependants(context, system.id)),
    )
