"""How many places keep a yes or no: guessed, written down, and more likely."""

from __future__ import annotations

import msgspec

from stackaudit.catalogue.enrich import product_of
from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import NO, NOT_ASKED, present, said
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

COUNTING_RULE = (
    "One store is one entry of preference_stores. More likely are systems without a store whose product natively keeps "
    "preferences, or which receive preferences and pass none on."
)


class LikelyStore(msgspec.Struct, frozen=True):
    """A system that probably keeps preferences although no store is written down for it.

    Attributes:
        system: its id.
        reason: why it probably keeps some.
        look_for: what its product calls them and where they are found there, as far as the catalogue knows.
        native: whether its product keeps preferences by itself; otherwise the system only hears of them.
    """

    system: str
    reason: str
    look_for: tuple[str, ...] = ()
    native: bool = False


class StoreCount(msgspec.Struct, frozen=True):
    """Guess against found. ``guess_min`` and ``guess_max`` are None when nobody guessed."""

    guess_min: int | None
    guess_max: int | None
    written: int
    likely: tuple[LikelyStore, ...]
    unnamed: tuple[str, ...]
    """Stores that nobody named before the audit began (``known: no``)."""


def store_count(stack: Stack) -> StoreCount:
    """Count the places that keep a yes or no: what was guessed, what is written down, what is more likely."""
    low, high = _guess(stack)
    unnamed = tuple(store.id for store in stack.preference_stores.values() if store.known is NO)
    return StoreCount(low, high, len(stack.preference_stores), likely_stores(stack), unnamed)


def likely_stores(stack: Stack) -> tuple[LikelyStore, ...]:
    """Return the live systems that probably keep preferences although no store is written down for them."""
    holding = {store.system for store in stack.preference_stores.values()}
    flows = preference_flows(stack)
    telling = {flow.source.system for flow in flows} | {
        flow.target.system for flow in flows if flow.direction == "both"
    }
    hearing = {flow.target.system: flow for flow in reversed(flows)}
    relaying = telling | {point.via for point in stack.collection_points.values() if isinstance(point.via, str)}
    return tuple(
        likely
        for system in stack.systems.values()
        if system.live and system.id not in holding
        for likely in (_likely(system, hearing.get(system.id), relays=system.id in relaying),)
        if likely
    )


def _likely(system: System, heard: Flow | None, *, relays: bool) -> LikelyStore | None:
    product = product_of(system)
    look_for = (product.where_to_look,) if product is not None and product.where_to_look else ()
    if product is not None and product.stores_preferences:
        return LikelyStore(system.id, f"{product.name} keeps preferences by itself", look_for, native=True)
    if heard is not None and not relays:
        reason = f"it receives preferences from {heard.source.system} and passes none on"
        return LikelyStore(system.id, reason, look_for)
    return None


def _guess(stack: Stack) -> tuple[int | None, int | None]:
    guesses = stack.company.guesses
    guess = guesses.preference_stores if present(guesses) else NOT_ASKED
    if not present(guess):
        return None, None
    low = guess.min if said(guess.min) else None
    high = guess.max if said(guess.max) else None
    return (low if low is not None else high), (high if high is not None else low)
