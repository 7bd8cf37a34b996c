"""The five numbers at the top, each a count that leads to its table."""

from __future__ import annotations

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import given, present
from stackaudit.render.html.wording import count, listed
from stackaudit.render.money import currency, figure, money

_UNKEPT = (Verdict.BROKEN, Verdict.LATE, Verdict.BY_HAND, Verdict.NOT_WRITTEN_DOWN)


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One number: the figure, what it counts, what else to know, and where its table is."""

    id: str
    figure: str
    of: str = ""
    counts: str
    details: tuple[str, ...] = ()
    href: str


def opening_line(result: AuditResult) -> str:
    """Return the line that every report opens with."""
    numbers = result.numbers
    stores = count(numbers.stores.written, "store") + (f" where {_guess(result)} guessed" if _guess(result) else "")
    kept = (
        f"{numbers.kept} of {count(numbers.promises, 'promise')} kept as written ({numbers.confirmed_kept} confirmed)"
    )
    return f"{kept}; {stores}; {count(numbers.islands, 'island')}."


def five_numbers(result: AuditResult) -> tuple[Number, ...]:
    """Return the five numbers."""
    return (_promises(result), stores_number(result), _by_hand(result), _money(result), _to_a_person(result))


def _promises(result: AuditResult) -> Number:
    numbers = result.numbers
    return Number(
        id="promises-kept",
        figure=str(numbers.kept),
        of=f"of {numbers.promises}",
        counts=f"promises kept as written, {numbers.confirmed_kept} confirmed",
        details=tuple(
            f"{number} {verdict.value}" for verdict in _UNKEPT if (number := numbers.by_verdict.get(verdict, 0))
        )
        if numbers.promises
        else ("No place to say no and no sender meet yet",),
        href="#promises",
    )


def stores_number(result: AuditResult) -> Number:
    """Return how many places keep a yes or no, against the guess."""
    stores, islands = result.numbers.stores, result.numbers.islands
    likely = (f"{len(stores.likely)} more likely",) if stores.likely else ()
    return Number(
        id="stores-found",
        figure=str(stores.written),
        counts=f"{'place keeps' if stores.written == 1 else 'places keep'} a yes or no of a customer",
        details=(
            f"{_guess(result)} guessed" if _guess(result) else "Nobody guessed beforehand",
            f"{count(islands, 'island')}: no written flow joins them" if islands > 1 else count(islands, "island"),
            *likely,
        ),
        href="#stores",
    )


def _by_hand(result: AuditResult) -> Number:
    numbers = result.numbers
    feeding: dict[str, set[str]] = {}
    for flow in result.stack.flows:
        if flow.live and flow.by_hand:
            feeding.setdefault(flow.source.system, set()).add(flow.target.system)
    hub = max(sorted(feeding), key=lambda system: len(feeding[system]), default="")
    fed = len(feeding.get(hub, ()))
    details = [f"{numbers.flows_untold} where nobody said how"] if numbers.flows_untold else []
    if fed > 1 and hub in result.stack.systems:
        details.append(f"{result.stack.systems[hub].label} alone feeds {fed} systems by hand")
    return Number(
        id="flows-by-hand",
        figure=str(numbers.flows_by_hand),
        of=f"of {numbers.flows_live}",
        counts="live flows are carried by hand",
        details=tuple(details),
        href="#flows",
    )


def _money(result: AuditResult) -> Number:
    due, company = result.numbers.money, result.stack.company
    if "costs" in result.redacted and present(company.as_of):
        return _contracts(result)
    if due.past is None or due.soon is None:
        return Number(
            id="money-due",
            figure="?",
            counts="renews with the day to decide near",
            details=("No as_of date says what today is",),
            href="#dates",
        )
    undated = f"{count(len(due.undated), 'system')} with a cost and no renewal date" if due.undated else ""
    unnoticed = f"{count(len(due.unnoticed), 'system')} whose notice period nobody said" if due.unnoticed else ""
    unpriced = f"{count(len(due.unpriced), 'system')} whose cost nobody said" if due.unpriced else ""
    soon = f"{money(due.soon, company)} more to decide within {result.stack.settings.renewal_warning_days} days"
    return Number(
        id="money-due",
        figure=figure(due.past, company),
        of=currency(company),
        counts="a year renews although the day to decide has passed",
        details=tuple(text for text in (soon, undated, unpriced, unnoticed) if text),
        href="#dates",
    )


def _contracts(result: AuditResult) -> Number:
    """Return the contracts to decide about as a count, where the amounts are left out."""
    due, days = result.numbers.money, result.stack.settings.renewal_warning_days
    return Number(
        id="money-due",
        figure=str(len(due.past_systems)),
        counts=f"{'contract renews' if len(due.past_systems) == 1 else 'contracts renew'} although the day to decide has passed",
        details=(f"{len(due.soon_systems)} more to decide within {days} days", "The amounts are redacted"),
        href="#dates",
    )


def _to_a_person(result: AuditResult) -> Number:
    numbers = result.numbers
    only = sorted(
        automation.label
        for automation in result.stack.automations.values()
        if given(automation.only_route_for, ()) and not present(automation.exception_route)
    )
    if not numbers.automations:
        details = ["No automation that touches customers is written down yet"]
    else:
        details = [f"{numbers.automations_unanswered} not answered"] if numbers.automations_unanswered else []
    if only:
        details.append(f"{listed(only, 2)}: the only route, and nobody at the end of it")
    return Number(
        id="ways-to-a-person",
        figure=str(numbers.automations_to_a_person),
        of=f"of {numbers.automations}",
        counts="automations let a customer reach a person",
        details=tuple(details),
        href="#automations",
    )


def _guess(result: AuditResult) -> str:
    low, high = result.numbers.stores.guess_min, result.numbers.stores.guess_max
    if low is None and high is None:
        return ""
    ends = sorted({end for end in (low, high) if end is not None})
    verb = "was" if ends == [1] else "were"
    return f"{' to '.join(map(str, ends))} {verb}"
