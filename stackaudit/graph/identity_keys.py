"""Identity keys as bit sets, and which keys a system can derive from which (identity enrichment)."""

from __future__ import annotations

from typing import Final

from stackaudit.graph.reading import Reading
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.identity import IdentityLink
from stackaudit.model.stack import Stack

ANY: Final = -1
"""All keys: nobody said which, and that is taken at face value."""


class IdentityKeys:
    """The keys of a stack, and the closure of a set of keys at a system under its identity links.

    A link goes one way, as written; hashing has no way back. Read pessimistically only links that are certain and always
    there count.
    """

    def __init__(self, stack: Stack, reading: Reading) -> None:
        self._optimistic = reading is not Reading.PESSIMISTIC
        self._bits: dict[str, int] = {}
        self._links: dict[str, list[tuple[int, int]]] = {}
        for key in sorted(_mentioned(stack)):
            self._bits[key] = 1 << len(self._bits)
        for link in stack.identity:
            if self._optimistic or _certain(link):
                step = (self._bits[link.source], self._bits[link.target])
                self._links.setdefault(link.at, []).append(step)

    def bits(self, keys: tuple[str, ...] | Silence) -> int:
        """Return keys as bits; where nobody said which, all of them, or none when read pessimistically."""
        if said(keys):
            return sum(self._bits[key] for key in set(keys))
        return ANY if self._optimistic else 0

    def names(self, bits: int) -> tuple[str, ...] | None:
        """Return the keys that bits stand for, sorted; None for :data:`ANY`."""
        return None if bits == ANY else tuple(key for key, bit in self._bits.items() if bits & bit)

    def closure(self, system: str, bits: int) -> int:
        """Return all keys that a system can find for a person of whom it has ``bits``."""
        links = self._links.get(system)
        if not links:
            return bits
        grown = True
        while grown:
            grown = False
            for source, target in links:
                if bits & source and not bits & target:
                    bits |= target
                    grown = True
        return bits


def _certain(link: IdentityLink) -> bool:
    return link.type == "deterministic" and link.when == "always"


def _mentioned(stack: Stack) -> set[str]:
    keys: set[str] = set()
    for point in stack.collection_points.values():
        keys.update(point.keys if said(point.keys) else ())
        keys.update(point.keys_when_logged_in if said(point.keys_when_logged_in) else ())
    for link in stack.identity:
        keys.update((link.source, link.target))
    for flow in stack.flows:
        if isinstance(flow.preferences, PreferenceFlow):
            keys.update(() if not isinstance(flow.preferences.key, str) else (flow.preferences.key,))
            keys.update(flow.preferences.extra_keys if said(flow.preferences.extra_keys) else ())
    return keys
