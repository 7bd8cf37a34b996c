"""How content gets to where it is used: over a flow, or because it is made there."""

from __future__ import annotations

from typing import Final

from stackaudit.frameworks.always_on.role_ways import WITHIN, Arrivals, wider
from stackaudit.frameworks.always_on.roles import Role, doing
from stackaudit.graph.ways import Route, Ways
from stackaudit.model.stack import Stack

WITHOUT_CONTENT: Final = frozenset({"phone", "phone-auto", "in-person"})
"""Channels on which a person speaks: nothing that a content system keeps goes out on them."""
_CARRYING: Final = frozenset({"content"})


class ContentWays:
    """The best ways for content; one hop is enough, wherever it comes from."""

    def __init__(self, stack: Stack) -> None:
        homes = doing(stack, "cms", "dam")
        self._homes, self._perhaps = frozenset(homes.systems), frozenset(homes.unsaid)
        self._arrivals = Arrivals(stack)

    def into_any(self, targets: Role) -> Route:
        """Return the best of the ways into each; what one of them passes on to another counts too."""
        found = Ways(self.into_one).best(targets.systems)
        return wider(found, 1.0, targets.open) if targets.open else found

    def into_one(self, system: str) -> Route:
        """Return the best way into one system."""
        return self.into(Role((system,), ""))

    def into(self, targets: Role) -> Route:
        """Return the best way into any system that plays a part; one that keeps content itself needs none."""
        found = self._arrivals.at(targets, _CARRYING)
        if found.low == 1:
            return found
        if not self._homes.isdisjoint(targets.systems):
            return WITHIN
        perhaps = tuple(f"systems/{id}/does" for id in targets.systems if id in self._perhaps)
        return wider(found, 1.0, perhaps) if perhaps else found
