"""The rule governance/budget-does-not-add-up."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from stackaudit.audit.asking import subject_of
from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.people_share import PeopleShare, band, in_band, people_share, percent
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import NOT_ASKED, Silence, given, present
from stackaudit.model.stack import Stack
from stackaudit.rules.money_words import amount
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.wording import listed

_SPENT_ON = {"people": "its own people", "technology": "technology"}


@rule(id="governance/budget-does-not-add-up", severity=Severity.MEDIUM, caps="grid/centralise-humanise")
def budget_does_not_add_up(context: Context) -> Iterator[Hit | Question]:
    """
    The budget leaves people too small or too large a share, or the systems in the inventory cost another sum than it holds.

    Why it matters: Technology without people to run it stays unused, and people without tools work by hand. Where the systems cost
    another sum than was planned, somebody pays for tools that nobody plans, or a line is missing here.
    How to fix: Move money at the next round; find the missing systems, or the invoice that nobody expected.
    Closes when: The share of people lies between `people_share_low` and `people_share_high`, and the costs of the live systems add up
    to the technology budget within `budget_difference`.
    May be wrong when: Agencies do the work of people: both shares are printed, and only own people count. Technology may also be paid
    from a budget that is not marketing's. Where money is left over, a system may be missing here: that is asked, unless
    somebody expected at most as many systems (`guesses`).
    Source: Act-On, the marketing lifecycle and its governance (CMSWire), with SiriusDecisions' rule of thumb of half people and half
    technology.

    Flagged:
        stackaudit: 1
        systems: {crm: {cost: 60000}}
        budget: {people: 20000, technology: 60000, agencies: 10000}

    Passes:
        stackaudit: 1
        systems: {crm: {cost: 60000}}
        budget: {people: 50000, technology: 60000, agencies: 10000}
    """
    budget, share = context.stack.budget, people_share(context.stack.budget)
    if unsaid := missing("budget", budget, "people", "technology"):
        first, *others = (subject_of(path) for path in unsaid)
        words = " and ".join(_SPENT_ON[each.field] for each in (first, *others))
        yield Question(subject=first, text=f"What does marketing spend a year on {words}?", also=tuple(others))
    if share.own is not None and not in_band(share.own, context.settings):
        yield _hit_share(context, share, share.own)
    if not isinstance(budget.technology, Silence):
        yield from _spend(context, budget.technology)


def _hit_share(context: Context, share: PeopleShare, own: float) -> Hit:
    settings, whole = context.settings, share.with_agencies
    both = "nobody said what they cost" if whole is None else f"{percent(whole, settings)} if they are"
    return Hit(
        subject=Subject("budget", "people"),
        message=f"People get {percent(own, settings)} of the money for people and technology, the band is {band(settings)}",
        closes=f"People get {band(settings)} of the money for people and technology",
        evidence=(f"agencies are not counted as people here; {both}",),
    )


def _spend(context: Context, planned: float) -> Iterator[Hit | Question]:
    live = context.stack.live_systems
    unpriced = [system.id for system in live if isinstance(system.cost, Silence)]
    spent, leeway = sum(given(system.cost, 0.0) for system in live), context.settings.budget_difference * planned
    left = not unpriced and spent < planned - leeway
    if spent > planned + leeway or (left and _expected(context.stack) <= len(live)):
        yield _hit_spend(context, spent, planned, unpriced)
    elif left:
        text = "Which systems does the technology budget pay for that are not written down?"
        yield Question(subject=Subject("budget", "", "technology"), text=text)
    elif unpriced:
        yield from ask_about_systems(context, "cost", unpriced, "What does {} cost a year?")


def _expected(stack: Stack) -> float:
    """Return the most systems that somebody expected; no end of them where nobody did."""
    guess = stack.company.guesses.systems if present(stack.company.guesses) else NOT_ASKED
    return given(guess.max, inf) if present(guess) else inf


def _hit_spend(context: Context, spent: float, planned: float, unpriced: list[str]) -> Hit:
    stack = context.stack
    total, budget, gap = (amount(stack, value) for value in (spent, planned, abs(spent - planned)))
    uncounted = listed([context.name(system) for system in unpriced])
    return Hit(
        subject=Subject("budget", "technology"),
        message=f"The live systems cost {total} a year, the technology budget holds {budget}",
        closes="The costs of the live systems and the technology budget add up to the same",
        evidence=(
            f"{gap} {'more than planned' if spent > planned else 'in the budget and in no live system'}",
            *([f"nobody said what these cost, so they are not counted: {uncounted}"] if unpriced else []),
        ),
    )
