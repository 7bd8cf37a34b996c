"""Who hears whom: stores that speak and never hear, that hear and never tell, and which points a store hears."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed
from stackaudit.graph.reading import Reading
from stackaudit.graph.stack_graph import strong_components
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack


class Unheard(msgspec.Struct, frozen=True):
    """For one store: the points (ids, in file order) whose noes it never hears, and the scopes concerned.

    ``certain`` are the points of which complete lists of flows make sure, none where the store may be told by a flow that
    nobody wrote down; ``senders`` act on what the store says.
    """

    store: str
    points: tuple[str, ...]
    scopes: tuple[str, ...]
    certain: tuple[str, ...]
    senders: tuple[str, ...]


class Untold(msgspec.Struct, frozen=True):
    """For one store: its own points, and the stores and senders that share a scope and never hear of it from there.

    ``certain`` are those stores and senders of which complete lists of flows make sure, none where the store may tell
    somebody by a flow that nobody wrote down.
    """

    store: str
    points: tuple[str, ...]
    stores: tuple[str, ...]
    senders: tuple[str, ...]
    scopes: tuple[str, ...]
    certain: tuple[str, ...]


class _Class(msgspec.Struct, frozen=True):
    """A class of scope cells with the strong components of the links that carry it, and what lies between them."""

    cells: int
    component: dict[int, int]
    between: tuple[tuple[int, int], ...]

    def members(self, nodes: frozenset[int]) -> set[int]:
        """Return the components of those nodes that have a link."""
        return {component for node, component in self.component.items() if node in nodes}


class Hearing:
    """Answers, per class of scope cells, which stores lie at a source or a sink of the preference graph."""

    def __init__(self, book: PromiseBook) -> None:
        self.book = book
        self.stack: Stack = book.stack
        self.links: PreferenceLinks = book.propagation(Reading.AS_WRITTEN).links

    def followed(self, point: CollectionPoint) -> Followed:
        """Return where a no said at a point gets to, as written."""
        return self.book.propagation(Reading.AS_WRITTEN).follow(point)

    def hears(self, store: PreferenceStore, point: CollectionPoint) -> bool:
        """Tell whether a store hears all that a point's no says about what the store covers."""
        return not self.missed(store, point)

    def missed(self, store: PreferenceStore, point: CollectionPoint) -> int:
        """Return the cells that a store covers and a point's no is about, and that never arrive there."""
        node = self.links.store_node[store.id]
        followed = self.followed(point)
        missing = followed.origin.cells & self.links.nodes[node].covers
        for label in followed.labels.get(node, ()):
            missing &= ~label.cells
        return missing

    @cached_property
    def deaf(self) -> tuple[Unheard, ...]:
        """Return the stores that tell others and to which no other store tells anything.

        Per scope class: a link leaves the store's component, no other store lies upstream of it (a relay that passes only
        its own points on is no store), and a point about the same scope does not get there. A store is deaf or mute, not
        both: one that hears a relay and tells none that listens is mute.
        """
        cells: dict[str, int] = {}
        for klass in self._classes:
            speaks = {source for source, _ in klass.between} - self._tells_nobody(klass)
            told = _behind(klass.members(self._store_nodes), klass.between)
            self._mark(cells, klass, speaks - told)
        found = [self._unheard(self.stack.preference_stores[store], mask) for store, mask in self._in_file_order(cells)]
        return tuple(each for each in found if each.points)

    @cached_property
    def mute(self) -> tuple[Untold, ...]:
        """Return the stores that hear, have a point of their own, and tell nobody, though others share the scope."""
        cells: dict[str, int] = {}
        for klass in self._classes:
            self._mark(cells, klass, self._tells_nobody(klass))
        found = [self._untold(self.stack.preference_stores[store], mask) for store, mask in self._in_file_order(cells)]
        return tuple(each for each in found if each.points and (each.stores or each.senders))

    def _tells_nobody(self, klass: _Class) -> set[int]:
        """Return the components that a link enters, and behind which lie neither a store nor what a sender checks."""
        backwards = [(target, source) for source, target in klass.between]
        tells = _behind(klass.members(self._listeners), backwards)
        return {target for _, target in klass.between} - tells

    def _mark(self, cells: dict[str, int], klass: _Class, components: set[int]) -> None:
        for node, component in klass.component.items():
            if component in components and node in self._store_nodes:
                store = self.links.nodes[node].facet.id
                cells[store] = cells.get(store, 0) | klass.cells

    def _in_file_order(self, cells: dict[str, int]) -> list[tuple[str, int]]:
        return sorted(cells.items(), key=lambda found: self.links.store_node[found[0]])

    def _unheard(self, store: PreferenceStore, cells: int) -> Unheard:
        node = self.links.store_node[store.id]
        missing = [
            (point, missed) for point, _ in self._points.of(cells) if (missed := self.missed(store, point) & cells)
        ]
        scopes = 0
        for _, missed in missing:
            scopes |= missed
        settled = said(store.covers) and self._settled(self._carried(node, cells, upstream=True))
        return Unheard(
            store.id,
            tuple(point.id for point, _ in missing),
            self.book.universe.patterns(scopes),
            tuple(point.id for point, missed in missing if settled and self._certain(point, (node,), missed)),
            self._acting_on(node, scopes),
        )

    def _untold(self, store: PreferenceStore, cells: int) -> Untold:
        points = [point for point, _ in self._points.of(cells) if said(point.writes) and store.id in point.writes]
        told = 0
        for point in points:
            told |= self._said(point) & cells
        stores, senders, certain, scopes = [], [], [], 0
        settled = said(store.covers) and self._settled(self._carried(self.links.store_node[store.id], told))
        for other, covers in self._stores.of(told):
            node = self.links.store_node[other.id]
            shared = covers & told
            if other.id != store.id and not any(self._arrives(point, (node,), shared) for point in points):
                stores.append(other.id)
                scopes |= shared
                sure = settled and said(other.covers)
                certain += [other.id] if sure and self._all_certain(points, (node,), shared) else []
        for sender, spoken in self._senders.of(told):
            checked = self.book.checked_nodes(sender, self.links)
            shared = spoken & told
            if checked and not any(self._arrives(point, checked, shared) for point in points):
                senders.append(sender.id)
                scopes |= shared
                certain += [sender.id] if settled and self._all_certain(points, checked, shared) else []
        names = tuple(point.id for point in points)
        patterns = self.book.universe.patterns(scopes)
        return Untold(store.id, names, tuple(stores), tuple(senders), patterns, tuple(dict.fromkeys(certain)))

    @cached_property
    def _points(self) -> Meetings[CollectionPoint]:
        points = [each for each in self.stack.collection_points.values() if each.lets_say_no and said(each.writes)]
        return Meetings(self.book.universe, [(point, self._said(point)) for point in points])

    @cached_property
    def _stores(self) -> Meetings[PreferenceStore]:
        nodes, node_of = self.links.nodes, self.links.store_node
        stores = self.stack.preference_stores.values()
        return Meetings(self.book.universe, [(store, nodes[node_of[store.id]].covers) for store in stores])

    @cached_property
    def _senders(self) -> Meetings[Sender]:
        senders = [sender for sender in self.stack.senders.values() if sender.kind != "service"]
        return Meetings(self.book.universe, [(sender, self.book.sender_cells(sender)) for sender in senders])

    @cached_property
    def _store_nodes(self) -> frozenset[int]:
        return frozenset(self.links.store_node.values())

    @cached_property
    def _listeners(self) -> frozenset[int]:
        senders = (sender for sender in self.stack.senders.values() if sender.kind != "service")
        return self._store_nodes.union(*(self.book.checked_nodes(sender, self.links) for sender in senders))

    def _acting_on(self, node: int, cells: int) -> tuple[str, ...]:
        """Return the senders that check a node, or one that it tells, within the cells."""
        told = self._carried(node, cells)
        return tuple(
            sender.id
            for sender, spoken in self._senders.of(cells)
            if any(told.get(checked, 0) & spoken for checked in self.book.checked_nodes(sender, self.links))
        )

    def _carried(self, node: int, cells: int, *, upstream: bool = False) -> dict[int, int]:
        """Return the nodes that a node tells (or that tell it), each with those of the cells that get through."""
        found = {node: cells & self.links.nodes[node].covers}
        queue = [node]
        while queue:
            here = queue.pop()
            for link in self.links.entering[here] if upstream else self.links.leaving[here]:
                other = link.source if upstream else link.target
                passed = found[here] & link.covers & self.links.nodes[other].covers
                if not link.blocked and passed & ~found.get(other, 0):
                    found[other] = found.get(other, 0) | passed
                    queue.append(other)
        return found

    def _settled(self, nodes: Iterable[int]) -> bool:
        return all(self._ways.settled(self.links.nodes[node].facet.system) for node in nodes)

    @cached_property
    def _ways(self) -> PossibleWays:
        return PossibleWays(self.stack)

    def _certain(self, point: CollectionPoint, nodes: tuple[int, ...], cells: int) -> bool:
        """Tell whether a complete list of flows makes sure that a no about the cells does not get to the nodes."""
        followed, world = self.followed(point), self.book.closed_world
        return said(point.covers) and any(
            world.certain(point, followed, nodes, cell, Reading.OPTIMISTIC) for cell in self.book.universe.split(cells)
        )

    def _all_certain(self, points: list[CollectionPoint], nodes: tuple[int, ...], cells: int) -> bool:
        told = [(point, self._said(point) & cells) for point in points]
        return all(self._certain(point, nodes, shared) for point, shared in told if shared)

    def _said(self, point: CollectionPoint) -> int:
        return self.followed(point).origin.cells

    def _arrives(self, point: CollectionPoint, checked: tuple[int, ...], cells: int) -> bool:
        labels = self.followed(point).labels
        return any(label.cells & cells for node in checked for label in labels.get(node, ()))

    @cached_property
    def _classes(self) -> tuple[_Class, ...]:
        nodes, open_links = self.links.nodes, [link for link in self.links.links if not link.blocked]
        masks = {node.covers for node in nodes} | {link.covers for link in open_links}
        masks |= {self._said(point) for point in self.stack.collection_points.values()}
        universe = self.book.universe
        edges = Meetings(
            universe,
            [
                (
                    (link.source, link.target),
                    link.covers & nodes[link.source].covers & nodes[link.target].covers,
                )
                for link in open_links
            ],
        )
        return tuple(_class(cells, edges) for cells in universe.classes(self.links.usual, masks))


def _class(cells: int, edges: Meetings[tuple[int, int]]) -> _Class:
    joined = [ends for ends, _ in edges.of(cells)]
    component: dict[int, int] = {}
    for number, part in enumerate(strong_components(sorted({node for edge in joined for node in edge}), joined)):
        component |= dict.fromkeys(part, number)
    between = {(component[source], component[target]) for source, target in joined}
    return _Class(cells, component, tuple(sorted((one, other) for one, other in between if one != other)))


def _behind(starts: set[int], edges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the components that lie behind a start, over one edge or more."""
    onward: dict[int, list[int]] = {}
    for source, target in edges:
        onward.setdefault(source, []).append(target)
    found: set[int] = set()
    queue = sorted(starts)
    while queue:
        fresh = [target for target in onward.get(queue.pop(), ()) if target not in found]
        found.update(fresh)
        queue += fresh
    return found
