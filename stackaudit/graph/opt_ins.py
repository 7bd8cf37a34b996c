"""Opt-ins: when a yes gets to each sender. It is a matter of service, so that no limit is compared and no verdict given."""

from __future__ import annotations

import msgspec

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.polarity import Polarity
from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import BY_HAND, UNTIMED, Propagation
from stackaudit.graph.reading import Reading
from stackaudit.graph.routes import hops, stops
from stackaudit.graph.trace import Drop, Hop, Trace
from stackaudit.graph.traces import best_label, trace_in
from stackaudit.model.answer import Silence
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.senders import Sender


class OptIn(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one yes at one sender.

    Attributes:
        point: where it is said.
        sender: who may write from then on.
        channel: the sender's channel.
        cells: the scope patterns that they share.
        arrival: worst elapsed seconds until what the sender asks knows; None without a timed route.
        by_hand: a person carries it on the way.
        partly: only a part of the shared scope arrives.
        route: the best route, hop by hop; empty without one.
        drops: where the yes stopped, nearest first; empty when it arrived.
    """

    point: str
    sender: str
    channel: str
    cells: tuple[str, ...]
    arrival: int | None
    by_hand: bool = False
    partly: bool = False
    route: tuple[Hop, ...] = ()
    drops: tuple[Drop, ...] = ()


class OptIns:
    """Follows the yeses of a stack under one reading, by the engine that follows its noes."""

    def __init__(self, book: PromiseBook, reading: Reading = Reading.AS_WRITTEN) -> None:
        self.book = book
        links = PreferenceLinks(book.stack, book.universe, reading, Polarity.YES)
        self.search = Propagation(links, book.stack.settings.label_cap)
        senders = (sender for sender in book.stack.senders.values() if sender.kind != "service")
        self._senders = Meetings(book.universe, [(sender, book.sender_cells(sender)) for sender in senders])

    def trace(self, point: CollectionPoint) -> Trace:
        """Return where a yes given at a point gets to."""
        return trace_in(self.search, point)

    def of(self, point: CollectionPoint) -> tuple[OptIn, ...]:
        """Return what becomes of a yes given at a point, at each sender that shares its scope; nothing where none is given."""
        if not gives(point):
            return ()
        said_yes = self.search.cells(point)
        return tuple(self._opt_in(point, sender, cells & said_yes) for sender, cells in self._senders.of(said_yes))

    def all(self) -> tuple[OptIn, ...]:
        """Return every pair of a point that takes a yes and a sender, in the order in which they were written."""
        return tuple(each for point in self.book.stack.collection_points.values() for each in self.of(point))

    def _opt_in(self, point: CollectionPoint, sender: Sender, cells: int) -> OptIn:
        links, followed = self.search.links, self.search.follow(point)
        checked = self.book.checked_nodes(sender, links)
        labels = [label for node in checked for label in followed.labels.get(node, ()) if label.cells & cells]
        best = best_label(labels) if labels else None
        heard = 0
        for label in labels:
            heard |= label.cells
        return OptIn(
            point=point.id,
            sender=sender.id,
            channel=sender.channel,
            cells=self.book.universe.patterns(cells),
            arrival=None if best is None or best.flags & UNTIMED else best.time,
            by_hand=best is not None and bool(best.flags & BY_HAND),
            partly=best is not None and bool(cells & ~heard),
            route=hops(links, point, best) if best is not None else (),
            drops=() if best is not None else stops(links, point, followed, checked, cells & -cells),
        )


def gives(point: CollectionPoint) -> bool:
    """Tell whether a person can say yes here; where nobody said what it captures, that is taken at face value."""
    return isinstance(point.captures, Silence) or "give" in point.captures
