"""The rule governance/nobody-owns-it."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import NONE, Silence, given
from stackaudit.model.systems import System
from stackaudit.rules.money_words import yearly
from stackaudit.rules.silence import ask_about_systems
from stackaudit.rules.wording import listed


@rule(id="governance/nobody-owns-it", severity=Severity.MEDIUM)
def nobody_owns_it(context: Context) -> Iterator[Hit | Question]:
    """
    Nobody answers for a system.

    Why it matters: What nobody answers for is renewed, filled and connected by habit. Nobody is told when it breaks, and nobody
    can say whether it is still needed. Where it holds personal data, nobody can answer for that either.
    How to fix: Name a person or a role that decides about the system, and write it down as its owner.
    Closes when: The system has an owner.
    May be wrong when: Somebody does answer for it, and whoever was asked did not know. It is graded high where personal data is
    written down, medium where not.
    Source: Act-On, the marketing lifecycle and its governance (CMSWire), on right staffing; own practice.

    Flagged:
        stackaudit: 1
        systems: {attribution: {owner: none}}

    Passes:
        stackaudit: 1
        systems: {attribution: {owner: Campaign manager}}
    """
    live = context.stack.live_systems
    for system in live:
        if system.owner is NONE:
            yield _hit(context, system)
    silent = [system.id for system in live if isinstance(system.owner, Silence)]
    yield from ask_about_systems(context, "owner", silent, "Who answers for {}?")


def _hit(context: Context, system: System) -> Hit:
    personal = system.holds == "personal"
    users = [context.team(team) for team in given(system.used_by, ())]
    return Hit(
        subject=Subject("systems", system.id, "owner"),
        message=f"Nobody answers for {system.label}" + ", which holds personal data" * personal,
        evidence=(*([f"it is used by {listed(users)}"] if users else []), yearly(context.stack, system)),
        severity=Severity.HIGH if personal else Severity.MEDIUM,
    )
