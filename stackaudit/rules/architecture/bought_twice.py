"""The rule architecture/bought-twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.catalogue.capabilities import capabilities
from stackaudit.graph.decide_by import decide_by
from stackaudit.graph.overlap import Overlap
from stackaudit.rules.money_words import amount
from stackaudit.rules.today import today
from stackaudit.rules.wording import listed


@rule(id="architecture/bought-twice", severity=Severity.MEDIUM, caps="grid/centralise-automate")
def bought_twice(context: Context) -> Iterator[Hit | Question]:
    """
    Several live systems provide the same thing, where one would do.

    Why it matters: Each is paid for, fed and looked after by itself, and each has its own idea of the customer. Whoever changes
    something has to change it in all of them.
    How to fix: Choose one as the standard and move the others onto it as their contracts come up; or give the reason why a
    second one is wanted.
    Closes when: One provider is left, or all but one have a reason (`duplicate_ok`).
    May be wrong when: What a product can do, as the catalogue has it, is not always what it is used for here. A usual split can
    be wanted: marketing automation and a CRM both manage leads, or two companies are kept apart; then write `duplicate_ok` with
    the reason. One that is being retired counts until it is gone.
    Source: Credera, MarTech reference architecture; Scott Brinker, The New Rules of Marketing Technology and Operations
    (chiefmartec), on one standard tool; own practice.

    Flagged:
        stackaudit: 1
        systems: {letters: {does: email}, mailing: {does: email}}

    Passes:
        stackaudit: 1
        systems: {letters: {does: email}, mailing: {does: email, duplicate_ok: strikes only}}
    """
    for overlap in context.frameworks.overlaps:
        yield _hit(context, overlap)


def _hit(context: Context, overlap: Overlap) -> Hit:
    names = [context.name(system) for system in overlap.systems]
    what = capabilities()[overlap.capability].name
    return Hit(
        subject=Subject("capabilities", overlap.capability),
        message=f"{len(names)} live systems provide {what}: {listed(names, most=len(names))}",
        evidence=tuple(_evidence(context, overlap)),
        related=tuple(Subject("systems", system, "does") for system in overlap.systems),
    )


def _evidence(context: Context, overlap: Overlap) -> Iterator[str]:
    if overlap.teams:
        teams = [context.team(team) for team in overlap.teams]
        yield f"used by {listed(teams, most=len(teams))}"
    unpriced = listed([context.name(system) for system in overlap.unpriced])
    if len(overlap.unpriced) < len(overlap.systems):
        rest = f"; nobody said what {unpriced} cost{'s' * (len(overlap.unpriced) == 1)}" if overlap.unpriced else ""
        total = amount(context.stack, overlap.cost)
        yield f"together they cost {total} a year for all that they do, which is not what can be saved{rest}"
    if overlap.wanted:
        yield f"wanted as a second one: {listed([context.name(system) for system in overlap.wanted])}"
    day_of_audit = date.fromisoformat(as_of) if (as_of := today(context)) else date.min
    days = [(day, system) for system in overlap.systems if (day := decide_by(context.stack.systems[system]))]
    if days:
        day, system = min(days, key=lambda each: (each[0] < day_of_audit, each))
        yield f"the nearest decision: {context.name(system)}, by {day.isoformat()}{' (past)' * (day < day_of_audit)}"
