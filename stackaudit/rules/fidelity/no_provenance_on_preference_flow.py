"""The rule fidelity/no-provenance-on-preference-flow."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.whom import of_flow
from stackaudit.graph.history import sole_keepers
from stackaudit.graph.masters import claims
from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import Silence
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.rules.wording import listed, store_names

_NEEDED = {"source": "where it was said", "event_time": "when it was said"}


@rule(id="fidelity/no-provenance-on-preference-flow", severity=Severity.MEDIUM)
def no_provenance_on_preference_flow(context: Context) -> Iterator[Hit | Question]:
    """
    A flow brings a yes or no without saying where or when it was said.

    Why it matters: Who changed it, and where? Nobody at the receiving end can answer, and no rule can let the newer answer win,
    since only the time of arrival is known.
    How to fix: Send the time of the change and its source along with the answer.
    Closes when: The flow's provenance holds source and event_time.
    May be wrong when: The receiver asks the giving system whenever it has to know; a lookup into a system that keeps no answer
    of its own is left alone. It weighs more where the target wins over the other stores or alone keeps a history.
    Source: ISO/IEC TS 27560 (event time, source of an event); GDPR Art. 7(1); PossibleNOW, on the source of a change.

    Flagged:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        flows:
          - {from: crm, to: esp, carries: [preferences], preferences: {provenance: [actor]}}

    Passes:
        stackaudit: 1
        systems: {crm: {}, esp: {}}
        preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
        flows:
          - {from: crm, to: esp, carries: [preferences], preferences: {provenance: [event_time, source]}}
    """
    senders = {sender.system for sender in context.stack.senders.values()}
    weighty = _weighty(context)
    for flow in preference_flows(context.stack):
        block = flow.preferences
        if not isinstance(block, PreferenceFlow) or not _concerns(context, flow, senders):
            continue
        if isinstance(block.provenance, Silence):
            yield _question(context, flow)
        elif missing := [field for field in _NEEDED if field not in block.provenance]:
            yield _hit(context, flow, missing, weighty)


def _ends(flow: Flow) -> tuple[End, ...]:
    return (flow.target, flow.source) if flow.direction == "both" else (flow.target,)


def _stores(context: Context, end: End) -> tuple[PreferenceStore, ...]:
    stores = context.stack.stores_in(end.system)
    return tuple(store for store in stores if not end.store or store.id == end.store)


def _concerns(context: Context, flow: Flow, senders: set[str]) -> bool:
    """Tell whether a flow ends where answers are kept, or where messages leave that go by a copy of them."""
    ends = _ends(flow)
    return any(_stores(context, end) for end in ends) or (
        flow.how != "lookup" and any(e.system in senders for e in ends)
    )


def _weighty(context: Context) -> dict[str, str]:
    """Return the stores in which a missing source weighs more, each with the reason."""
    keepers = dict.fromkeys(sole_keepers(context.book), "alone keeps the history of what it covers")
    return keepers | {store: "wins over the other stores" for store, _ in claims(context.book)}


def _hit(context: Context, flow: Flow, missing: list[str], weighty: dict[str, str]) -> Hit:
    target = context.name(flow.target.system)
    heavy = [store.id for end in _ends(flow) for store in _stores(context, end) if store.id in weighty]
    wins = [
        f"{listed(store_names(context.stack, [store.id]))} lets the newest event win, and no event has a time"
        for store in _stores(context, flow.target)
        if "event_time" in missing and store.conflict == "newest-event-wins"
    ]
    return Hit(
        subject=Subject("flows", flow.id, "preferences.provenance"),
        message=f"{flow.id} tells {target} a yes or no, and not {' or '.join(_NEEDED[field] for field in missing)}",
        evidence=(
            f"provenance lacks {listed(missing)}",
            *(f"{listed(store_names(context.stack, [store]))} {weighty[store]}" for store in heavy),
            *wins,
        ),
        severity=Severity.HIGH if heavy else Severity.MEDIUM,
    )


def _question(context: Context, flow: Flow) -> Question:
    return Question(
        subject=Subject("flows", flow.id, "preferences.provenance"),
        text=f"Does {flow.id} say along with a yes or no where and when it was said?",
        ask=of_flow(context, flow),
    )
