"""The rule governance/paid-not-used."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.usage import idle_share, seats_used, usage_in_words
from stackaudit.graph.decide_by import decide_by
from stackaudit.graph.three_valued import some
from stackaudit.model.answer import Silence, said
from stackaudit.model.systems import System
from stackaudit.rules.money_words import amount, yearly
from stackaudit.rules.silence import ask_about_systems


@rule(id="governance/paid-not-used", severity=Severity.MEDIUM)
def paid_not_used(context: Context) -> Iterator[Hit | Question]:
    """
    A system is paid for and nobody uses it, or most of its seats are empty.

    Why it matters: The money buys nothing, and what the system was bought for is done elsewhere or not at all. On a slide it
    still counts as a capability.
    How to fix: Train the people it was bought for, give back seats at the renewal, or stop it.
    Closes when: At least `seats_used_low` of its seats are used, or it is used at all where it has none.
    May be wrong when: It was bought for a season or a launch to come, or it works without people logging in. Seats count where
    they are written down, else the word for its use.
    Source: Gartner's surveys of how much of a stack is used; own practice.

    Flagged:
        stackaudit: 1
        systems: {attribution: {cost: 78000, use: none}}

    Passes:
        stackaudit: 1
        systems: {attribution: {cost: 78000, use: some}}
    """
    maybe_paid = [system for system in context.stack.live_systems if paid(system) is not False]
    shares = [(system, idle_share(system, context.settings)) for system in maybe_paid]
    for system, share in shares:
        if share and paid(system):
            yield _hit(context, system, share)
    unpriced = [each.id for each, share in shares if share and paid(each) is None and isinstance(each.cost, Silence)]
    untold = [each.id for each in maybe_paid if each.use != "none" and _seats_half_told(each)]
    silent = [each.id for each, share in shares if share is None and not _seats_half_told(each)]
    yield from ask_about_systems(context, "cost", unpriced, "What does {} cost a year? Nobody uses it.")
    yield from ask_about_systems(context, "seats", untold, "How many seats of {} are paid for, and how many are used?")
    yield from ask_about_systems(context, "use", silent, "How much is {} used?")


def paid(system: System) -> bool | None:
    """Tell whether a system is paid for: by its cost, else as bought or with seats; None where nobody said."""
    if said(system.cost):
        return system.cost > 0
    came_in = None if isinstance(system.bought, Silence) else system.bought != "built"
    return some((came_in, seats_used(system) is not None))


def _seats_half_told(system: System) -> bool:
    return said(system.seats) and not (said(system.seats.paid) and said(system.seats.used))


def _hit(context: Context, system: System, share: float) -> Hit:
    unused, used = share == 1, usage_in_words(system)
    limit = decide_by(system)
    idle = f"{amount(context.stack, system.cost * share)} a year are idle" if said(system.cost) else ""
    return Hit(
        subject=Subject("systems", system.id, "use" if system.use == "none" else "seats"),
        message=f"{system.label} is paid for, and {used if unused else f'only {used}'}",
        evidence=(
            *([idle] if idle else []),
            yearly(context.stack, system),
            *([f"day to decide: {limit}"] if limit else []),
        ),
        severity=Severity.HIGH if unused else Severity.MEDIUM,
    )
