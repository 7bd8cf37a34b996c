"""Who hears whom: stores that speak and never hear, that hear and never tell, and which points a store hears."""

from __future__ import annotations

from functools import cached_property

import msgspec

from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed
from stackaudit.graph.reading import Reading
from stackaudit.graph.scope_cells import scope_classes
from stackaudit.graph.stack_graph import strong_components
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.stack import Stack


class Unheard(msgspec.Struct, frozen=True):
    """For one store: the points (ids, in file order) whose noes it never hears, and the scopes concerned."""

    store: str
    points: tuple[str, ...]
    scopes: tuple[str, ...]


class Untold(msgspec.Struct, frozen=True):
    """For one store: the local points, and the stores and senders that share a scope and never hear of it from there."""

    store: str
    points: tuple[str, ...]
    stores: tuple[str, ...]
    senders: tuple[str, ...]
    scopes: tuple[str, ...]


_Class = tuple[int, dict[int, int], list[tuple[int, int]]]


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
        """Return the stores that tell others (or are asked by a sender) and lie where no preference flow enters.

        Per scope class: the store is in a source component of the condensation, something outside it listens to it, and
        a point about the same scope does not get there.
        """
        cells: dict[str, int] = {}
        for klass, components, edges in self._classes:
            entered = {components[target] for source, target in edges if components[source] != components[target]}
            speaks = {components[source] for source, target in edges if components[source] != components[target]}
            for store, node in self.links.store_node.items():
                if node in components and components[node] not in entered and components[node] in speaks:
                    cells[store] = cells.get(store, 0) | klass
        found = [self._unheard(self.stack.preference_stores[store], mask) for store, mask in cells.items()]
        return tuple(each for each in found if each.points)

    @cached_property
    def mute(self) -> tuple[Untold, ...]:
        """Return the stores with a point of their own that hear it and tell nobody, though others share the scope."""
        cells: dict[str, int] = {}
        for klass, components, edges in self._classes:
            leaves = {components[source] for source, target in edges if components[source] != components[target]}
            entered = {components[target] for source, target in edges if components[source] != components[target]}
            for store, node in self.links.store_node.items():
                if node in components and components[node] not in leaves and components[node] in entered:
                    cells[store] = cells.get(store, 0) | klass
        found = [self._untold(self.stack.preference_stores[store], mask) for store, mask in cells.items()]
        return tuple(each for each in found if each.points and (each.stores or each.senders))

    def _unheard(self, store: PreferenceStore, cells: int) -> Unheard:
        missing = [
            (point.id, missed)
            for point in self.stack.collection_points.values()
            if point.lets_say_no and said(point.writes) and (missed := self.missed(store, point) & cells)
        ]
        scopes = 0
        for _, missed in missing:
            scopes |= missed
        return Unheard(store.id, tuple(point for point, _ in missing), self.book.universe.patterns(scopes))

    def _untold(self, store: PreferenceStore, cells: int) -> Untold:
        points = [
            point
            for point in self.stack.collection_points.values()
            if point.lets_say_no and said(point.writes) and store.id in point.writes and self._said(point) & cells
        ]
        told = 0
        for point in points:
            told |= self._said(point) & cells
        stores, senders, scopes = [], [], 0
        for other in self.stack.preference_stores.values():
            shared = self.links.nodes[self.links.store_node[other.id]].covers & told
            if other.id != store.id and shared and any(self.missed(other, point) & shared for point in points):
                stores.append(other.id)
                scopes |= shared
        for sender in self.stack.senders.values():
            checked = self.book.checked_nodes(sender, self.links)
            shared = self.book.sender_cells(sender) & told
            if shared and checked and not any(self._arrives(point, checked, shared) for point in points):
                senders.append(sender.id)
                scopes |= shared
        names = tuple(point.id for point in points)
        return Untold(store.id, names, tuple(stores), tuple(senders), self.book.universe.patterns(scopes))

    def _said(self, point: CollectionPoint) -> int:
        return self.followed(point).origin.cells

    def _arrives(self, point: CollectionPoint, checked: tuple[int, ...], cells: int) -> bool:
        labels = self.followed(point).labels
        return any(label.cells & cells for node in checked for label in labels.get(node, ()))

    @cached_property
    def _classes(self) -> tuple[_Class, ...]:
        """Return, per scope class: its cells, the component of each node that covers it, and the links that carry it."""
        nodes, open_links = self.links.nodes, [link for link in self.links.links if not link.blocked]
        masks = {node.covers for node in nodes} | {link.covers for link in open_links}
        masks |= {self._said(point) for point in self.stack.collection_points.values()}
        edges = [
            (link.source, link.target, link.covers & nodes[link.source].covers & nodes[link.target].covers)
            for link in open_links
        ]
        return tuple(self._class(cells, edges) for cells in scope_classes(self.links.usual, masks))

    def _class(self, cells: int, edges: list[tuple[int, int, int]]) -> _Class:
        joined = [(source, target) for source, target, covers in edges if covers & cells]
        inside = {node for edge in joined for node in edge}
        component: dict[int, int] = {}
        for number, part in enumerate(strong_components(sorted(inside), joined)):
            for node in part:
                component[node] = number
        return cells, component, joined
