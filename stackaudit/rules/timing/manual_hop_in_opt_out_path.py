"""The rule timing/manual-hop-in-opt-out-path."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow
from stackaudit.graph.hands import Carried, Need, carried_by_hand
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.waits import hours_text
from stackaudit.model.flows import Flow
from stackaudit.rules.wording import listed, point_names, sender_names


@rule(id="timing/manual-hop-in-opt-out-path", severity=Severity.HIGH)
def manual_hop_in_opt_out_path(context: Context) -> Iterator[Hit | Question]:
    """
    A no reaches a sender only, or soonest, because a person carries it over.

    Why it matters: The process exists although no system shows it: it stops when that person is ill, on leave or gone, and
    nobody notices, because nothing fails.
    How to fix: Let the system in which the no is said send it on by itself. Until then name a deputy and a day by which a no
    is carried over.
    Closes when: An automatic way leads to the sender that is no slower than the hand.
    May be wrong when: A job does this by now and nobody wrote it down. Where an automatic way arrives in time, a quicker hand
    beside it does no harm.
    Source: 15 U.S.C. 7704(a)(4) and 47 CFR 64.1200(d), which set days and not working habits; ICO, Direct marketing guidance,
    on suppression lists.

    Flagged:
        stackaudit: 1
        systems: {events: {}, esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        collection_points: {event-form: {via: events, writes: esp, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: events, to: esp, carries: [preferences], how: manual, every: 2bd}

    Passes:
        stackaudit: 1
        systems: {events: {}, esp: {}}
        preference_stores: {esp: {in: esp, covers: [email]}}
        collection_points: {event-form: {via: events, writes: esp, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: events, to: esp, carries: [preferences], how: api, every: now}
    """
    by_flow: dict[str, list[Carried]] = {}
    for each in carried_by_hand(context.book, context.promises):
        by_flow.setdefault(each.flow, []).append(each)
    for flow in context.stack.flows:
        carried = by_flow.get(flow.id, [])
        needed = [each for each in carried if each.need is Need.ONLY]
        quicker = [each for each in carried if each.need is Need.FASTEST]
        unsaid = [each for each in carried if each.need is Need.OPEN]
        if needed or quicker:
            yield _hit(context, flow, needed or quicker)
        if unsaid:
            yield _question(context, flow, unsaid)


def _hit(context: Context, flow: Flow, carried: list[Carried]) -> Hit:
    promises = [each.promise for each in carried]
    points = listed(point_names(context.stack, (promise.point for promise in promises)))
    senders = listed(sender_names(context.stack, (promise.sender for promise in promises)))
    only = carried[0].need is Need.ONLY
    tail = "and by no other way that is written down" if only else "sooner than by the automatic way"
    wait = carried[0].wait or 0
    within = "no upper bound" if is_unbounded(wait) else f"up to {hours_text(wait)}"
    return Hit(
        subject=Subject("flows", flow.id),
        message=f"A no said at {points} reaches {senders} by hand over {flow.id} ({within}), {tail}",
        evidence=tuple(f"{each.promise.id}: {_way(each)}" for each in carried),
        route=promises[0].route if only else (),
        related=tuple(Subject("senders", promise.sender) for promise in promises),
        severity=min((_severity(context, each) for each in carried), key=lambda severity: severity.rank),
        basis=Basis.TRACED,
        assumptions=tuple(dict.fromkeys(text for promise in promises for text in promise.assumptions)),
    )


def _way(carried: Carried) -> str:
    if carried.need is Need.FASTEST:
        return f"{hours_text(carried.promise.arrival or 0)} by the automatic way"
    return ", then ".join(hop.flow + " by hand" * hop.by_hand for hop in carried.promise.route if hop.flow)


def _severity(context: Context, carried: Carried) -> Severity:
    if carried.need is not Need.ONLY:
        return Severity.MEDIUM
    limits = context.book.limits.of(context.stack.senders[carried.promise.sender], Reading.OPTIMISTIC)
    hard = any(limit.hard != "policy" for limit in limits)
    return Severity.CRITICAL if hard and is_unbounded(carried.wait or 0) else Severity.HIGH


def _question(context: Context, flow: Flow, unsaid: list[Carried]) -> Question:
    points = listed(point_names(context.stack, (each.promise.point for each in unsaid)))
    senders = listed(sender_names(context.stack, (each.promise.sender for each in unsaid)))
    untimed = any(each.wait is None for each in unsaid)
    asked = f"Within what time is {flow.id} carried over by hand" if untimed else f"Does {flow.id} still go by hand"
    return Question(
        subject=Subject("flows", flow.id, "every" if untimed else "how"),
        text=f"{asked}, and is there another way for a no said at {points} to {senders}?",
        ask=of_flow(context, flow),
        could_change=tuple(each.promise.id for each in unsaid),
    )
