"""Scope gaps: promises of which a part of the no arrives at the sender, and another part never does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.routes import stops
from stackaudit.graph.trace import Drop
from stackaudit.graph.verdict import Fidelity
from stackaudit.model.answer import Silence, said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.senders import Sender


class ScopeGap(msgspec.Struct, frozen=True):
    """A promise of which only a part arrives.

    Attributes:
        reached: the scopes that arrive as written.
        missed: those that do not; where ``certain``, only those of which somebody said that both are about them.
        certain: it is certain for a missed scope that no route exists.
        drops: where a missed part of the no stopped, nearest first.
        silent: the missing answer (noun, field) because of which the missed part may be nobody's concern, else nothing.
    """

    promise: Promise
    reached: tuple[str, ...]
    missed: tuple[str, ...]
    certain: bool
    drops: tuple[Drop, ...]
    silent: tuple[str, str] | None = None


_LESS: Final = (Fidelity.UNDER, Fidelity.MIXED)


def scope_gaps(book: PromiseBook, promises: Iterable[Promise]) -> tuple[ScopeGap, ...]:
    """Return the promises of which a part arrives and a part does not, in the given order."""
    return tuple(gap for promise in promises if promise.fidelity in _LESS for gap in _gap(book, promise))


def _gap(book: PromiseBook, promise: Promise) -> Iterator[ScopeGap]:
    point, sender = book.stack.collection_points[promise.point], book.stack.senders[promise.sender]
    cells = book.propagation(Reading.AS_WRITTEN).cells(point) & book.sender_cells(sender)
    missed = cells & ~_heard(book, point, sender, Reading.AS_WRITTEN)
    if not missed or missed == cells:
        return
    silent = _silent(book, point, sender)
    sure = 0 if silent else _never(book, point, sender, missed)
    links = book.propagation(Reading.AS_WRITTEN).links
    followed = book.propagation(Reading.AS_WRITTEN).follow(point)
    yield ScopeGap(
        promise=promise,
        reached=book.universe.patterns(cells & ~missed),
        missed=book.universe.patterns(sure or missed),
        certain=bool(sure),
        drops=stops(links, point, followed, book.checked_nodes(sender, links), sure or missed),
        silent=silent,
    )


def _heard(book: PromiseBook, point: CollectionPoint, sender: Sender, reading: Reading) -> int:
    search, cells = book.propagation(reading), 0
    labels = search.follow(point).labels
    for node in book.checked_nodes(sender, search.links):
        for label in labels.get(node, ()):
            cells |= label.cells
    return cells


def _silent(book: PromiseBook, point: CollectionPoint, sender: Sender) -> tuple[str, str] | None:
    """Return the first missing answer that leaves open if point and sender both are about the missed part."""
    for field in ("captures", "covers"):
        if isinstance(getattr(point, field), Silence):
            return "collection_points", field
    if not said(sender.purposes):
        return "senders", "purposes"
    for field, axis in (("brands", book.universe.brand), ("regions", book.universe.region)):
        if said(getattr(book.stack.company, field)) or len(axis) < 2:
            continue  # where the company named its own, an entry without any is about all of them
        for noun, entry in (("collection_points", point), ("senders", sender)):
            if isinstance(getattr(entry, field), Silence):
                return noun, field
    return None


def _never(book: PromiseBook, point: CollectionPoint, sender: Sender, missed: int) -> int:
    """Return the cells among the missed ones that certainly never arrive."""
    links = book.propagation(Reading.AS_WRITTEN).links
    followed = book.propagation(Reading.AS_WRITTEN).follow(point)
    checked, sure = book.checked_nodes(sender, links), 0
    for cell in book.universe.split(missed & ~_heard(book, point, sender, Reading.OPTIMISTIC)):
        if said(sender.checks) and book.closed_world.certain(point, followed, checked, cell, Reading.OPTIMISTIC):
            sure |= cell
    return sure
