"""The rule timing/opt-out-deadline-at-risk."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_sender
from stackaudit.graph.at_best import soonest
from stackaudit.graph.delays import open_waits
from stackaudit.graph.limits import OWN_PROMISE
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import margin
from stackaudit.graph.reading import Reading
from stackaudit.graph.verdict import Limit, Margin, Verdict
from stackaudit.graph.waits import hours_text
from stackaudit.rules.delay_words import longest_wait, sum_of_waits
from stackaudit.rules.limit_words import limit_name, limits_for_certain
from stackaudit.rules.wording import listed, point_names

_NEAR = (Margin.TIGHT, Margin.AT_RISK)


@rule(id="timing/opt-out-deadline-at-risk", severity=Severity.MEDIUM)
def opt_out_deadline_at_risk(context: Context) -> Iterator[Hit | Question]:
    """
    A no arrives in time, with little of the limit to spare.

    Why it matters: One job that starts late, or one more hop, and the limit is missed; nobody sees it coming, because every
    single wait looks harmless.
    How to fix: Shorten the slowest hop, or let the sender look the answer up when it sends, before something else is put in
    between.
    Closes when: The worst waits on the way use up less than half of the shortest limit.
    May be wrong when: A hop runs more often than written. A wait that cannot grow, such as a platform's fixed sync, is safe
    at any share. Severity is low from half of the limit on and medium from four fifths; both are settings.
    Source: 16 CFR 316.5 and 47 CFR 64.1200(a)(10), which set days; Gmail and Yahoo sender requirements, which set hours.

    Flagged:
        stackaudit: 1
        company: {opt_out_promise: 48h}
        systems: {crm: {}, print: {}}
        preference_stores: {crm: {in: crm, covers: [post]}, print: {in: print, covers: [post]}}
        collection_points: {agent: {writes: crm, covers: [post], captures: [withdraw]}}
        senders: {letters: {system: print, channel: post, purposes: [marketing], checks: print}}
        flows:
          - {from: crm, to: print, carries: [preferences], how: batch, every: 40h}

    Passes:
        stackaudit: 1
        company: {opt_out_promise: 48h}
        systems: {crm: {}, print: {}}
        preference_stores: {crm: {in: crm, covers: [post]}, print: {in: print, covers: [post]}}
        collection_points: {agent: {writes: crm, covers: [post], captures: [withdraw]}}
        senders: {letters: {system: print, channel: post, purposes: [marketing], checks: print}}
        flows:
          - {from: crm, to: print, carries: [preferences], how: batch, every: hour}
    """
    for sender, promises in context.by_sender.items():
        kept = [each for each in promises if each.verdict is Verdict.KEPT and each.total]
        limit = next(iter(limits_for_certain(context, context.stack.senders[sender])), None)
        near = {each.id: _margin(context, each, limit) for each in kept} if limit else {}
        found = [each for each in kept if near.get(each.id) in _NEAR]
        # What could still make it late is asked by timing/opt-out-misses-deadline.
        unsure = [each for each in kept if each.margin in _NEAR and each.pessimistic is Verdict.KEPT]
        if found and limit:
            yield _hit(context, found, limit, Margin.AT_RISK in near.values())
        elif unsure:
            yield _question(context, unsure)


def _margin(context: Context, promise: Promise, limit: Limit) -> Margin:
    return margin(Verdict.KEPT, soonest(context.book, promise), 0, limit, context.settings)


def _hit(context: Context, found: list[Promise], limit: Limit, at_risk: bool) -> Hit:
    worst = max(found, key=lambda promise: promise.total or 0)
    sender = context.stack.senders[worst.sender]
    points = listed(point_names(context.stack, (promise.point for promise in found)))
    return Hit(
        subject=Subject("senders", sender.id),
        message=f"As written, up to {_used(worst, limit)} before a no said at {points} stops {sender.label}",
        evidence=(
            *(f"{promise.id}: {sum_of_waits(promise, limit)}" for promise in found),
            *longest_wait(found, worst, limit),
        ),
        route=worst.route,
        related=tuple(Subject("collection_points", promise.point) for promise in found),
        severity=Severity.MEDIUM if at_risk else Severity.LOW,
        basis=Basis.TRACED,
        assumptions=tuple(dict.fromkeys(text for promise in found for text in promise.assumptions)),
    )


def _used(promise: Promise, limit: Limit) -> str:
    total = promise.total or 0
    return f"{hours_text(total)} of {limit_name(limit)} are used up, {100 * total // max(limit.seconds, 1)} %,"


def _question(context: Context, unsure: list[Promise]) -> Question:
    worst = max(unsure, key=lambda promise: promise.total or 0)
    sender = context.stack.senders[worst.sender]
    used = f"As written, up to {_used(worst, worst.limit)} before a no stops {sender.label}."
    could_change = tuple(promise.id for promise in unsure)
    if worst.limit.id == OWN_PROMISE:
        subject, text = Subject("company", "", "opt_out_promise"), f"By when should a no take effect? {used}"
    else:
        missing = open_waits(context.stack, context.book.limits, worst, Reading.OPTIMISTIC)
        field = next((each.field for each in missing if each.noun == "senders"), "")
        wanted = listed([each.text for each in missing]) if missing else "whether a quicker way exists"
        subject, text = (
            Subject("senders", sender.id, field),
            f"Is the limit the right one? {used} Still open: {wanted}.",
        )
    return Question(subject=subject, text=text, ask=of_sender(context, sender), could_change=could_change)
