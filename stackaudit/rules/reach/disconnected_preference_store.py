"""The rule reach/disconnected-preference-store."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.exchanges import unconnected_stores
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.model.answer import said
from stackaudit.model.preferences import PreferenceStore
from stackaudit.rules.wording import listed, point_names, sender_names, store_names


@rule(id="reach/disconnected-preference-store", severity=Severity.HIGH)
def disconnected_preference_store(context: Context) -> Iterator[Hit | Question]:
    """
    A preference store exchanges preferences with no other system.

    Why it matters: What a person says there stays there, and what the person says anywhere else never gets in. Nearly every
    tool keeps wishes of its own, and each that keeps them alone is one more version of the same customer.
    How to fix: Link the store to the one that wins for its scopes, in both directions; or move what it keeps there and retire
    it.
    Closes when: A live flow that carries preferences joins the store to another system, or another system looks it up.
    May be wrong when: A flow exists that nobody wrote down although the system's list was called complete; or the store is
    about something that no other system has to know.
    Source: PossibleNOW, on disconnected preference systems; Brinker, chiefmartec, on stacks without integration.

    Flagged:
        stackaudit: 1
        company: {flows_complete: [dialer]}
        systems: {crm: {}, dialer: {}}
        preference_stores: {crm: {in: crm}, do-not-call: {in: dialer}}

    Passes:
        stackaudit: 1
        company: {flows_complete: [dialer]}
        systems: {crm: {}, dialer: {}}
        preference_stores: {crm: {in: crm}, do-not-call: {in: dialer}}
        flows:
          - {from: dialer, to: crm, carries: [preferences], direction: both}
    """
    if len(context.stack.preference_stores) < 2:
        return
    ways = PossibleWays(context.stack)
    for store in unconnected_stores(context.stack):
        yield _hit(context, store) if ways.settled(store.system) else _question(context, store)


def _hit(context: Context, store: PreferenceStore) -> Hit:
    (name,) = store_names(context.stack, [store.id])
    points = [point.id for point in context.stack.collection_points.values() if point.writes == (store.id,)]
    checking = [sender.id for sender in context.stack.senders.values() if sender.checks == (store.id,)]
    evidence = [f"{context.name(store.system)} has a complete list of flows, and none carries preferences in or out"]
    if said(store.covers) and store.covers:
        evidence.append(f"it remembers {listed([str(scope) for scope in store.covers])}")
    if points:
        evidence.append(f"what is said at {listed(point_names(context.stack, points))} stays in it")
    if checking:
        evidence.append(f"it is all that {listed(sender_names(context.stack, checking))} can go by")
    return Hit(
        subject=Subject("preference_stores", store.id),
        message=f"{name} exchanges preferences with no other system",
        evidence=tuple(evidence),
        related=tuple(Subject("collection_points", point) for point in points),
        basis=Basis.ABSENT,
    )


def _question(context: Context, store: PreferenceStore) -> Question:
    (name,) = store_names(context.stack, [store.id])
    return Question(
        subject=Subject("preference_stores", store.id),
        text=f"Which systems does {name} tell about a yes or no, and which tell it? None is written down",
        ask=of_store(context, store),
    )
