"""Can anybody look back? Whether what is said at a collection point gets to a store that keeps its history."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import Silence, said
from stackaudit.model.preferences import CollectionPoint, PreferenceStore

KEPT: Final = ("change-log", "evidence")
"""The levels of history that let somebody look back; ``last-change`` forgets what was there before."""


class Unrecorded(msgspec.Struct, frozen=True):
    """A collection point of which some or all is kept by no store with a history, as far as it is written down.

    Attributes:
        point: its id.
        scopes: what goes without a history, as patterns.
        best: the best level among the stores that hear it (``none`` or ``last-change``).
        reached: ids of the stores that hear it and said so.
        silent: ids of the stores that hear it and of which nobody said what history they keep.
        certain: no store that hears it keeps a history, and no way leads to one that does.
    """

    point: str
    scopes: tuple[str, ...]
    best: str
    reached: tuple[str, ...]
    silent: tuple[str, ...]
    certain: bool


def unrecorded(book: PromiseBook) -> tuple[Unrecorded, ...]:
    """Return the collection points where a person can say no and whose noes reach no history, in file order.

    Certain is a scope for which every store that hears it said ``none`` or ``last-change``, and either no store that is
    written down could keep its history, or closed lists of flows rule out a way to one.
    """
    points = (point for point in book.stack.collection_points.values() if point.lets_say_no and point.writes)
    links = book.propagation(Reading.AS_WRITTEN).links
    nodes = links.store_node
    stores = [store for store in book.stack.preference_stores.values() if _may_keep(store)]
    keepers = Meetings(book.universe, [(nodes[store.id], links.nodes[nodes[store.id]].covers) for store in stores])
    return tuple(found for point in points if said(point.writes) and (found := _unrecorded(book, point, keepers)))


def sole_keepers(book: PromiseBook) -> tuple[str, ...]:
    """Return the stores that keep a history of something of which no other may, in file order."""
    links = book.propagation(Reading.AS_WRITTEN).links
    stores = [store for store in book.stack.preference_stores.values() if _may_keep(store)]
    once = twice = 0
    for store in stores:
        covers = links.nodes[links.store_node[store.id]].covers
        twice |= once & covers
        once |= covers
    alone = once & ~twice
    kept = [store.id for store in stores if store.history in KEPT]
    return tuple(store for store in kept if links.nodes[links.store_node[store]].covers & alone)


def _unrecorded(book: PromiseBook, point: CollectionPoint, keepers: Meetings[int]) -> Unrecorded | None:
    search = book.propagation(Reading.AS_WRITTEN)
    followed = search.follow(point)
    heard: dict[str, int] = {}
    for node in sorted(followed.labels):
        facet = search.links.nodes[node].facet
        for label in followed.labels[node] if facet.kind == "store" else ():
            heard[facet.id] = heard.get(facet.id, 0) | label.cells
    missing = _missing(book, point, followed.origin.cells, heard)
    if not missing:
        return None
    stores = [book.stack.preference_stores[id] for id, cells in heard.items() if cells & missing]
    silent = [store for store in stores if isinstance(store.history, Silence)]
    asked = 0
    for store in silent:
        asked |= heard[store.id]
    candidates = keepers.of(missing & ~asked)
    sure = 0
    for cell in book.universe.split(missing & ~asked) if stores else ():
        able = tuple(node for node, covers in candidates if covers & cell)
        if not able or book.closed_world.certain(point, followed, able, cell, Reading.OPTIMISTIC):
            sure |= cell
    return Unrecorded(
        point=point.id,
        scopes=book.universe.patterns(sure or missing),
        best="last-change" if any(store.history == "last-change" for store in stores) else "none",
        reached=tuple(store.id for store in stores if store not in silent),
        silent=tuple(store.id for store in silent),
        certain=bool(sure),
    )


def _missing(book: PromiseBook, point: CollectionPoint, cells: int, heard: dict[str, int]) -> int:
    """Return the heard cells that no store with a history hears; where nobody said what a point is about, one is enough."""
    kept = somewhere = 0
    for store, reached in heard.items():
        somewhere |= reached
        if book.stack.preference_stores[store].history in KEPT:
            kept |= reached
    if isinstance(point.covers, Silence):
        return 0 if kept else somewhere
    return cells & somewhere & ~kept


def _may_keep(store: PreferenceStore) -> bool:
    return isinstance(store.history, Silence) or store.history in KEPT
