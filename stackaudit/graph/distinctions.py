"""Distinctions that people can make where they say no, and that a flow or a store on the way cannot keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import DropReason, Hop
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.scope import DIMENSIONS

Place = tuple[str, str]
"""Where a distinction gets lost: ``flows`` or ``preference_stores``, and the id."""


class _Loss(msgspec.Struct, frozen=True):
    """A no that comes to a place which cannot keep it apart: of its ``cells`` the place could speak within ``reach``."""

    place: Place
    collapse: str
    node: int
    cells: int
    reach: int


class Blurred(msgspec.Struct, frozen=True):
    """A flow or store that cannot keep apart what people keep apart where they say no.

    Attributes:
        noun: ``flows`` or ``preference_stores``.
        id: its id.
        dimensions: the distinctions lost, in the order channel, purpose, brand, region.
        points: ids of the collection points that make them, in file order.
        narrow: those points of which it is known that they make the distinction; the others may, nobody said.
    """

    noun: str
    id: str
    dimensions: tuple[str, ...]
    points: tuple[str, ...]
    narrow: tuple[str, ...]


def blurred(book: PromiseBook) -> tuple[Blurred, ...]:
    """Return the places that lose, as stated, a distinction that a no still had when it came there.

    A point makes a distinction where its ``keeps`` says so, or where its no is about less than the place would deny for it.
    Where the no about one value gets to the same store by another way, a place that lets such a no fall loses nothing.
    """
    links = book.propagation(Reading.AS_WRITTEN).links
    lost = {dimension for node in links.nodes for dimension in node.loses}
    lost |= {dimension for link in links.links for dimension in link.loses}
    found: dict[Place, dict[str, dict[str, bool]]] = {}
    known: dict[tuple[object, ...], list[tuple[Place, bool]]] = {}
    for point in book.stack.collection_points.values():
        if point.lets_say_no and lost:
            for dimension in (each for each in DIMENSIONS if each in lost):
                walk = _Walk(book, links, book.propagation(Reading.AS_WRITTEN).follow(point), dimension, point)
                key = (walk.followed.origin, dimension, walk.chosen, walk.specific)
                if key not in known:
                    known[key] = list(dict.fromkeys(walk.losses()))
                for place, sure in known[key]:
                    held = found.setdefault(place, {}).setdefault(dimension, {})
                    held[point.id] = held.get(point.id, False) or sure
    return tuple(_blurred(place, by_dimension) for place, by_dimension in found.items())


def unasked(book: PromiseBook, promises: Iterable[Promise]) -> dict[Place, tuple[str, ...]]:
    """Return the places of which nobody said what they keep apart, with the promises that hang on it.

    Those are the promises whose point says that people choose between several values there, and whose no arrives.
    """
    found: dict[Place, dict[str, None]] = {}
    for promise in promises:
        point = book.stack.collection_points[promise.point]
        if promise.verdict is not promise.pessimistic and _chooses(book, point):
            for hop in promise.route:
                for place in _silent(book, hop):
                    found.setdefault(place, {})[promise.id] = None
    return {place: tuple(held) for place, held in found.items()}


def _chooses(book: PromiseBook, point: CollectionPoint) -> bool:
    if isinstance(point.keeps, Silence):
        return False
    cells = book.propagation(Reading.AS_WRITTEN).cells(point)
    return any(len(book.universe.touched(each, cells)) > 1 for each in point.keeps)


def _silent(book: PromiseBook, hop: Hop) -> Iterator[Place]:
    stack = book.stack
    if hop.flow:
        block = stack.flow_by_id[hop.flow].preferences
        if not isinstance(block, PreferenceFlow) or isinstance(block.keeps, Silence):
            yield "flows", hop.flow
    if hop.target.kind == "store" and isinstance(stack.preference_stores[hop.target.id].keeps, Silence):
        yield "preference_stores", hop.target.id


def _blurred(place: Place, by_dimension: dict[str, dict[str, bool]]) -> Blurred:
    sure = [each for each in by_dimension if any(by_dimension[each].values())]
    dimensions = [each for each in DIMENSIONS if each in (sure or by_dimension)]
    points = {point: None for each in dimensions for point in by_dimension[each]}
    narrow = {point: None for each in dimensions for point, known in by_dimension[each].items() if known}
    return Blurred(*place, tuple(dimensions), tuple(points), tuple(narrow))


class _Walk:
    """Follows one distinction of one no over the links that keep it, up to those that do not."""

    def __init__(
        self, book: PromiseBook, links: PreferenceLinks, followed: Followed, dimension: str, point: CollectionPoint
    ) -> None:
        self.universe = book.universe
        self.links = links
        self.followed = followed
        self.dimension = dimension
        self.chosen: bool | None = None if isinstance(point.keeps, Silence) else dimension in point.keeps
        # A pattern that nobody wrote is no choice.
        self.specific = said(point.covers)
        self._stopped = {id(loss.link) for loss in followed.losses if loss.reason is DropReason.GRANULARITY}

    def losses(self) -> Iterator[tuple[Place, bool]]:
        """Yield each place that loses the distinction, and whether it is sure that the point makes it."""
        alive: dict[int, int] = {}
        lost: list[_Loss] = []
        for node in self.followed.origin.nodes:
            self._enter(node, self.followed.origin.cells, alive, lost)
        queue = sorted(alive)
        while queue:
            node = queue.pop()
            for link in self.links.leaving[node]:
                before = alive.get(link.target, 0)
                self._cross(link, alive[node], alive, lost)
                if alive.get(link.target, 0) & ~before:
                    queue.append(link.target)
        for loss in lost:
            arrives = not loss.cells & ~alive.get(loss.node, 0)
            if arrives and loss.collapse in ("deny-if-all", "ignore"):
                continue
            if (sure := self._distinguishes(loss)) is not None:
                yield loss.place, sure

    def _cross(self, link: Link, cells: int, alive: dict[int, int], lost: list[_Loss]) -> None:
        reach = link.covers & self.links.nodes[link.target].covers
        if link.blocked or not cells & reach:
            return
        if link.target not in self.followed.labels and id(link) not in self._stopped:
            return
        if self.dimension in link.loses:
            lost.append(_Loss(("flows", link.flow.id), link.collapse, link.target, cells & reach, reach))
        else:
            self._enter(link.target, cells & reach, alive, lost)

    def _enter(self, node: int, cells: int, alive: dict[int, int], lost: list[_Loss]) -> None:
        place = self.links.nodes[node]
        kept = cells & place.covers
        if kept and self.dimension in place.loses:
            lost.append(_Loss(("preference_stores", place.facet.id), place.collapse, node, kept, place.covers))
        elif kept:
            alive[node] = alive.get(node, 0) | kept

    def _distinguishes(self, loss: _Loss) -> bool | None:
        """Tell whether the point keeps apart what the place cannot; None where it does not, False where nobody said."""
        cells, usual = loss.cells & self.links.usual, self.links.usual
        siblings = self.universe.spread(cells, self.dimension) & loss.reach & usual
        if self.specific and siblings & ~self.followed.origin.cells:
            return True
        several = len(self.universe.touched(self.dimension, cells)) > 1
        if not several or self.chosen is False:
            return None
        return self.chosen is True
