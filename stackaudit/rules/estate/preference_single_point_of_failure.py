"""The rule estate/preference-single-point-of-failure."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow
from stackaudit.graph.failure_points import FailurePoint, failure_points, weaknesses
from stackaudit.rules.wording import listed, point_names, sender_names, store_names


@rule(
    id="estate/preference-single-point-of-failure",
    severity=Severity.MEDIUM,
    yields_to=("timing/manual-hop-in-opt-out-path", "timing/unmonitored-opt-out-path"),
)
def preference_single_point_of_failure(context: Context) -> Iterator[Hit | Question]:
    """
    Every no that gets to a sender from elsewhere goes through one place or one flow that may fail unseen.

    Why it matters: When it stops, no no arrives any more, and nothing else tells the sender. Places that were never meant to
    carry promises, a warehouse or a spreadsheet between two tools, are the ones that nobody watches for it.
    How to fix: Lead the noes past it, straight from the system of record; else give it an owner, an alarm and no hand.
    Closes when: A second way leads around it; or it is the system of record, and it and the flows that lead in and out of it
    have an owner, are monitored and run without a hand.
    May be wrong when: A way around it is not written down. Counted are places between the point and the sender that all noes
    from elsewhere need, and single flows that are carried by hand, unmonitored or without owner; a sound flow straight from
    one place to the next is as good as a link gets and is left out, as is what is known only where the sender looks itself.
    Source: Dominators of a flow graph (Lengauer and Tarjan 1979); ISO/IEC 27701 and NIST Privacy Framework on dependable
    processing.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, sheet: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: sheet, carries: [preferences], how: batch, every: day}
          - {from: sheet, to: esp, carries: [preferences], how: batch, every: day}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email], captures: [withdraw]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: batch, every: day}
    """
    for found in failure_points(context.book, context.promises):
        if found.wins and not found.weak:
            continue
        yield _hit(context, found) if found.certain else _question(context, found)


def _hit(context: Context, found: FailurePoint) -> Hit:
    stack = context.stack
    points = tuple(dict.fromkeys(promise.partition("->")[0] for promise in found.promises))
    senders = tuple(dict.fromkeys(promise.partition("->")[2] for promise in found.promises))
    hang = "promises hang" if len(found.promises) > 1 else "promise hangs"
    return Hit(
        subject=_subject(found),
        message=f"Every no that gets to {listed(sender_names(stack, senders))} from elsewhere goes through "
        f"{_name(context, found)}{_weakness(found)}",
        evidence=(
            f"{len(found.promises)} {hang} on it, from {listed(point_names(stack, points), most=4)}",
            *(["without it the preference flows fall into parts"] if found.splits else []),
            *(f"{flow}: {', '.join(_why(context, flow, found))}" for flow in found.weak_flows if found.place),
        ),
        related=tuple(Subject("senders", sender) for sender in senders),
        severity=Severity.HIGH if "by hand" in found.weak or _planned(context, found) else Severity.MEDIUM,
        basis=Basis.TRACED,
    )


def _question(context: Context, found: FailurePoint) -> Question:
    senders = dict.fromkeys(promise.partition("->")[2] for promise in found.promises)
    flow = context.stack.flow_by_id.get(found.flow)
    return Question(
        subject=_subject(found),
        text=f"By which other way does a no get to {listed(sender_names(context.stack, senders))} when "
        f"{_name(context, found)} fails?",
        ask=of_flow(context, flow) if flow else context.who_answers(found.place.system) if found.place else "",
    )


def _subject(found: FailurePoint) -> Subject:
    if found.place is None:
        return Subject("flows", found.flow)
    return Subject("preference_stores" if found.place.kind == "store" else "systems", found.place.id)


def _name(context: Context, found: FailurePoint) -> str:
    if found.place is None:
        return f"the flow {found.flow}"
    return (
        store_names(context.stack, [found.place.id])[0] if found.place.kind == "store" else context.name(found.place.id)
    )


def _weakness(found: FailurePoint) -> str:
    if not found.weak:
        return ""
    words = {"by hand": "carried by hand", "unmonitored": "unmonitored", "no owner": "without an owner"}
    about = ", and that is " if found.place is None else ", where it is "
    return about + " and ".join(words[reason] for reason in found.weak)


def _why(context: Context, flow: str, found: FailurePoint) -> tuple[str, ...]:
    entry = context.stack.flow_by_id[flow]
    return tuple(reason for reason in found.weak if reason in weaknesses(entry))


def _planned(context: Context, found: FailurePoint) -> bool:
    return found.place is not None and context.stack.systems[found.place.system].status in ("planned", "retired")
