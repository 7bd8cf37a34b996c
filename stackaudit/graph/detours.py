"""Promises that hang on some flows: take the flows away, and no route is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from stackaudit.graph.at_best import guessed
from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Propagation
from stackaudit.graph.reading import Reading


def without_detour(
    book: PromiseBook, promises: Iterable[Promise], flows: Collection[str], reading: Reading
) -> Iterator[Promise]:
    """Yield those promises that have a route over one of the flows and no whole route that avoids them all."""
    crossing = [promise for promise in promises if any(hop.flow in flows for hop in promise.route)]
    if not crossing:
        return
    left = msgspec.structs.replace(book.stack, flows=tuple(flow for flow in book.stack.flows if flow.id not in flows))
    search = Propagation(PreferenceLinks(left, book.universe, reading), left.settings.label_cap)
    for promise in crossing:
        if not _arrives(book, search, promise):
            yield promise


def _arrives(book: PromiseBook, search: Propagation, promise: Promise) -> bool:
    sender = book.stack.senders[promise.sender]
    followed = search.follow(book.stack.collection_points[promise.point])
    cells = followed.origin.cells & book.sender_cells(sender)
    heard = 0
    for node in book.checked_nodes(sender, search.links):
        for label in followed.labels.get(node, ()):
            heard |= label.cells
    return bool(cells & heard) if guessed(book, promise) else not cells & ~heard
