"""The rule timing/advisory-only-enforcement."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_sender
from stackaudit.model.answer import UNKNOWN, Silence, said
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import OBEY_A_NO, persuades
from stackaudit.rules.wording import listed

_BY_A_PERSON = frozenset({"phone", "social-dm"})


@rule(id="timing/advisory-only-enforcement", severity=Severity.HIGH)
def advisory_only_enforcement(context: Context) -> Iterator[Hit | Question]:
    """
    A no is shown to whoever sends, and nothing keeps the message from leaving.

    Why it matters: A note on a screen, or nothing at all, stands between a refusal and the next call or message. It works for
    as long as everybody reads it, under a target and on a Friday afternoon.
    How to fix: Let the platform refuse: a number on the list cannot be dialled, an address on the list gets nothing. Where a
    person must be able to override, record who did and why.
    Closes when: The platform refuses, or a rule leaves refusers out of every audience.
    May be wrong when: The platform refuses by itself and nobody knew. A sender that asks no store at all is left to
    reach/sender-without-preference-source. Silence is asked about only where a person typically presses the button: on the
    phone, in social messages, in one-to-one mail.
    Source: 47 CFR 64.1200(d) on do-not-call procedures; 15 U.S.C. 7704(a)(4); PECR 2003 regs. 21-22.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm, covers: [phone]}}
        senders: {sales-calls: {system: crm, channel: phone, checks: crm, enforcement: advisory}}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm, covers: [phone]}}
        senders: {sales-calls: {system: crm, channel: phone, checks: crm, enforcement: hard}}
    """
    for sender in context.stack.senders.values():
        if not persuades(sender) or sender.channel not in OBEY_A_NO or sender.checks == ():
            continue
        if sender.enforcement in ("advisory", "none"):
            yield _hit(context, sender)
        elif sender.enforcement is UNKNOWN or (isinstance(sender.enforcement, Silence) and _by_a_person(sender)):
            yield _question(context, sender)


def _by_a_person(sender: Sender) -> bool:
    return sender.channel in _BY_A_PERSON or (said(sender.bypass) and "one-to-one" in sender.bypass)


def _hit(context: Context, sender: Sender) -> Hit:
    shown = "only shows a no to whoever sends" if sender.enforcement == "advisory" else "leaves a no to whoever sends"
    people = _who_could(context, sender)
    return Hit(
        subject=Subject("senders", sender.id, "enforcement"),
        message=f"{sender.label} {shown}: nothing keeps the message from leaving",
        evidence=(f"who could send all the same: {listed(people, most=6)}",) if people else (),
        related=(Subject("systems", sender.system),),
    )


def _who_could(context: Context, sender: Sender) -> list[str]:
    system = context.stack.systems[sender.system]
    teams = (*(system.used_by if said(system.used_by) else ()), system.run_by)
    return [context.team(team) for team in teams if isinstance(team, str)]


def _question(context: Context, sender: Sender) -> Question:
    return Question(
        subject=Subject("senders", sender.id, "enforcement"),
        text=f"What keeps {sender.label} from contacting somebody who refused: the platform, a rule, a note, or nothing?",
        ask=of_sender(context, sender),
        could_change=tuple(promise.id for promise in context.by_sender.get(sender.id, ())),
    )
