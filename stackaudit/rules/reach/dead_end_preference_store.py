"""The rule reach/dead-end-preference-store."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.exchanges import unconnected_stores
from stackaudit.graph.listeners import Unused, unused
from stackaudit.model.answer import said
from stackaudit.rules.wording import listed, point_names, sender_names, store_names


@rule(id="reach/dead-end-preference-store", severity=Severity.MEDIUM)
def dead_end_preference_store(context: Context) -> Iterator[Hit | Question]:
    """
    People's answers are collected in a store by which no sender goes.

    Why it matters: Asking is a promise to listen. Whoever takes the trouble to answer and sees no change learns that answering
    is of no use.
    How to fix: Let the senders of the same scope ask the store, or lead what it remembers to the stores that they ask; if nobody
    needs it, stop asking people.
    Closes when: A sender of the same scope asks the store, or one that the store tells.
    May be wrong when: The answers serve something that is no sender, such as a report, a service or a person who reads them.
    Source: PossibleNOW, on customers who are asked and not heard; GDPR Art. 5(1)(c), on collecting no more than is used.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {quiz: {}, warehouse: {}, esp: {}}
        preference_stores: {quiz: {in: quiz, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {taste-quiz: {writes: quiz}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: quiz, to: warehouse, carries: [preferences]}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {quiz: {}, warehouse: {}, esp: {}}
        preference_stores: {quiz: {in: quiz, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {taste-quiz: {writes: quiz}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: quiz, to: warehouse, carries: [preferences]}
          - {from: warehouse, to: esp, carries: [preferences]}
    """
    told_elsewhere = _told_elsewhere(context)
    for idle in unused(context.book):
        if idle.store in told_elsewhere:
            continue
        yield _hit(context, idle) if idle.certain and idle.senders else _question(context, idle)


def _told_elsewhere(context: Context) -> set[str]:
    """Return the stores of which a graver rule says that nothing leaves them: unconnected ones and mute ones."""
    stores = context.stack.preference_stores
    alone = {store.id for store in unconnected_stores(context.stack)} if len(stores) > 1 else set()
    return alone | {untold.store for untold in context.hearing.mute}


def _hit(context: Context, idle: Unused) -> Hit:
    store = context.stack.preference_stores[idle.store]
    (name,) = store_names(context.stack, [idle.store])
    by_right = said(store.kinds) and "opt-out-right" in store.kinds
    return Hit(
        subject=Subject("preference_stores", idle.store),
        message=f"What people say at {listed(point_names(context.stack, idle.points))} is kept in {name}, and no sender goes by it",
        evidence=(
            f"it is about {listed(idle.scopes)}, as are {listed(sender_names(context.stack, idle.senders), most=9)}",
            f"smallest repair: lead it to what {listed(sender_names(context.stack, idle.senders[:1]))} asks",
        ),
        related=tuple(Subject("collection_points", point) for point in idle.points),
        severity=Severity.HIGH if by_right else Severity.MEDIUM,
        basis=Basis.ABSENT,
    )


def _question(context: Context, idle: Unused) -> Question:
    (name,) = store_names(context.stack, [idle.store])
    points = listed(point_names(context.stack, idle.points))
    pairs = {f"{point}->{sender}" for point in idle.points for sender in idle.senders}
    return Question(
        subject=Subject("preference_stores", idle.store),
        text=f"Which sender goes by what people say at {points} and {name} keeps? None is written down",
        ask=of_store(context, context.stack.preference_stores[idle.store]),
        could_change=tuple(promise.id for promise in context.promises if promise.id in pairs),
    )
