"""The rule timing/opt-out-misses-deadline."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.graph.delays import FREEZE, missed, open_waits, room, slowest, steps
from stackaudit.graph.promise import Promise
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Limit, Verdict
from stackaudit.graph.waits import hours_text, wait_seconds
from stackaudit.model.answer import present
from stackaudit.rules.people import flow_owner, sender_owner
from stackaudit.rules.wording import limit_name, listed

_KINDS = {"statute": "limits by statute", "platform": "limits of platforms", "policy": "limits by policy"}


@rule(id="timing/opt-out-misses-deadline", severity=Severity.HIGH)
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
    are not counted. Limits by policy are nobody's law: the law behind them says "at once" or "without undue delay".
    Source: 16 CFR 316.5 and 15 U.S.C. 7704(a)(4); 47 CFR 64.1200(a)(10); Spam Act 2003 (AU) Sch. 2; GDPR Art. 21(3); Gmail and
    Yahoo sender requirements.

    Flagged:
        stackaudit: 1
        company: {opt_out_promise: 48h}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: week}

    Passes:
        stackaudit: 1
        company: {opt_out_promise: 48h}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: day}
    """
    for sender, promises in context.by_sender.items():
        late = [each for each in promises if each.verdict is Verdict.LATE and each.optimistic is not Verdict.KEPT]
        perhaps = [each for each in promises if {each.verdict, each.pessimistic, each.optimistic} >= _IN_DOUBT]
        if late:
            yield _hit(context, sender, late)
        if perhaps:
            yield _question(context, sender, perhaps)


_IN_DOUBT = {Verdict.KEPT, Verdict.LATE}


def _hit(context: Context, sender: str, late: list[Promise]) -> Hit:
    entry = context.stack.senders[sender]
    worst = max(late, key=lambda promise: promise.total or 0)
    sure = missed(worst, context.book.limits.of(entry, Reading.OPTIMISTIC))
    limit = sure[0] if sure else worst.limit
    points = listed([context.stack.collection_points[promise.point].label for promise in late])
    return Hit(
        subject=Subject("senders", sender),
        message=(
            f"As written, {_reaches(worst)} {entry.label} {_after(worst)} it is said at {points}; "
            f"the limit is {limit_name(context.stack, limit)}"
        ),
        closes=_closes(late, worst, limit),
        evidence=(
            *(f"{promise.id}: {_sum(promise)}" for promise in late),
            *_limits(context, worst, sure),
            *_slowest(late, worst, limit),
            *_messages(context, sender, worst, limit),
        ),
        route=worst.route,
        related=tuple(Subject("collection_points", promise.point) for promise in late),
        severity=Severity.CRITICAL if any(each.hard != "policy" for each in sure) else Severity.HIGH,
        basis=Basis.TRACED,
        assumptions=tuple(dict.fromkeys(text for promise in late for text in promise.assumptions)),
    )
