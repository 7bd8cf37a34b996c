"""How content gets to where it is used: over a flow, or because it is made there."""

from __future__ import annotations

from typing import Final

from stackaudit.frameworks.role_ways import arriving
from stackaudit.frameworks.roles import Role, doing
from stackaudit.graph.arrivals import Arrivals
from stackaudit.graph.ways import WITHIN, Route, Ways, wider
from stackaudit.model.stack import Stack

_CARRYING: Final = frozenset({"content"})


class ContentWays:
    """The best ways for content; one hop is enough, wherever it comes from."""

    def __init__(self, stack: Stack) -> None:
        homes = doing(stack, "cms", "dam")
        self._homes, self._perhaps = frozenset(homes.systems), frozenset(homes.unsaid)
        self._arrivals = Arrivals(stack)
        self._ways = Ways(lambda system: self.into(Role((system,), "")))

    def into_any(self, targets: Role) -> Route:
        """Return the best of the ways into each; what one of them passes on to another counts too."""
        found = self._ways.best(targets.systems)
        return wider(found, 1.0, targets.open) if targets.open else found

    def into_one(self, system: str) -> Route:
        """Return the best way into one system."""
        return self._ways.of(system)

    def into(self, targets: Role) -> Route:
        """Return the best way into any system that plays a part; one that keeps content itself needs none."""
        found = arriving(self._arrivals, targets, _CARRYING)
        if found.low == 1:
            return found
        if not self._homes.isdisjoint(targets.systems):
            return WITHIN
        perhaps = tuple(f"systems/{id}/does" for id in targets.systems if id in self._perhaps)
        return wider(found, 1.0, perhaps) if perhaps else found
