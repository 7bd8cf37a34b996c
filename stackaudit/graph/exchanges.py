"""Exchanges: which other systems a preference store tells, hears, or is looked up by."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import given
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.stack import Stack


def unconnected_stores(stack: Stack) -> tuple[PreferenceStore, ...]:
    """Return the stores that no other system tells, hears or asks, as far as is written down, in file order."""
    exchanging = {store for store, system in _exchanges(stack) if system != stack.preference_stores[store].system}
    return tuple(store for store in stack.preference_stores.values() if store.id not in exchanging)


def _exchanges(stack: Stack) -> Iterator[tuple[str, str]]:
    """Yield each store with the systems with which it exchanges preferences.

    Counted are live preference flows, senders elsewhere that check the store, and flows elsewhere that it filters.
    """
    inside: dict[str, list[str]] = {}
    for store in stack.preference_stores.values():
        inside.setdefault(store.system, []).append(store.id)
    for flow in preference_flows(stack):
        for end, other in ((flow.source, flow.target), (flow.target, flow.source)):
            for id in [end.store] if end.store else inside.get(end.system, ()):
                yield id, other.system
    for sender in stack.senders.values():
        yield from ((id, sender.system) for id in given(sender.checks, ()))
    for flow in stack.flows:
        if flow.live:
            yield from ((id, end.system) for id in given(flow.filters, ()) for end in (flow.source, flow.target))
