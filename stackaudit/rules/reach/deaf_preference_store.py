"""The rule reach/deaf-preference-store."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.hearing import Unheard
from stackaudit.rules.wording import listed, point_names, sender_names, store_names, taken_as_noes


@rule(id="reach/deaf-preference-store", severity=Severity.HIGH)
def deaf_preference_store(context: Context) -> Iterator[Hit | Question]:
    """
    A preference store tells others what it knows and is told by no other store.

    Why it matters: It goes on telling a yes that the person took back somewhere else, and whoever listens to it believes it.
    How to fix: Lead the noes into it from the store that hears them: make the flow that leaves it run both ways, or take the
    lead away from it.
    Closes when: A live flow that carries noes leads into the store from each place where people say no to what it remembers.
    May be wrong when: The store is about other people than the points are (another brand or country) and nobody wrote that
    down; or a flow is missing from a list that was called complete.
    Source: GDPR Art. 7(3) and 21(3); PossibleNOW, on disconnected preference systems.

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {core: {}, crm: {}}
        preference_stores: {core: {in: core, covers: [post]}, crm: {in: crm, covers: [post]}}
        collection_points: {adviser: {writes: crm, covers: [post]}}
        flows:
          - {from: core, to: crm, carries: [preferences]}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {core: {}, crm: {}}
        preference_stores: {core: {in: core, covers: [post]}, crm: {in: crm, covers: [post]}}
        collection_points: {adviser: {writes: crm, covers: [post]}}
        flows:
          - {from: core, to: crm, carries: [preferences], direction: both}
    """
    alike: dict[tuple[object, ...], list[Unheard]] = {}
    for unheard in context.hearing.deaf:
        alike.setdefault((unheard.points, unheard.scopes, bool(unheard.certain)), []).append(unheard)
    for group in alike.values():
        yield _hit(context, group) if group[0].certain else _question(context, group)


def _hit(context: Context, group: list[Unheard]) -> Hit:
    senders = tuple(dict.fromkeys(sender for unheard in group for sender in unheard.senders))
    points = tuple(point for point in group[0].points if any(point in unheard.certain for unheard in group))
    acting = f"{listed(sender_names(context.stack, senders), most=9)} act on it" if senders else ""
    return Hit(
        subject=Subject("preference_stores", group[0].store),
        message=f"{_names(context, group)} {_verb(group, 'tell')} others and never {_verb(group, 'hear')} a no said at "
        f"{listed(point_names(context.stack, points))}",
        evidence=tuple(text for text in (f"it is about {listed(group[0].scopes)}", acting) if text),
        related=tuple(Subject("collection_points", point) for point in points),
        severity=Severity.CRITICAL if senders else Severity.HIGH,
        basis=Basis.ABSENT,
        assumptions=taken_as_noes(context.stack, points),
    )


def _question(context: Context, group: list[Unheard]) -> Question:
    first = context.stack.preference_stores[group[0].store]
    return Question(
        subject=Subject("preference_stores", first.id),
        text=f"By which flow {'do' if len(group) > 1 else 'does'} {_names(context, group)} hear a no said at "
        f"{listed(point_names(context.stack, group[0].points))}?",
        ask=of_store(context, first),
    )


def _names(context: Context, group: list[Unheard]) -> str:
    return listed(store_names(context.stack, [unheard.store for unheard in group]))


def _verb(group: list[Unheard], verb: str) -> str:
    return verb if len(group) > 1 else f"{verb}s"
