"""The rule reach/mute-preference-store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_store
from stackaudit.graph.hearing import Untold
from stackaudit.rules.wording import listed, point_names, sender_names, store_names, taken_as_noes


@rule(id="reach/mute-preference-store", severity=Severity.HIGH)
def mute_preference_store(context: Context) -> Iterator[Hit | Question]:
    """
    A preference store takes noes in and passes none of them on.

    Why it matters: People speak to it because it is the place they know, and what they say ends there. Consent that is
    recorded in one system and never moves on to the others is the commonest break of all.
    How to fix: Let a flow carry noes out of it, to the store that wins for these scopes or to the sender's own; often a flow
    leaves it already and only has to carry more.
    Closes when: A live flow that carries noes leads from the store to every store and sender that shares its scopes.
    May be wrong when: The others ask it at the moment of sending and nobody wrote that under checks; or a flow is missing
    from a list that was called complete.
    Source: PossibleNOW, on disconnected preference systems; GDPR Art. 21(3); 47 CFR 64.1200(a)(10).

    Flagged:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {shop: {}, crm: {}, esp: {}}
        preference_stores:
          shop: {in: shop, covers: [email]}
          crm: {in: crm, covers: [email]}
          esp: {in: esp, covers: [email]}
        collection_points: {agent: {writes: crm, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: shop, to: crm, carries: [preferences]}

    Passes:
        stackaudit: 1
        company: {flows_complete: all}
        systems: {shop: {}, crm: {}, esp: {}}
        preference_stores:
          shop: {in: shop, covers: [email]}
          crm: {in: crm, covers: [email]}
          esp: {in: esp, covers: [email]}
        collection_points: {agent: {writes: crm, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: shop, to: crm, carries: [preferences], direction: both}
          - {from: crm, to: esp, carries: [preferences]}
    """
    for untold in context.hearing.mute:
        yield _hit(context, untold) if untold.certain else _question(context, untold)


def _hit(context: Context, untold: Untold) -> Hit:
    senders = [sender for sender in untold.senders if sender in untold.certain]
    stores = [store for store in untold.stores if store in untold.certain]
    (name,) = store_names(context.stack, [untold.store])
    points = listed(point_names(context.stack, untold.points))
    return Hit(
        subject=Subject("preference_stores", untold.store),
        message=f"{name} keeps to itself the noes about {listed(untold.scopes)} said at {points}: "
        f"{_others(context, stores, senders)} never {'hears' if len(senders or stores) == 1 else 'hear'} of them",
        evidence=tuple(_evidence(context, untold, stores)),
        related=tuple(Subject("preference_stores", store) for store in stores),
        severity=Severity.CRITICAL if senders else Severity.HIGH,
        basis=Basis.ABSENT,
        assumptions=taken_as_noes(context.stack, untold.points),
    )


def _others(context: Context, stores: Iterable[str], senders: list[str]) -> str:
    return listed(sender_names(context.stack, senders) or store_names(context.stack, stores))


def _evidence(context: Context, untold: Untold, stores: list[str]) -> Iterator[str]:
    if stores:
        yield f"stores that share the scope and are not told: {listed(store_names(context.stack, stores), most=9)}"
    unsure = [sender for sender in untold.senders if sender not in untold.certain]
    if unsure:
        yield f"no route is written down to {listed(sender_names(context.stack, unsure), most=9)} either"


def _question(context: Context, untold: Untold) -> Question:
    (name,) = store_names(context.stack, [untold.store])
    promises = {f"{point}->{sender}" for point in untold.points for sender in untold.senders}
    return Question(
        subject=Subject("preference_stores", untold.store),
        text=f"By which flow does {name} pass a no on to {_others(context, untold.stores, list(untold.senders))}?",
        ask=of_store(context, context.stack.preference_stores[untold.store]),
        could_change=tuple(promise.id for promise in context.promises if promise.id in promises),
    )
