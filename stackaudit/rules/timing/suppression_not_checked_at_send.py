"""The rule timing/suppression-not-checked-at-send."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.waits import hours_text, wait_seconds
from stackaudit.model.answer import Silence, present
from stackaudit.model.senders import Sender
from stackaudit.rules.channels import persuades

_ASKS = {
    "at-audience-build": "asks its stores when the audience is built",
    "at-import": "asks its stores when a list is brought in",
    "never": "never asks again whom it may not contact",
}


@rule(id="timing/suppression-not-checked-at-send", severity=Severity.HIGH)
def suppression_not_checked_at_send(context: Context) -> Iterator[Hit | Question]:
    """
    A sender looks up who refused long before its message leaves.

    Why it matters: Whoever says no between the check and the message is written to all the same, however fast the no gets to
    the store. A list that was brought in once goes on for ever.
    How to fix: Check again at the moment of sending, or build the audience on the day on which it is used.
    Closes when: The sender checks at send, or no message leaves more than a day after its check.
    May be wrong when: The platform refuses by itself at the end and nobody wrote that down as `checked: at-send`. Up to a day
    between check and message passes (a setting); a list that is never checked again is flagged however short it waits. A
    sender that asks no store at all is left to reach/sender-without-preference-source.
    Source: Spam Act 2003 (AU) Sch. 2 and 16 CFR 316.5, which count to the message and not to the list; GDPR Art. 21(3).

    Flagged:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp, checked: at-import, max_queue: 14d}}

    Passes:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp, checked: at-audience-build, max_queue: 4h}}
    """
    for sender in context.stack.senders.values():
        if not persuades(sender) or sender.checks == () or isinstance(sender.checked, Silence):
            continue  # when it asks at all is part of the question of timing/opt-out-misses-deadline
        if sender.checked == "never" or _waits_long(context, sender):
            yield _hit(context, sender, sender.checked)
        elif sender.checked != "at-send" and isinstance(sender.max_queue, Silence):
            yield _question(context, sender)


def _waits_long(context: Context, sender: Sender) -> bool:
    if sender.checked == "at-send" or not present(sender.max_queue):
        return False
    return wait_seconds(sender.max_queue) > wait_seconds(context.settings.check_to_message)


def _hit(context: Context, sender: Sender, checked: str) -> Hit:
    wait = wait_seconds(sender.max_queue) if present(sender.max_queue) else None
    if checked == "never":
        tail = ""
    else:
        bound = "nothing bounds when" if wait is None or is_unbounded(wait) else f"up to {hours_text(wait)} pass before"
        tail = f", and {bound} its messages leave"
    told = len(context.by_sender.get(sender.id, ()))
    return Hit(
        subject=Subject("senders", sender.id, "checked"),
        message=f"{sender.label} {_ASKS[checked]}{tail}",
        evidence=(f"this wait comes on top of every way to it: {told} promises",) if told else (),
        severity=Severity.MEDIUM if checked == "at-audience-build" else Severity.HIGH,
    )


def _question(context: Context, sender: Sender) -> Question:
    return Question(
        subject=Subject("senders", sender.id, "max_queue"),
        text=f"{sender.label} {_ASKS[str(sender.checked)]}: how long after that can a message leave?",
        ask=of_sender(context, sender),
        could_change=tuple(promise.id for promise in context.by_sender.get(sender.id, ())),
    )
