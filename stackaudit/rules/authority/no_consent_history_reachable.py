"""The rule authority/no-consent-history-reachable."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_point, of_store
from stackaudit.graph.history import Unrecorded, unrecorded
from stackaudit.model.answer import Silence
from stackaudit.rules.wording import listed, store_names

_LEVELS = {"none": "no history", "last-change": "no more than the last change"}


@rule(id="authority/no-consent-history-reachable", severity=Severity.HIGH)
def no_consent_history_reachable(context: Context) -> Iterator[Hit | Question]:
    """
    What people say at a collection point gets to no store that keeps its history.

    Why it matters: When somebody asks who said what, when and where, there is nothing to look back at. A yes that cannot be
    shown is hard to rely on, and a no that was undone leaves no trace.
    How to fix: Send the changes, with time and source, to one store that only ever adds to its record.
    Closes when: A store with history change-log or evidence hears each scope that the point is about.
    May be wrong when: A log exists outside the stores that are written down, in an archive or a warehouse. The way of a no is
    followed; a yes may travel another one. It is taken as certain where every store that hears the point said what it keeps, and
    either no store that is written down could keep more, or complete lists of flows rule out a way to one.
    Source: GDPR Art. 7(1) and 5(2); CASL s. 13; 16 CFR 310.5; ISO/IEC TS 27560.

    Flagged:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm, covers: [email], history: last-change}}
        collection_points: {agent: {writes: crm, covers: [email]}}

    Passes:
        stackaudit: 1
        systems: {crm: {}}
        preference_stores: {crm: {in: crm, covers: [email], history: change-log}}
        collection_points: {agent: {writes: crm, covers: [email]}}
    """
    asked: dict[str, None] = {}
    for found in unrecorded(context.book):
        if found.certain:
            yield _hit(context, found)
        elif found.silent:
            asked |= dict.fromkeys(found.silent)
        elif found.reached:
            yield _about_way(context, found)
    for store in asked:
        yield _about_store(context, store)


def _hit(context: Context, found: Unrecorded) -> Hit:
    point = context.stack.collection_points[found.point]
    stores = listed(store_names(context.stack, found.reached))
    return Hit(
        subject=Subject("collection_points", found.point),
        message=(
            f"What is said at {point.label} about {listed(found.scopes, most=4)} leaves {_LEVELS[found.best]} "
            f"in any store that hears it: {stores}"
        ),
        evidence=tuple(f"{store}: history {_history(context, store)}" for store in found.reached),
        related=tuple(Subject("preference_stores", store) for store in found.reached),
        basis=Basis.STATED,
        assumptions=(f"{point.label}: lets a person say no",) if isinstance(point.captures, Silence) else (),
    )


def _history(context: Context, store: str) -> str:
    return str(context.stack.preference_stores[store].history)


def _about_store(context: Context, store: str) -> Question:
    entry = context.stack.preference_stores[store]
    name = listed(store_names(context.stack, [store]))
    return Question(
        subject=Subject("preference_stores", store, "history"),
        text=f"What history of a change does {name} keep: none, the last change, a log or evidence?",
        ask=of_store(context, entry),
    )


def _about_way(context: Context, found: Unrecorded) -> Question:
    entry = context.stack.collection_points[found.point]
    return Question(
        subject=Subject("collection_points", found.point),
        text=f"By which way does what is said at {entry.label} get to a store that keeps its history?",
        ask=of_point(context, entry),
    )
