"""Exchanges: which other systems a preference store tells, hears, or is looked up by."""

from __future__ import annotations

from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import said
from stackaudit.model.flows import End, Flow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.stack import Stack


def unconnected_stores(stack: Stack) -> tuple[PreferenceStore, ...]:
    """Return the stores that no other system tells, hears or asks, as far as is written down, in file order."""
    return tuple(store for store in stack.preference_stores.values() if not exchanges(stack, store))


def exchanges(stack: Stack, store: PreferenceStore) -> frozenset[str]:
    """Return the other systems with which a store exchanges preferences.

    Counted are live preference flows, senders elsewhere that check the store, and flows elsewhere that it filters.
    """
    systems = {
        end.system for flow in preference_flows(stack) for end in _other_ends(flow, store) if end.system != store.system
    }
    systems |= {sender.system for sender in stack.senders.values() if said(sender.checks) and store.id in sender.checks}
    for flow in stack.flows:
        if flow.live and said(flow.filters) and store.id in flow.filters:
            systems |= {flow.source.system, flow.target.system}
    return frozenset(systems - {store.system})


def _other_ends(flow: Flow, store: PreferenceStore) -> tuple[End, ...]:
    others = [(flow.source, flow.target), (flow.target, flow.source)]
    return tuple(other for end, other in others if end.system == store.system and end.store in ("", store.id))
