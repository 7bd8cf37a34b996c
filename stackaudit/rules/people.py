"""Whom a rule asks: who answers for a flow, a sender or a store, else for the system behind it."""

from __future__ import annotations

from collections.abc import Iterable

from stackaudit.audit.context import Context
from stackaudit.model.answer import Nothing, Silence, present


def flow_owner(context: Context, flow: str) -> str:
    """Return who answers for a flow: its owner, else who answers for the system that takes it, else for the giver's."""
    entry = next(each for each in context.stack.flows if each.id == flow)
    return _first(entry.owner) or context.who_answers(entry.target.system) or context.who_answers(entry.source.system)


def sender_owner(context: Context, sender: str) -> str:
    """Return who answers for a sender."""
    entry = context.stack.senders[sender]
    return _first(entry.owner) or context.who_answers(entry.system)


def store_owner(context: Context, store: str) -> str:
    """Return who answers for a preference store."""
    entry = context.stack.preference_stores[store]
    return _first(entry.owner) or context.who_answers(entry.system)


def first_owner(context: Context, stores: Iterable[str]) -> str:
    """Return who answers for the first of several stores for which anybody does."""
    return next((owner for store in stores if (owner := store_owner(context, store))), "")


def _first(owner: str | Nothing | Silence) -> str:
    return owner if present(owner) else ""
