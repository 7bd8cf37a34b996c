"""How soon a no takes effect at best: what stays true however the open questions are answered."""

from __future__ import annotations

from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import saturated
from stackaudit.model.answer import Silence, said


def certain_promise(book: PromiseBook, promise: Promise) -> bool:
    """Tell whether there is a promise for certain: a person can say no there, about what the sender does, and it asks."""
    point, sender = book.stack.collection_points[promise.point], book.stack.senders[promise.sender]
    return said(point.captures) and said(sender.checks) and meets_for_certain(book, promise)


def soonest(book: PromiseBook, promise: Promise) -> int:
    """Return the worst seconds until the sender stops, should all that nobody said turn out for the best.

    0 where it may stop at once, because it is not certain that there is a promise or that no quicker way exists.
    """
    if not certain_promise(book, promise):
        return 0
    search = book.propagation(Reading.OPTIMISTIC)
    sender = book.stack.senders[promise.sender]
    followed = search.follow(book.stack.collection_points[promise.point])
    cells = followed.origin.cells & book.sender_cells(sender)
    checked = book.checked_nodes(sender, search.links)
    labels = [label for node in checked for label in followed.labels.get(node, ()) if label.cells & cells]
    whole = not guessed(book, promise)
    for label in sorted(labels, key=lambda label: label.time):
        cells &= ~label.cells
        if not whole or not cells:
            return saturated(label.time + book.freeze(sender, Reading.OPTIMISTIC))
    return 0


def guessed(book: PromiseBook, promise: Promise) -> bool:
    """Tell whether any one of the cells may be all that a promise is about, as nobody said what its sender does."""
    point, sender = book.stack.collection_points[promise.point], book.stack.senders[promise.sender]
    vague = book.propagation(Reading.OPTIMISTIC).links.vague
    return (
        isinstance(sender.purposes, Silence)
        or isinstance(point.covers, Silence)
        or vague(sender.brands, sender.regions)
        or vague(point.brands, point.regions)
    )
