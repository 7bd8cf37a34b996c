"""Short words for times, promises and entries, the same in every picture."""

from __future__ import annotations

from stackaudit.audit.result import AuditResult
from stackaudit.graph.trace import Facet
from stackaudit.model.duration import HOUR, MINUTE, YEAR


def span(seconds: int | None) -> str:
    """Return a worst wait in a few letters: 0 h, 15 min, 168 h."""
    if seconds is None:
        return "not said"
    if seconds > 10 * YEAR:
        return "no end"
    if 0 < seconds < HOUR:
        return f"{-(-seconds // MINUTE)} min"
    hours = round(seconds / HOUR, 1)
    return f"{hours:g} h" if hours < 10 else f"{round(hours)} h"


def plural(count: int, word: str) -> str:
    """Return a count with its noun."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def point_name(result: AuditResult, id: str) -> str:
    """Return what people call a collection point."""
    point = result.stack.collection_points.get(id)
    return point.label if point else id


def sender_name(result: AuditResult, id: str) -> str:
    """Return what people call a sender."""
    sender = result.stack.senders.get(id)
    return sender.label if sender else id


def system_name(result: AuditResult, id: str) -> str:
    """Return what people call a system."""
    system = result.stack.systems.get(id)
    return system.label if system else id


def team_name(result: AuditResult, id: str) -> str:
    """Return what people call a team."""
    team = result.stack.teams.get(id)
    return team.name if team and isinstance(team.name, str) else id


def store_name(result: AuditResult, id: str) -> str:
    """Return what people call a store: its own name, or that of its system."""
    store = result.stack.preference_stores.get(id)
    if store is None:
        return id
    return store.name if isinstance(store.name, str) else system_name(result, store.system)


def facet_name(result: AuditResult, facet: Facet) -> str:
    """Return what people call a place that a no gets to."""
    names = {"collect": point_name, "store": store_name, "send": sender_name}
    return names.get(facet.kind, system_name)(result, facet.id)
