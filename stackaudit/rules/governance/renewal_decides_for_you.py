"""The rule governance/renewal-decides-for-you."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.decide_by import decide_by, decided, renewal, under_contract
from stackaudit.graph.three_valued import every
from stackaudit.model.answer import NONE, Silence, given
from stackaudit.model.systems import System
from stackaudit.rules.gaps_on_record import gaps_on_record
from stackaudit.rules.money_words import yearly
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.today import asked_for_today, today


@rule(id="governance/renewal-decides-for-you", severity=Severity.MEDIUM, caps="grid/continuous-change")
def renewal_decides_for_you(context: Context) -> Iterator[Hit | Question]:
    """
    A contract renews before anybody decided about it, or nobody knows when it does.

    Why it matters: After the last day for notice the contract decides: another year is paid, with all that is open about the
    system. Before it, the company can still ask for a way out, fewer seats or a better price.
    How to fix: Decide to keep, cancel or renegotiate, and write the decision down with its day. Where no renewal date is known,
    look for the contract.
    Closes when: A decision is recorded, or the day to decide lies further away than renewal_warning_days.
    May be wrong when: The decision was made and nobody recorded it, or the contract ends by itself. What was built is taken to
    have no contract, and what is free to commit nobody. A recorded decision counts whatever renewal it was about.
    Source: Renewal registers with 90, 60 and 30 days' warning, as contract management tools keep them; own practice.

    Flagged:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {mailer: {cost: 9800, renews: 2026-12-15, notice_days: 60}}

    Passes:
        stackaudit: 1
        company: {as_of: 2026-11-01}
        systems: {mailer: {cost: 9800, renews: 2026-12-15, notice_days: 60, decision: {what: keep, on: 2026-10-01}}}
    """
    open = [system for system in context.stack.live_systems if not decided(system)]
    day = date.fromisoformat(as_of) if (as_of := today(context)) else None
    for system in open:
        renews = renewal(system)
        if system.renews is NONE and _paid(system):
            yield _hit(context, system, f"No renewal date is known for {system.label}", Severity.MEDIUM)
        elif renews and day and renews >= day:
            yield from _due(context, system, renews, day)
    if day is None and any(renewal(system) for system in open):
        yield asked_for_today("tells which contracts have to be decided now")
    yield from _questions(context, open, day)


def _paid(system: System) -> bool | None:
    """Tell whether a contract costs money; None where nobody said. What is free commits nobody by renewing."""
    return every((under_contract(system), None if isinstance(system.cost, Silence) else bool(given(system.cost, 0))))


def _due(context: Context, system: System, renews: date, day: date) -> Iterator[Hit]:
    known = decide_by(system)
    limit = known or renews  # whatever the notice is, the decision is due by the renewal itself
    wait = (limit - day).days
    if wait < 0:
        text = f"The day to decide about {system.label} was {limit}: it renews on {renews}"
        yield _hit(context, system, text, Severity.HIGH)
    elif wait <= context.settings.renewal_warning_days:
        left = f"{wait} {'day' if wait == 1 else 'days'} from now" if known else "or earlier: the notice is not known"
        yield _hit(context, system, f"{system.label} has to be decided by {limit}, {left}", Severity.MEDIUM)


def _hit(context: Context, system: System, message: str, severity: Severity) -> Hit:
    return Hit(
        subject=Subject("systems", system.id, "renews"),
        message=message,
        evidence=(yearly(context.stack, system), *gaps_on_record(context, system)),
        severity=severity,
    )


def _questions(context: Context, open: list[System], day: date | None) -> Iterator[Question]:
    dated = [(each.id, renews, decide_by(each)) for each in open if (renews := renewal(each))]
    silent = [each.id for each in open if isinstance(each.renews, Silence) and each.bought != "built"]
    undated = [each for each in open if each.renews is NONE and _paid(each) is None]
    came_in = [each.id for each in undated if under_contract(each) is None]
    unpriced = [each.id for each in undated if under_contract(each) is not None]
    passed = [id for id, renews, _ in dated if day and renews < day]
    notice = [id for id, renews, limit in dated if limit is None and not (day and renews < day)]
    yield from ask_about_systems(context, "renews", silent, "When does the contract for {} renew, if there is one?")
    yield from ask_about_systems(context, "renews", passed, "The renewal date of {} has passed: when is the next one?")
    yield from ask_about_systems(context, "bought", came_in, "How did {} come in: is there a contract that renews?")
    yield from ask_about_systems(context, "cost", unpriced, "What does {} cost a year, if anything?")
    yield from ask_about_systems(context, "notice_days", notice, "How long before it renews is notice of {} due?")
