"""The rule timing/opt-out-misses-deadline."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow, of_sender
from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.delays import OpenWait, missed, open_waits
from stackaudit.graph.promise import Promise
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import is_unbounded, saturated
from stackaudit.graph.verdict import Limit, Verdict
from stackaudit.graph.waits import hours_text
from stackaudit.rules.delay_words import limits_missed, limits_named, longest_wait, messages_after, sum_of_waits
from stackaudit.rules.limit_words import limits_for_certain
from stackaudit.rules.wording import listed, point_names


@rule(id="timing/opt-out-misses-deadline", severity=Severity.CRITICAL)
def opt_out_misses_deadline(context: Context) -> Iterator[Hit | Question]:
    """
    A no arrives, but later than a limit that applies.

    Why it matters: Until it arrives the person is still written to. The sum of waits that are each harmless, a nightly job
    here and a weekly file there, is what people experience.
    How to fix: Shorten the slowest hop first; the evidence says how short it has to be. Where it cannot be shortened, let the
    sender look the answer up when it sends.
    Closes when: The worst waits on the way, and the time between the sender's check and its message, stay within the shortest
    limit.
    May be wrong when: A hop runs more often than written. Waits are worst cases, so most noes arrive earlier. Public holidays
    count where the inventory gives calendars. Limits by policy are nobody's law: the law behind them says "at once" or "without undue delay".
    Source: 16 CFR 316.5 and 15 U.S.C. 7704(a)(4); 47 CFR 64.1200(a)(10); Spam Act 2003 (AU) Sch. 2; GDPR Art. 21(3); Gmail and
    Yahoo sender requirements.

    Flagged:
        stackaudit: 1
        company: {opt_out_promise: 48h}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: week}

    Passes:
        stackaudit: 1
        company: {opt_out_promise: 48h}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: day}
    """
    for sender, promises in context.by_sender.items():
        late = [each for each in promises if _late_for_certain(context, each)]
        over = [each for each in late if is_unbounded(each.total or 0) or _sure(context, each)]
        if over:
            yield _hit(context, sender, over)
        if len(over) < len(late):
            yield _which_limit(context, sender, [each for each in late if each not in over])
        in_doubt = [each for each in promises if each not in late and _in_doubt(each)]
        if in_doubt:
            yield _question(context, sender, in_doubt)


def _late_for_certain(context: Context, promise: Promise) -> bool:
    late = promise.verdict is Verdict.LATE and promise.optimistic is not Verdict.KEPT
    return late and meets_for_certain(context.book, promise)


def _in_doubt(promise: Promise) -> bool:
    return promise.verdict is Verdict.LATE or (promise.verdict is Verdict.KEPT and promise.pessimistic is Verdict.LATE)


def _sure(context: Context, promise: Promise) -> tuple[Limit, ...]:
    """Return the limits that are missed whatever is still open."""
    return missed(promise, limits_for_certain(context, context.stack.senders[promise.sender]))


def _hit(context: Context, sender: str, late: list[Promise]) -> Hit:
    entry = context.stack.senders[sender]
    worst = max(late, key=lambda promise: promise.total or 0)
    sure = _sure(context, worst)
    limit = sure[0] if sure else worst.limit
    points = point_names(context.stack, (promise.point for promise in late))
    total = hours_text(saturated(worst.total or 0))
    reaches = "nothing bounds when" if total == "unbounded" else f"up to {total} pass before"
    stops = f"a no said at {listed(points)} stops {entry.label}"
    return Hit(
        subject=Subject("senders", sender),
        message=f"As written, {reaches} {stops}; {limits_named(limit, sure)}",
        evidence=(
            *(f"{promise.id}: {sum_of_waits(promise, limit)}" for promise in late),
            *limits_missed(worst, sure),
            *longest_wait(late, worst, limit),
            *messages_after(entry, worst, limit),
        ),
        route=worst.route,
        related=tuple(Subject("collection_points", promise.point) for promise in late),
        severity=Severity.CRITICAL if any(each.hard != "policy" for each in sure) else Severity.HIGH,
        basis=Basis.TRACED,
        assumptions=tuple(dict.fromkeys(text for promise in late for text in promise.assumptions)),
    )


def _which_limit(context: Context, sender: str, late: list[Promise]) -> Question:
    worst = max(promise.total or 0 for promise in late)
    label = context.stack.senders[sender].label
    return Question(
        subject=Subject("company", "", "opt_out_promise"),
        text=f"By when should a no take effect? As written, up to {hours_text(worst)} pass before it stops {label}.",
        ask=of_sender(context, context.stack.senders[sender]),
        could_change=tuple(promise.id for promise in late),
    )


def _question(context: Context, sender: str, promises: list[Promise]) -> Question:
    entry = context.stack.senders[sender]
    missing = [each for promise in promises for each in _missing(context, promise)]
    wanted = listed([each.text for each in missing], most=4) if missing else "is there a quicker way"
    of_flows = {each.id for each in missing if each.noun == "flows"}
    flow = next((each for each in context.stack.flows if each.id in of_flows), None)
    return Question(
        subject=Subject("senders", sender, next((each.field for each in missing if each.noun == "senders"), "")),
        text=f"Does a no reach {entry.label} in time? Still open: {wanted}.",
        ask=of_flow(context, flow) if flow else of_sender(context, entry),
        could_change=tuple(promise.id for promise in promises),
    )


def _missing(context: Context, promise: Promise) -> tuple[OpenWait, ...]:
    """Return the answers that could bring a late no in time, or make one late that is in time."""
    reading = Reading.OPTIMISTIC if promise.verdict is Verdict.LATE else Reading.PESSIMISTIC
    waits = open_waits(context.stack, context.book.limits, promise, reading)
    if meets_for_certain(context.book, promise):
        return waits
    return (*waits, OpenWait("senders", promise.sender, "purposes", f"whether {_point(context, promise)} is about it"))


def _point(context: Context, promise: Promise) -> str:
    return context.stack.collection_points[promise.point].label
