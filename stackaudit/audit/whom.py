"""Whom to ask about a store, a flow, a collection point or a sender: its owner, else whoever answers for its system."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.model.answer import present
from stackaudit.model.automations import Automation
from stackaudit.model.flows import Flow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.senders import Sender


def of_store(context: Context, store: PreferenceStore) -> str:
    """Return whom to ask about a store; empty when nobody is named."""
    return store.owner if present(store.owner) else context.who_answers(store.system)


def of_sender(context: Context, sender: Sender) -> str:
    """Return whom to ask about a sender; empty when nobody is named."""
    return sender.owner if present(sender.owner) else context.who_answers(sender.system)


def of_point(context: Context, point: CollectionPoint) -> str:
    """Return whom to ask about a collection point; the system that it is in comes before the store that it writes."""
    if present(point.owner):
        return point.owner
    if isinstance(point.via, str):
        return context.who_answers(point.via)
    stores = point.writes if isinstance(point.writes, tuple) else ()
    return of_store(context, context.stack.preference_stores[stores[0]]) if stores else ""


def of_flow(context: Context, flow: Flow) -> str:
    """Return whom to ask about a flow; the system that takes comes before the one that gives."""
    if present(flow.owner):
        return flow.owner
    return context.who_answers(flow.target.system) or context.who_answers(flow.source.system)


def of_automation(context: Context, automation: Automation) -> str:
    """Return whom to ask about an automation: its team, else who looks after it, else whoever answers for its system."""
    if present(automation.team):
        return context.team(automation.team)
    if present(automation.reviewer):
        return automation.reviewer
    return context.who_answers(automation.system) if present(automation.system) else ""
