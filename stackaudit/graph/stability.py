"""From when on a no stays: the last time at which a yes from a place that had not heard it can still be written over it.

A store says yes until it hears the no, and a flow that writes over what it finds carries that yes on until its source has
heard. So a store is settled once it has heard itself, and once the last such yes can have come in: at most the wait of the
flow after its source is settled. Where a source never hears, or flows write over each other in a circle, nothing settles it.
A relay holds nothing and hands on what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import TopologicalSorter

from stackaudit.graph.overwriting import brings_a_yes, entering, makes_a_yes, tellers, writes_over
from stackaudit.graph.preference_links import Link
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed, Label
from stackaudit.graph.reading import Reading
from stackaudit.graph.stack_graph import strong_components
from stackaudit.graph.three_valued import every
from stackaudit.graph.unbounded import UNBOUNDED, saturated
from stackaudit.model.preferences import CollectionPoint


class Stability:
    """Answers, under one reading, from when on a no stays where it arrived.

    Read pessimistically a flow of which nobody said whether it writes over, or whether it carries yeses, does both.
    """

    def __init__(self, book: PromiseBook, reading: Reading = Reading.AS_WRITTEN) -> None:
        self.search = book.propagation(reading)
        self.links = self.search.links
        self.reading = reading

    def settled(self, point: CollectionPoint, cell: int) -> dict[int, int]:
        """Return for each node that a no about one cell gets to the seconds after which it stays; unbounded where never."""
        followed = self.search.follow(point)
        heard = {node: time for node, front in followed.labels.items() if (time := earliest(front, cell)) is not None}
        values = self._spread(heard, self._stale_links(followed, cell))
        return {node: saturated(max(time, values.get(node, 0))) for node, time in heard.items()}

    def _stale_links(self, followed: Followed, cell: int) -> list[Link]:
        """Return the links that may carry a stale yes about a cell into a place that knows better."""
        nodes = self.links.nodes
        found = []
        for link in (link for node in range(len(nodes)) for link in entering(self.links, node)):
            if link.covers & nodes[link.source].covers & nodes[link.target].covers & cell:
                others = tellers(self.links, link.target, cell, followed.labels)
                state = every((writes_over(self.links, link, others), brings_a_yes(link.flow)))
                if state or (state is None and self.reading is Reading.PESSIMISTIC):
                    found.append(link)
        return found

    def _spread(self, heard: dict[int, int], stale: list[Link]) -> dict[int, int]:
        """Return by node the last time at which it holds a yes or is given one; of sources first, then of what they feed."""
        circle = _circles(stale)
        members: dict[int, list[int]] = {}
        for node, number in circle.items():
            members.setdefault(number, []).append(node)
        feeding: dict[int, list[Link]] = {number: [] for number in members}
        for link in stale:
            feeding[circle[link.target]].append(link)
        before = {number: {circle[link.source] for link in into} - {number} for number, into in feeding.items()}
        values: dict[int, int] = {}
        for number in TopologicalSorter(before).static_order():
            for link in feeding[number]:
                if circle[link.source] != number or makes_a_yes(link.flow):
                    self._bring(link, heard, values)
            self._settle(members[number], heard, values)
        return values

    def _bring(self, link: Link, heard: dict[int, int], values: dict[int, int]) -> None:
        held = [values[link.source]] if link.source in values else []
        if makes_a_yes(link.flow):
            held.append(heard.get(link.source, UNBOUNDED))
        if held:
            values[link.target] = max(values.get(link.target, 0), saturated(max(held) + link.wait))

    def _settle(self, nodes: list[int], heard: dict[int, int], values: dict[int, int]) -> None:
        holds = [node for node in nodes if self.links.nodes[node].facet.kind == "store"]
        for node in holds:
            values[node] = max(values.get(node, 0), heard.get(node, UNBOUNDED))
        if len(nodes) > 1 and any(node in values for node in nodes):
            values |= dict.fromkeys(nodes, UNBOUNDED)


def earliest(front: Iterable[Label], cells: int) -> int | None:
    """Return the least worst time at which a label about any of the cells arrives, or None."""
    return min((label.time for label in front if label.cells & cells), default=None)


def _circles(stale: list[Link]) -> dict[int, int]:
    nodes = sorted({node for link in stale for node in (link.source, link.target)})
    parts = strong_components(nodes, [(link.source, link.target) for link in stale])
    return {node: number for number, part in enumerate(parts) for node in part}
