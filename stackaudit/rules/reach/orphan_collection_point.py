"""The rule reach/orphan-collection-point."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_point
from stackaudit.model.answer import NO, YES, said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.rules.wording import listed, sender_names


@rule(id="reach/orphan-collection-point", severity=Severity.CRITICAL)
def orphan_collection_point(context: Context) -> Iterator[Hit | Question]:
    """
    What people say at a collection point is kept in no store that is in use.

    Why it matters: A no that is written nowhere reaches no sender, whatever is linked to what. A yes that is written nowhere
    cannot be shown to anybody who doubts it.
    How to fix: Let the point write to the store that the senders of its scope ask; until then take the question away, because
    it makes a promise.
    Closes when: The point writes to at least one store in a system that is in use.
    May be wrong when: Somebody reads what comes in and carries it to a store by hand, and nobody wrote that down.
    Source: GDPR Art. 7(1) and 7(3); 15 U.S.C. 7704(a)(3); PossibleNOW, on listening to customers.

    Flagged:
        stackaudit: 1
        systems: {esp: {}}
        collection_points: {reply-mail: {writes: none, captures: [withdraw]}}

    Passes:
        stackaudit: 1
        systems: {esp: {}}
        preference_stores: {esp: {in: esp}}
        collection_points: {reply-mail: {writes: esp, captures: [withdraw]}}
    """
    for point in context.stack.collection_points.values():
        if point.captures == ():
            continue  # it only shows what is kept elsewhere
        if not said(point.writes):
            yield _question(context, point)
        elif not point.writes:
            yield _hit(context, point, "is kept in no store")
        elif not any(context.stack.systems[system].live for system in _systems(context, point)):
            names = listed([context.name(system) for system in _systems(context, point)])
            yield _hit(context, point, f"is kept only in {names}, which is not in use")


def _systems(context: Context, point: CollectionPoint) -> tuple[str, ...]:
    stores = point.writes if said(point.writes) else ()
    return tuple(dict.fromkeys(context.stack.preference_stores[store].system for store in stores))


def _hit(context: Context, point: CollectionPoint, where: str) -> Hit:
    senders = _senders(context, point)
    evidence = [f"it is about the same as {listed(sender_names(context.stack, senders), most=9)}"] if senders else []
    if point.monitored is NO:
        evidence.append("nobody reads what comes in")
    if point.monitored is YES:
        evidence.append("somebody reads what comes in; how it goes on from there is not written down")
    return Hit(
        subject=Subject("collection_points", point.id, "writes"),
        message=f"What people say at {point.label} {where}",
        evidence=tuple(evidence),
        related=tuple(Subject("senders", sender) for sender in senders),
        severity=_severity(point),
    )


def _severity(point: CollectionPoint) -> Severity:
    """A no that is lost is worse than a yes that is; where nobody said which, or somebody reads it, the milder holds."""
    takes_noes = said(point.captures) and "withdraw" in point.captures
    return Severity.CRITICAL if takes_noes and point.monitored is not YES else Severity.HIGH


def _senders(context: Context, point: CollectionPoint) -> tuple[str, ...]:
    return tuple(promise.sender for promise in context.promises if promise.point == point.id)


def _question(context: Context, point: CollectionPoint) -> Question:
    return Question(
        subject=Subject("collection_points", point.id, "writes"),
        text=f"In which store does an answer given at {point.label} land?",
        ask=of_point(context, point),
        could_change=tuple(promise.id for promise in context.promises if promise.point == point.id),
    )
