"""When is a missing route a fact? Where somebody said that the list of flows is complete on one side of the cut."""

from __future__ import annotations

from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.propagation import Followed
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import Flow
from stackaudit.model.preferences import CollectionPoint

GETS_NOWHERE_ELSE = "every system that the no gets to has a complete list of flows"
NOTHING_FEEDS = "every system that feeds what the sender checks has a complete list of flows"


class ClosedWorld:
    """Tells whether it is certain that no route exists, by ``flows_complete`` on either side."""

    def __init__(self, links: PreferenceLinks) -> None:
        self.links = links
        self._untold_out = frozenset(flow.source.system for flow in _untold(links))
        self._untold_in = frozenset(flow.target.system for flow in _untold(links))
        self._feeders: dict[tuple[tuple[int, ...], int], frozenset[str]] = {}

    def certain(self, point: CollectionPoint, followed: Followed, checked: tuple[int, ...], cell: int) -> str:
        """Return why it is certain that a no about ``cell`` finds no route to the checked nodes, or nothing."""
        if not said(point.writes):
            return ""
        if self._closed(self._reached(point, followed, cell), self._untold_out):
            return GETS_NOWHERE_ELSE
        if checked and self._closed(self._feeding(checked, cell), self._untold_in):
            return NOTHING_FEEDS
        return ""

    def _closed(self, systems: frozenset[str], untold: frozenset[str]) -> bool:
        complete = self.links.stack.complete
        return all(complete.covers(system) for system in systems) and not systems & untold

    def _reached(self, point: CollectionPoint, followed: Followed, cell: int) -> frozenset[str]:
        """Return the systems that the no gets to: where it is said, and wherever a label carries the cell."""
        nodes = self.links.nodes
        systems = {
            nodes[node].facet.system
            for node, front in followed.labels.items()
            if any(each.cells & cell for each in front)
        }
        if isinstance(point.via, str):
            systems.add(point.via)
        else:
            systems.update(self.links.stack.preference_stores[store].system for store in _written(point))
        return frozenset(systems)

    def _feeding(self, checked: tuple[int, ...], cell: int) -> frozenset[str]:
        """Return the systems from which the cell could come to the checked nodes over stated links."""
        key = (checked, cell)
        if key not in self._feeders:
            seen = {(node, cell) for node in checked}
            queue = sorted(seen)
            while queue:
                node, cells = queue.pop()
                for link in self.links.entering[node]:
                    before = (link.source, self._before(link, cells))
                    if before[1] and before not in seen:
                        seen.add(before)
                        queue.append(before)
            self._feeders[key] = frozenset(self.links.nodes[node].facet.system for node, _ in seen)
        return self._feeders[key]

    def _before(self, link: Link, cells: int) -> int:
        """Return the cells of which one may be denied at the source of a link for one of ``cells`` to be at its target.

        A lost distinction may have made a no of any other cell into this one.
        """
        source, target = self.links.nodes[link.source], self.links.nodes[link.target]
        if link.blocked or not target.covers & cells:
            return 0
        if link.loses or target.loses or source.loses:
            return self.links.universe.everything
        return cells & link.covers & source.covers


def _written(point: CollectionPoint) -> tuple[str, ...]:
    return point.writes if said(point.writes) else ()


def _untold(links: PreferenceLinks) -> list[Flow]:
    """Return the live flows of which nobody said what they carry."""
    return [
        flow
        for flow in links.stack.flows
        if flow.live and isinstance(flow.carries, Silence) and not flow.carries_preferences
    ]
