"""Limits as people read them: statutes, platforms' rules and policies apart, and how far one request reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from stackaudit.graph.verdict import Limit

KINDS: Final = {"statute": "statute", "platform": "platform's rule", "policy": "policy"}
"""What sets a limit, hardest first; never mixed in any output."""

_REACHES: Final = {
    "identifier": "the address or number that it came from",
    "program": "the program of messages that it answers",
    "sender-entity": "all that the sender does on the channel",
    "brand": "the brand",
    "person": "the person, at every address and device",
}


def apart(limits: Iterable[Limit]) -> Iterator[tuple[str, tuple[Limit, ...]]]:
    """Yield the limits of each kind that has any, with the word for the kind, in the order given."""
    limits = tuple(limits)
    for hard, kind in KINDS.items():
        found = tuple(limit for limit in limits if limit.hard == hard)
        if found:
            yield kind, found


def reach(limit: Limit) -> str:
    """Return how far one request reaches, as a clause for readers; empty where the row does not say."""
    later = limit.request_scope_from
    if not limit.request_scope:
        return later
    reaches = f"one request reaches {_REACHES.get(limit.request_scope, limit.request_scope)}"
    scope, _, day = later.partition(" from ")
    return f"{reaches}; from {day} on {_REACHES.get(scope, scope)}" if day else reaches
