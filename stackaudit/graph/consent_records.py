"""What is missing in the best record of a yes or no: by the store that keeps it, or lost on the way there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from stackaudit.graph.history import KEPT
from stackaudit.graph.meetings import Meetings
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed, Label
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import DropReason
from stackaudit.model.answer import Silence, present, said
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore

MANDATORY: Final = ("subject", "scope", "status", "event_time", "source", "actor", "notice_version")
"""What a record has to hold, in the words of history_fields."""
_CARRIED: Final = ("event_time", "source", "actor", "notice_version")
"""What only the place where it was said knows, so that it has to come along."""


class Shortfall(msgspec.Struct, frozen=True):
    """How the best record of what is said at a point falls short.

    Attributes:
        store: id of the store that keeps the best record.
        point: id of the collection point.
        unkept: what the store's history does not hold, as stated.
        lost: what is not taken down at the point or does not come along, as stated.
        cells: what it is about.
        silent: ``store`` or ``point`` where nobody said what it records and nothing stated is missing, else "".
        certain: no other store that is written down could keep more.
    """

    store: str
    point: str
    unkept: tuple[str, ...]
    lost: tuple[str, ...]
    cells: int
    silent: str
    certain: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Return all that is missing, in the order of :data:`MANDATORY`."""
        return tuple(each for each in MANDATORY if each in self.unkept or each in self.lost)


def shortfalls(book: PromiseBook) -> tuple[Shortfall, ...]:
    """Return where the best history that hears a point lacks something or is silent about it, by point in file order.

    The way of a no is followed. Where a point takes only yeses and a flow that carries only those leads on, it is left out.
    """
    search = _Records(book)
    return tuple(found for point in book.stack.collection_points.values() for found in search.of(point))


class _Records:
    def __init__(self, book: PromiseBook) -> None:
        self.book = book
        self.links = book.propagation(Reading.AS_WRITTEN).links
        nodes, node_of = self.links.nodes, self.links.store_node
        able = [each for each in book.stack.preference_stores.values() if _may_be_whole(each)]
        self.able = Meetings(book.universe, [(node_of[each.id], nodes[node_of[each.id]].covers) for each in able])

    def of(self, point: CollectionPoint) -> Iterator[Shortfall]:
        followed = self.book.propagation(Reading.AS_WRITTEN).follow(point)
        if point.captures == () or (not point.lets_say_no and _yeses_go_on(followed)):
            return
        left = followed.origin.cells
        records = [self._record(point, store, labels) for store, labels in self._keepers(followed)]
        for found in sorted(records, key=lambda record: (len(record.missing), record.silent != "")):
            cells = found.cells & left
            left &= ~cells
            if cells and (found.missing or found.silent):
                # Where nobody said what a point is about, one whole record is enough.
                if not said(point.covers) and not all(record.missing or record.silent for record in records):
                    return
                certain = said(point.covers) and self._certain(point, followed, cells)
                yield msgspec.structs.replace(found, cells=cells, certain=certain)

    def _keepers(self, followed: Followed) -> Iterator[tuple[PreferenceStore, list[Label]]]:
        for node, labels in sorted(followed.labels.items()):
            facet = self.links.nodes[node].facet
            store = self.book.stack.preference_stores[facet.id] if facet.kind == "store" else None
            if store is not None and store.history in KEPT:
                yield store, labels

    def _record(self, point: CollectionPoint, store: PreferenceStore, labels: list[Label]) -> Shortfall:
        cells, lost = 0, min((_lost(point, label) for label in labels), key=len)
        for label in labels:
            cells |= label.cells
        fields = store.history_fields
        unkept = tuple(each for each in MANDATORY if each not in fields) if said(fields) else ()
        silent = "store" if isinstance(fields, Silence) else "point" if isinstance(point.records, Silence) else ""
        return Shortfall(store.id, point.id, unkept, lost, cells, "" if unkept or lost else silent, False)

    def _certain(self, point: CollectionPoint, followed: Followed, cells: int) -> bool:
        """Tell whether for one cell at least no store elsewhere, and none that hears it, may keep a whole record."""
        able = self.able.of(cells)
        for cell in self.book.universe.split(cells):
            nodes = tuple(node for node, covers in able if covers & cell and node not in followed.labels)
            silent = any(
                self._says_nothing(node) and any(label.cells & cell for label in labels)
                for node, labels in followed.labels.items()
            )
            if not silent and (
                not nodes or self.book.closed_world.certain(point, followed, nodes, cell, Reading.OPTIMISTIC)
            ):
                return True
        return False

    def _says_nothing(self, node: int) -> bool:
        facet = self.links.nodes[node].facet
        return facet.kind == "store" and isinstance(self.book.stack.preference_stores[facet.id].history, Silence)


def _may_be_whole(store: PreferenceStore) -> bool:
    whole = isinstance(store.history_fields, Silence) or set(MANDATORY) <= set(store.history_fields)
    return whole and (isinstance(store.history, Silence) or store.history in KEPT)


def _yeses_go_on(followed: Followed) -> bool:
    return any(loss.reason is DropReason.OPT_OUTS_NOT_CARRIED for loss in followed.losses)


def _lost(point: CollectionPoint, label: Label) -> tuple[str, ...]:
    """Return what does not come along to a label, as stated: not taken down, or dropped by a flow."""
    kept = set(_CARRIED)
    if said(point.records):
        kept &= {*point.records, *(("notice_version",) if present(point.notice_version) else ())}
    for stated in _stated(label):
        kept.intersection_update(stated)
    return tuple(each for each in _CARRIED if each not in kept)


def _stated(label: Label) -> Iterator[Iterable[str]]:
    at: Label | None = label
    while at is not None:
        block = at.link.flow.preferences if at.link else None
        if isinstance(block, PreferenceFlow) and said(block.provenance):
            yield block.provenance
        at = at.before
