"""The rule fidelity/consent-default-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_flow, of_store
from stackaudit.graph.duties import cited
from stackaudit.graph.stack_graph import preference_flows
from stackaudit.graph.store_duties import StoreDuty, store_duties
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation
from stackaudit.rules.served import asked_of_company
from stackaudit.rules.wording import listed, store_names

_REWRITES = ("upsert", "mirror", "full-replace")
_HOLDS_A_NO = ("newest-event-wins", "most-restrictive", "append-only")


@rule(id="fidelity/consent-default-mismatch", severity=Severity.HIGH)
def consent_default_mismatch(context: Context) -> Iterator[Hit | Question]:
    """
    A person who never said yes counts as somebody who did.

    Why it matters: A missing answer that is read as a yes contacts people who were never asked. Where a flow fills the gap
    while it rewrites contacts that are already there, it can also turn a no into a yes.
    How to fix: Let a missing answer mean no where the law asks for a yes first, and let flows leave what they do not know.
    Closes when: when_unknown is deny where a yes is needed, and no flow has default_on_missing allow.
    May be wrong when: The people in the store are customers who bought something similar and were offered a way out; write
    legal_basis soft-opt-in, which is left alone. Live calls are left alone too, since many places ask for no yes there.
    Without when_unknown, a model of opt-out or notice-only is read as allow.
    Source: Directive 2002/58/EC Art. 13; PECR reg. 22; CASL s. 6; Spam Act 2003 (AU) s. 16; Oracle Responsys and Adobe Journey
    Optimizer documentation on empty permissions; Google EU user consent policy.

    Flagged:
        stackaudit: 1
        company: {regions: [EEA]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], when_unknown: allow}}

    Passes:
        stackaudit: 1
        company: {regions: [EEA]}
        systems: {esp: {}}
        preference_stores: {esp: {in: esp, covers: [email], when_unknown: deny}}
    """
    undecided = []
    for duty in store_duties(context.book, _needs_a_yes, spared=("phone",)):
        store, allows = duty.store, _allows(duty.store)
        if allows is False or store.legal_basis == "soft-opt-in":
            continue
        if allows is None and duty.sure:
            yield _about_store(context, store)
        elif allows and duty.sure:
            yield _hit(context, duty)
        elif allows:
            undecided.append(store)
    if undecided:
        yield asked_of_company(context, undecided, "whether a yes has to come first in")
    for flow in preference_flows(context.stack):
        if isinstance(flow.preferences, PreferenceFlow):
            yield from _judge(context, flow, flow.preferences)


def _needs_a_yes(row: Regulation) -> bool:
    return row.default_model == "opt-in" or row.missing_means == "deny"


def _allows(store: PreferenceStore) -> bool | None:
    """Tell what silence about a person means in a store; None where nobody said."""
    if said(store.when_unknown):
        return store.when_unknown == "allow"
    return None if isinstance(store.model, Silence) else store.model != "opt-in"


def _hit(context: Context, duty: StoreDuty) -> Hit:
    store = duty.store
    name = listed(store_names(context.stack, [store.id]))
    field = "when_unknown" if said(store.when_unknown) else "model"
    rows = listed([cited(row) for row in duty.sure], most=4)
    return Hit(
        subject=Subject("preference_stores", store.id, field),
        message=f"{name} takes a person who was never asked for one who said yes",
        evidence=(f"{field} is {getattr(store, field)}", f"a yes comes first under {rows}"),
    )


def _about_store(context: Context, store: PreferenceStore) -> Question:
    name = listed(store_names(context.stack, [store.id]))
    return Question(
        subject=Subject("preference_stores", store.id, "when_unknown"),
        text=f"What does {name} say about a person who was never asked: allow or deny?",
        ask=of_store(context, store),
    )


def _judge(context: Context, flow: Flow, block: PreferenceFlow) -> Iterator[Hit | Question]:
    rewrites = block.sync in _REWRITES and block.write_rule not in _HOLDS_A_NO
    target = context.name(flow.target.system)
    if block.default_on_missing == "allow":
        yield Hit(
            subject=Subject("flows", flow.id, "preferences.default_on_missing"),
            message=f"{flow.id} writes a yes to {target} where it knows nothing",
            evidence=(f"it rewrites contacts that are already there ({block.sync}), those with a no too",)
            if rewrites
            else (),
            severity=Severity.CRITICAL if rewrites else Severity.HIGH,
        )
    elif rewrites and isinstance(block.default_on_missing, Silence):
        yield Question(
            subject=Subject("flows", flow.id, "preferences.default_on_missing"),
            text=f"What does {flow.id} write to {target} where it knows nothing: allow, deny, or does it leave it?",
            ask=of_flow(context, flow),
        )
