"""When is a missing route a fact? Where somebody said that the list of flows is complete on one side of the cut."""

from __future__ import annotations

from functools import cached_property

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.propagation import Followed
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import said
from stackaudit.model.flows import Flow
from stackaudit.model.preferences import CollectionPoint

GETS_NOWHERE_ELSE = "every system that the no gets to has a complete list of flows"
NOTHING_FEEDS = "every system that feeds what the sender checks has a complete list of flows"


class ClosedWorld:
    """Tells whether it is certain that no route exists, by ``flows_complete`` on either side."""

    def __init__(self, links: PreferenceLinks) -> None:
        self.links = links
        self._untold_out = frozenset(system for flow in _untold(links) for system in _ends(flow, flow.source.system))
        self._untold_in = frozenset(system for flow in _untold(links) for system in _ends(flow, flow.target.system))
        self._feeders: dict[tuple[tuple[int, ...], int], frozenset[str]] = {}
        self._feeders_by_cell: dict[tuple[tuple[int, ...], int], frozenset[str]] = {}

    def certain(
        self, point: CollectionPoint, followed: Followed, checked: tuple[int, ...], cell: int, reading: Reading
    ) -> str:
        """Return why it is certain that a no about ``cell`` finds no route to the checked nodes, or nothing.

        Where nobody said in which system a no is given (``via``), it is taken as written to begin at its store; read
        optimistically it may begin in a system whose flows nobody listed, so that only the other side of the cut counts.
        """
        if not said(point.writes) or followed.truncated:
            return ""
        begins_there = said(point.via) or reading is Reading.AS_WRITTEN
        if begins_there and self._closed(self._reached(point, followed, cell), self._untold_out):
            return GETS_NOWHERE_ELSE
        if checked and self._closed(self._feeding(checked, cell), self._untold_in):
            return NOTHING_FEEDS
        return ""

    def sides(
        self, point: CollectionPoint, followed: Followed, checked: tuple[int, ...], cell: int
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the systems on the two sides of a cut: those that a no about ``cell`` gets to, those that feed the check."""
        return self._reached(point, followed, cell), self._feeding(checked, cell) if checked else frozenset()

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
        # Cells are long numbers in a company of many brands; the place of their one bit is short.
        place = cell.bit_length()
        known = self._feeders_by_cell.get((checked, place))
        if known is None:
            # Cells that no store and no flow tells apart come over the same links.
            alike = (checked, self._class_of(cell))
            if alike not in self._feeders:
                self._feeders[alike] = self._search(checked, cell)
            known = self._feeders_by_cell[checked, place] = self._feeders[alike]
        return known

    def _search(self, checked: tuple[int, ...], cell: int) -> frozenset[str]:
        seen = dict.fromkeys(checked, cell)
        queue = [(node, cell) for node in seen]
        while queue:
            node, cells = queue.pop()
            for link in self.links.entering[node]:
                known = seen.get(link.source, 0)
                fresh = self._before(link, cells) & ~known
                if fresh:
                    seen[link.source] = known | fresh
                    queue.append((link.source, fresh))
        return frozenset(self.links.nodes[node].facet.system for node in seen)

    def _class_of(self, cell: int) -> int:
        return next((cells for cells, _ in self._classes.of(cell)), cell)

    @cached_property
    def _classes(self) -> Meetings[int]:
        universe = self.links.universe
        masks = {node.covers for node in self.links.nodes} | {link.covers for link in self.links.links}
        return Meetings(universe, ((cells, cells) for cells in universe.classes(universe.everything, masks)))

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
        flow for flow in links.stack.flows if flow.live and flow.may_carry_preferences and not flow.carries_preferences
    ]


def _ends(flow: Flow, end: str) -> tuple[str, ...]:
    """Return one end of a flow, or both where it goes both ways."""
    return (flow.source.system, flow.target.system) if flow.direction == "both" else (end,)
