"""The rule change/sunset-product."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import NONE, Silence, present
from stackaudit.model.systems import System
from stackaudit.rules.dependants import dependants, related
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.today import asked_for_today, today


@rule(id="change/sunset-product", severity=Severity.MEDIUM, caps="grid/continuous-change")
def sunset_product(context: Context) -> Iterator[Hit | Question]:
    """
    The maker of a system stops it, and nothing is named that takes over.

    Why it matters: What it sends falls silent and what it keeps is lost on a day that is known. After that day nothing in it is
    mended any more, and every link to it becomes a risk.
    How to fix: Choose what takes over, and plan the move of its data and its links before that day.
    Closes when: The system names another that takes over and is not retired, or is itself no longer live.
    May be wrong when: The maker put the day off, or what it does is to end with it. Graded high once the day has passed.
    Source: Registers of products' end of life; own practice.

    Flagged:
        stackaudit: 1
        systems: {dialler: {end_of_life: 2026-06-30, replaced_by: none}}

    Passes:
        stackaudit: 1
        systems: {dialler: {end_of_life: 2026-06-30, replaced_by: desk}, desk: {}}
    """
    as_of, live = today(context), context.stack.live_systems
    ending = [system for system in live if present(system.end_of_life)]
    stuck = [system for system in ending if system.replaced_by is NONE or _in_vain(context, system)]
    for system in stuck:
        yield _hit(context, system, past=present(system.end_of_life) and system.end_of_life < as_of)
    if stuck and not as_of:
        yield asked_for_today("tells which products have reached their end")
    silent = [system.id for system in ending if isinstance(system.replaced_by, Silence)]
    open = [each.id for each in live if each.replaced_by is NONE and isinstance(each.end_of_life, Silence)]
    yield from ask_about_systems(context, "replaced_by", silent, "What takes over from {}, which the maker stops?")
    yield from ask_about_systems(context, "end_of_life", open, "Does the maker stop {}, and when? Nothing takes over.")


def _in_vain(context: Context, system: System) -> str:
    """Return why what is named cannot take over; empty where it can, or nothing is named."""
    if system.replaced_by == system.id:
        return "it is named as what takes over from itself"
    successor = context.stack.systems.get(system.replaced_by) if present(system.replaced_by) else None
    if successor is not None and successor.status == "retired":
        return f"what is named to take over, {successor.label}, is retired"
    return ""


def _hit(context: Context, system: System, *, past: bool) -> Hit:
    verb, vain = "stopped" if past else "stops", _in_vain(context, system)
    return Hit(
        subject=Subject("systems", system.id, "end_of_life"),
        message=f"The maker of {system.label} {verb} it on {system.end_of_life}, and {vain or 'nothing is named that takes over'}",
        evidence=tuple(dependants(context, system.id)),
        related=related(context, system.id),
        severity=Severity.HIGH if past else Severity.MEDIUM,
    )
