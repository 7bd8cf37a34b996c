"""The rule timing/preference-lookup-fails-open."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_sender
from stackaudit.model.answer import Silence, said
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import persuades
from stackaudit.rules.wording import listed


@rule(id="timing/preference-lookup-fails-open", severity=Severity.HIGH)
def preference_lookup_fails_open(context: Context) -> Iterator[Hit | Question]:
    """
    A sender sends when the store that it asks does not answer.

    Why it matters: For as long as the other side is down every refusal is void, and an outage is when nobody has time to
    look. Afterwards no record shows who was written to in spite of a no.
    How to fix: Hold the message until the store answers, or fall back on a copy of the refusals that is a day old at most.
    Closes when: The sender sends nothing to a person about whom it got no answer.
    May be wrong when: The message is one that has to leave (a service message), or a local copy answers in place of the
    store. Within its own system a sender seldom goes without an answer: medium there, and silence is asked about only where
    the store is in another system.
    Source: 15 U.S.C. 7704(a)(4) and GDPR Art. 21(3), which know no exception for an outage; GDPR Art. 25(2) on defaults.

    Flagged:
        stackaudit: 1
        systems: {hub: {}, esp: {}}
        preference_stores: {hub: {in: hub, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: hub, on_lookup_failure: send}}

    Passes:
        stackaudit: 1
        systems: {hub: {}, esp: {}}
        preference_stores: {hub: {in: hub, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: hub, on_lookup_failure: suppress}}
    """
    for sender in context.stack.senders.values():
        if not persuades(sender) or sender.checks == ():
            continue
        asked = _asked(context, sender)
        if sender.on_lookup_failure == "send":
            yield _hit(context, sender, asked)
        elif isinstance(sender.on_lookup_failure, Silence) and asked:
            yield _question(context, sender, asked)


def _asked(context: Context, sender: Sender) -> list[str]:
    """Return the names of the other systems that are asked for each message: by the sender, or by the store that it asks."""
    stack = context.stack
    stores = [stack.preference_stores[store].system for store in sender.checks] if said(sender.checks) else []
    homes = dict.fromkeys(stores or [sender.system])
    others = [system for system in homes if system != sender.system]
    for home in homes:
        flows = (flow for flow in stack.flows_at(home) if flow.target.system == home and flow.live)
        others += [flow.source.system for flow in flows if flow.how == "lookup" and flow.carries_preferences]
    return [context.name(system) for system in dict.fromkeys(others)]


def _hit(context: Context, sender: Sender, asked: list[str]) -> Hit:
    whom = listed(asked) if asked else "its own store"
    related = (promise.point for promise in context.by_sender.get(sender.id, ()))
    return Hit(
        subject=Subject("senders", sender.id, "on_lookup_failure"),
        message=f"{sender.label} sends when {whom} does not answer",
        related=tuple(Subject("collection_points", point) for point in related),
        severity=Severity.HIGH if asked else Severity.MEDIUM,
    )


def _question(context: Context, sender: Sender, asked: list[str]) -> Question:
    return Question(
        subject=Subject("senders", sender.id, "on_lookup_failure"),
        text=f"{sender.label}: are messages sent or held back when {listed(asked)} does not answer?",
        ask=of_sender(context, sender),
        could_change=tuple(promise.id for promise in context.by_sender.get(sender.id, ())),
    )
