"""The rule fidelity/identity-key-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow, of_point
from stackaudit.graph.losses import FlowLoss, losses, on_trust
from stackaudit.graph.promise import Promise
from stackaudit.graph.trace import Drop, DropReason
from stackaudit.model.answer import Silence
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.rules.wording import listed, point_names, repair, sender_names

_LOST = DropReason.IDENTITY


@rule(id="fidelity/identity-key-mismatch", severity=Severity.HIGH)
def identity_key_mismatch(context: Context) -> Iterator[Hit | Question]:
    """
    A flow names people by a key by which the giving system does not know them.

    Why it matters: A no by telephone number cannot be joined to an e-mail address. The record arrives and matches nobody, and
    no error is raised.
    How to fix: Send a key that both sides know along with the no, or let the giving system resolve one into the other.
    Closes when: The flow's key is among those known where the no is said, or an identity link at the giving system leads to it.
    May be wrong when: The giving system does look the key up, and nobody wrote that down under identity.
    Source: ISO/IEC TS 27560 (identifier of the person in a consent record); 11 CCR 7025(c); GDPR Art. 11 and 12(2).

    Flagged:
        stackaudit: 1
        systems: {sms: {}, esp: {}}
        preference_stores: {sms: {in: sms, covers: [sms, email]}, esp: {in: esp, covers: [email]}}
        collection_points: {stop: {writes: sms, covers: [sms, email], keys: [phone]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: sms, to: esp, carries: [preferences], how: api, every: now, preferences: {key: email}}

    Passes:
        stackaudit: 1
        systems: {sms: {}, esp: {}}
        preference_stores: {sms: {in: sms, covers: [sms, email]}, esp: {in: esp, covers: [email]}}
        collection_points: {stop: {writes: sms, covers: [sms, email], keys: [phone]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: sms, to: esp, carries: [preferences], how: api, every: now, preferences: {key: email}}
        identity:
          - {at: sms, from: phone, to: email}
    """
    for loss in losses(context.book, context.promises, _LOST):
        yield _hit(context, loss)
    trusted = on_trust(context.promises)
    nameless: dict[str, dict[str, Promise]] = {}
    for flow in context.stack.flows:
        promises = trusted.get(flow.id, ())
        if promises and _key_is_open(flow):
            yield _about_flow(context, flow, promises)
        for promise in promises:
            if isinstance(context.stack.collection_points[promise.point].keys, Silence) and not _key_is_open(flow):
                nameless.setdefault(promise.point, {})[promise.id] = promise
    for point, held in nameless.items():
        yield _about_point(context, point, tuple(held))


def _hit(context: Context, loss: FlowLoss) -> Hit:
    target = context.name(loss.target.system)
    points = listed(point_names(context.stack, loss.points))
    return Hit(
        subject=Subject("flows", loss.flow),
        message=f"{target} cannot tell of whom {loss.flow} speaks when a no is said at {points}: {listed(loss.details)}",
        evidence=(
            f"lost on the way: {listed(loss.scopes)}",
            *(f"{promise} stops here" for promise in loss.cuts),
            repair(context.stack, Drop(loss.source, loss.target, loss.flow, _LOST, loss.details[0])),
        ),
        related=tuple(Subject("collection_points", point) for point in loss.points),
        severity=Severity.CRITICAL if loss.cuts else Severity.HIGH,
        basis=Basis.TRACED,
        promises=tuple(loss.cuts),
    )


def _key_is_open(flow: Flow) -> bool:
    return not isinstance(flow.preferences, PreferenceFlow) or isinstance(flow.preferences.key, Silence)


def _about_flow(context: Context, flow: Flow, promises: tuple[Promise, ...]) -> Question:
    senders = listed(sender_names(context.stack, (promise.sender for promise in promises)))
    return Question(
        subject=Subject("flows", flow.id, "preferences.key"),
        text=f"By which key do both sides of {flow.id} know a person? Without one, a no does not get to {senders}.",
        ask=of_flow(context, flow),
        could_change=tuple(promise.id for promise in promises),
    )


def _about_point(context: Context, point: str, promises: tuple[str, ...]) -> Question:
    entry = context.stack.collection_points[point]
    return Question(
        subject=Subject("collection_points", point, "keys"),
        text=f"By which keys is a person known who says no at {entry.label}: an address, a number, a login?",
        ask=of_point(context, entry),
        could_change=promises,
    )
