"""Where a no depends on a person who carries it over: the manual flows on the ways to each sender."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

import msgspec

from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import BY_HAND, UNTIMED
from stackaudit.graph.reading import Reading
from stackaudit.graph.routes import hops
from stackaudit.graph.trace import Hop
from stackaudit.graph.verdict import Verdict


class Need(Enum):
    """How much a promise depends on a hand."""

    ONLY = "every way goes by hand"
    FASTEST = "the fastest way goes by hand"
    OPEN = "nobody said enough"


class Carried(msgspec.Struct, frozen=True):
    """A promise whose no goes over a manual flow. ``wait`` is its worst wait in seconds, None when nobody said."""

    flow: str
    promise: Promise
    need: Need
    wait: int | None


def carried_by_hand(book: PromiseBook, promises: Iterable[Promise]) -> tuple[Carried, ...]:
    """Return every manual flow on the way of a promise, by promise in the given order.

    It is the only way where no automatic one is written down and none can turn up among flows of which nobody said what
    they carry; otherwise, where the manual flow is untimed, and where it is not certain that there is a promise, it is open.
    """
    return tuple(
        Carried(hop.flow, promise, need, hop.wait)
        for promise in promises
        for need, route in _ways(book, promise)
        for hop in route
        if hop.by_hand
    )


def _ways(book: PromiseBook, promise: Promise) -> Iterator[tuple[Need, tuple[Hop, ...]]]:
    if promise.verdict is Verdict.BY_HAND:
        certain = promise.optimistic is Verdict.BY_HAND and meets_for_certain(book, promise)
        yield Need.ONLY if certain else Need.OPEN, promise.route
    elif promise.verdict is Verdict.NOT_WRITTEN_DOWN:
        yield Need.OPEN, tuple(hop for hop in promise.route if hop.wait is None)
    elif promise.arrival is not None and meets_for_certain(book, promise):
        yield Need.FASTEST, _faster(book, promise, promise.arrival)


def _faster(book: PromiseBook, promise: Promise, arrival: int) -> tuple[Hop, ...]:
    """Return the route by hand that is faster than the automatic one for all that the promise is about, if there is one."""
    point, sender = book.stack.collection_points[promise.point], book.stack.senders[promise.sender]
    search = book.propagation(Reading.AS_WRITTEN)
    followed = search.follow(point)
    cells = followed.origin.cells & book.sender_cells(sender)
    faster = [
        label
        for node in book.checked_nodes(sender, search.links)
        for label in followed.labels.get(node, ())
        if label.flags & BY_HAND and not label.flags & UNTIMED and label.time < arrival and not cells & ~label.cells
    ]
    return hops(search.links, point, min(faster, key=lambda label: label.time)) if faster else ()
