"""The rule governance/shadow-tool."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.model.answer import Silence, present
from stackaudit.model.systems import System
from stackaudit.rules.dependants import dependants, related
from stackaudit.rules.money_words import yearly
from stackaudit.rules.silence import ask_about_systems


@rule(id="governance/shadow-tool", severity=Severity.MEDIUM, caps="grid/centralise-automate")
def shadow_tool(context: Context) -> Iterator[Hit | Question]:
    """
    A tool came in on a card: it does a job that the shared tools did not, and stands outside what they are held to.

    Why it matters: Nobody agreed with its maker what may be done with the data, no list of wishes is linked to it unless
    somebody thought of it, and it stops when the card does. That somebody needed it says what the shared tools lack.
    How to fix: Adopt it, with a contract, an owner and guardrails, or open a shared tool that does the job and move over.
    Closes when: The tool is bought in another way than on a card, or is no longer live.
    May be wrong when: The company buys small tools on a card as its normal way, with the same checks.
    Source: PossibleNOW on marketers as stack managers; Scott Brinker, The New Rules of Marketing Technology and Operations.

    Flagged:
        stackaudit: 1
        systems: {regional-mail: {bought: card, holds: personal}}

    Passes:
        stackaudit: 1
        systems: {regional-mail: {bought: procurement, holds: personal}}
    """
    live = context.stack.live_systems
    for system in live:
        if system.bought == "card":
            yield _hit(context, system)
    silent = [system.id for system in live if isinstance(system.bought, Silence)]
    yield from ask_about_systems(
        context, "bought", silent, "How did {} come in: by procurement, on a card, through an agency, or was it built?"
    )


def _hit(context: Context, system: System) -> Hit:
    personal = system.holds == "personal"
    run_by = [f"{context.team(system.run_by)} runs it"] if present(system.run_by) else []
    return Hit(
        subject=Subject("systems", system.id, "bought"),
        message=f"{system.label} is paid by card" + (" and holds personal data" if personal else ""),
        evidence=(*run_by, *dependants(context, system.id), yearly(context.stack, system)),
        related=related(context, system.id),
        severity=Severity.HIGH if personal else Severity.MEDIUM,
    )
