"""The rule fidelity/opt-outs-not-carried."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Basis, Severity
from stackaudit.audit.whom import of_flow
from stackaudit.graph.losses import FlowLoss, losses, on_trust
from stackaudit.graph.trace import Drop, DropReason
from stackaudit.model.answer import Silence
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.rules.wording import listed, point_names, repair, sender_names

_LOST = DropReason.OPT_OUTS_NOT_CARRIED


@rule(id="fidelity/opt-outs-not-carried", severity=Severity.HIGH)
def opt_outs_not_carried(context: Context) -> Iterator[Hit | Question]:
    """
    A flow of preferences carries yeses, but not noes.

    Why it matters: Such a flow looks like a working link: the target fills up with people who may be written to, and those who
    said no since then stay among them.
    How to fix: Let the flow carry both; where a no is a row that goes away, let it carry deletions too, or replace the whole
    list each time.
    Closes when: The flow carries noes and deletions, or another way brings them to the same place.
    May be wrong when: The target drops whoever is missing from the next delivery, and the inventory does not say that the flow
    mirrors its source.
    Source: GDPR Art. 7(3) and 21(3); ICO, Direct marketing guidance, on suppression lists; Fivetran documentation on deleted
    rows.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: api, every: now, preferences: {says: yes-only}}

    Passes:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        collection_points: {agent: {writes: crm, covers: [email]}}
        senders: {newsletter: {system: esp, channel: email, checks: esp}}
        flows:
          - {from: crm, to: esp, carries: [preferences], how: api, every: now, preferences: {says: both}}
    """
    for loss in losses(context.book, context.promises, _LOST):
        yield _hit(context, loss)
    trusted = on_trust(context.promises)
    for flow in context.stack.flows:
        promises = trusted.get(flow.id, ())
        block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
        if promises and (asked := _open(context, flow, block)):
            senders = listed(sender_names(context.stack, (promise.sender for promise in promises)))
            yield Question(
                subject=Subject("flows", flow.id, asked[0]),
                text=f"{asked[1]} It decides whether a no gets to {senders}.",
                ask=of_flow(context, flow),
                could_change=tuple(promise.id for promise in promises),
            )


def _hit(context: Context, loss: FlowLoss) -> Hit:
    source, target = context.name(loss.source.system), context.name(loss.target.system)
    points = listed(point_names(context.stack, loss.points))
    return Hit(
        subject=Subject("flows", loss.flow),
        message=f"{target} does not hear from {source} of a no said at {points}: {listed(loss.details)}",
        evidence=(
            f"lost on the way: {listed(loss.scopes)}",
            *(f"{promise} stops here" for promise in loss.cuts),
            repair(context.stack, Drop(loss.source, loss.target, loss.flow, _LOST, loss.details[0])),
        ),
        related=tuple(Subject("collection_points", point) for point in loss.points),
        severity=Severity.CRITICAL if loss.cuts else Severity.HIGH,
        basis=Basis.STATED,
        promises=tuple(loss.cuts),
    )


def _open(context: Context, flow: Flow, block: PreferenceFlow) -> tuple[str, str] | None:
    """Return the field that would settle whether a no passes, with its question, or None where it is settled."""
    if isinstance(block.says, Silence):
        return "preferences.says", f"Does {flow.id} carry noes as well as yeses?"
    vanishes = any(
        isinstance(store.opt_out_is, Silence) or store.opt_out_is in ("row-delete", "list-membership", "absence")
        for store in context.stack.stores_in(flow.source.system)
    )
    if vanishes and isinstance(block.deletes, Silence) and isinstance(block.sync, Silence):
        return "preferences.deletes", f"Where a no makes a row go away, does {flow.id} carry the deletion?"
    return None
