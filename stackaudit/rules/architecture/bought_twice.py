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
from stackaudit.model.answer import present
from stackaudit.rules.money_words import amount
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
    May be wrong when: The systems do different halves of what the word says, or serve companies that must be kept apart. One
    that is being retired counts until it is gone. What a system costs counts whole, whatever else it does.
    Source: Credera, MarTech reference architecture; Scott Brinker, The New Rules of Marketing Technology and Operations
    (chiefmartec), on one standard tool; own practice.

    Flagged:
        stackaudit: 1
        systems: {letters: {does: email, cost: 400}, mailing: {does: [email, sms], cost: 900}}

    Passes:
        stackaudit: 1
        systems: {letters: {does: email, cost: 400}, mailing: {does: [email, sms], cost: 900, duplicate_ok: strikes only}}
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
    company = context.stack.company
    if overlap.teams:
        teams = [context.team(team) for team in overlap.teams]
        yield f"used by {listed(teams, most=len(teams))}"
    unpriced = listed([context.name(system) for system in overlap.unpriced])
    if len(overlap.unpriced) < len(overlap.systems):
        rest = f"; nobody said what {unpriced} cost{'s' * (len(overlap.unpriced) == 1)}" if overlap.unpriced else ""
        yield f"together they cost {amount(context.stack, overlap.cost)} a year{rest}"
    if overlap.wanted:
        yield f"wanted as a second one: {listed([context.name(system) for system in overlap.wanted])}"
    today = date.fromisoformat(company.as_of) if present(company.as_of) else date.min
    days = [(day, system) for system in overlap.systems if (day := decide_by(context.stack.systems[system]))]
    if days:
        day, system = min(days, key=lambda each: (each[0] < today, each))
        yield f"the nearest decision: {context.name(system)}, by {day.isoformat()}{' (past)' * (day < today)}"
