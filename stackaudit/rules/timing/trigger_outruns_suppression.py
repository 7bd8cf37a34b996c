"""The rule timing/trigger-outruns-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.at_best import soonest
from stackaudit.graph.promise import Promise
from stackaudit.graph.waits import hours_text, wait_seconds
from stackaudit.model.answer import Silence, present
from stackaudit.model.senders import Sender
from stackaudit.rules.limit_words import limits_for_certain, listed_limits
from stackaudit.rules.wording import listed, point_names


@rule(id="timing/trigger-outruns-suppression", severity=Severity.MEDIUM)
def trigger_outruns_suppression(context: Context) -> Iterator[Hit | Question]:
    """
    A triggered message leaves sooner than a no gets to its sender.

    Why it matters: The visit, the form or the abandoned basket that starts the message often comes minutes after the no, or
    with it. Whoever says no and is written to a quarter of an hour later takes it for contempt, not for a batch job.
    How to fix: Let the sender look the answer up when the trigger fires, or send noes on at once instead of by batch.
    Closes when: A no gets to the sender no later than its quickest message can leave.
    May be wrong when: The trigger can only fire for people who just said yes. Within the limit the message is allowed, and
    unwanted all the same: medium; beyond a limit it is high.
    Source: 16 CFR 316.5 and GDPR Art. 21(3), which know no exception for messages that a machine starts.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders:
          welcome: {system: esp, channel: email, purposes: [marketing], checks: esp, trigger_delay: 15m}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: day}

    Passes:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders:
          welcome: {system: esp, channel: email, purposes: [marketing], checks: esp, trigger_delay: 15m}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: event, every: now}
    """
    started = {each.system for each in context.stack.automations.values() if each.starts == "event"}
    for id, promises in context.by_sender.items():
        sender = context.stack.senders[id]
        delay = wait_seconds(sender.trigger_delay) if present(sender.trigger_delay) else 0
        slower = [each for each in promises if each.total is not None and each.total > delay]
        outrun = [each for each in slower if soonest(context.book, each) > delay]
        if present(sender.trigger_delay) and outrun:
            yield _hit(context, sender, outrun, sender.trigger_delay.written)
        elif present(sender.trigger_delay) and slower:
            asked = (
                f"Can a message of {sender.label}, sent {sender.trigger_delay.written} after its trigger, outrun a no?"
            )
            yield _question(context, sender, slower, "", asked)
        elif isinstance(sender.trigger_delay, Silence) and slower and sender.system in started:
            asked = f"How soon after its trigger does a message of {sender.label} leave?"
            yield _question(context, sender, slower, "trigger_delay", asked)


def _hit(context: Context, sender: Sender, outrun: list[Promise], delay: str) -> Hit:
    worst = max(outrun, key=lambda promise: promise.total or 0)
    points = listed(point_names(context.stack, (promise.point for promise in outrun)))
    at_best = max(soonest(context.book, promise) for promise in outrun)
    missed = tuple(limit for limit in limits_for_certain(context, sender) if at_best > limit.seconds)
    return Hit(
        subject=Subject("senders", sender.id, "trigger_delay"),
        message=f"{sender.label} may leave {delay} after its trigger, and a no said at {points} arrives {_after(worst)}",
        evidence=(
            *(f"{promise.id}: arrives {_after(promise)}" for promise in outrun),
            *(f"beyond {text}" for text in listed_limits(missed)),
        ),
        route=worst.route,
        related=tuple(Subject("collection_points", promise.point) for promise in outrun),
        severity=Severity.HIGH if missed else Severity.MEDIUM,
        basis=Basis.TRACED,
        assumptions=tuple(dict.fromkeys(text for promise in outrun for text in promise.assumptions)),
    )


def _question(context: Context, sender: Sender, slower: list[Promise], field: str, asked: str) -> Question:
    worst = max(slower, key=lambda promise: promise.total or 0)
    points = listed(point_names(context.stack, (promise.point for promise in slower)))
    return Question(
        subject=Subject("senders", sender.id, field),
        text=f"{asked} As written, a no said at {points} arrives {_after(worst)}.",
        ask=of_sender(context, sender),
        could_change=tuple(promise.id for promise in slower),
    )


def _after(promise: Promise) -> str:
    text = hours_text(promise.total or 0)
    return "after a time that nothing bounds" if text == "unbounded" else f"after up to {text}"
