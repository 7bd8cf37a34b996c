"""Is it certain that a collection point and a sender speak about the same, so that there is a promise at all?"""

from __future__ import annotations

from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import Silence


def meets_for_certain(book: PromiseBook, promise: Promise) -> bool:
    """Tell whether the scopes of a promise's point and sender meet whatever nobody said about either.

    A sender that did not say what it writes about, or for which brands or regions, meets the point for certain where the
    point is about all that it could be.
    """
    point, sender = book.stack.collection_points[promise.point], book.stack.senders[promise.sender]
    stated = book.propagation(Reading.PESSIMISTIC).cells(point)
    cells = book.sender_cells(sender)
    guessed = isinstance(sender.purposes, Silence) or book.propagation(Reading.PESSIMISTIC).links.vague(
        sender.brands, sender.regions
    )
    return not cells & ~stated if guessed else bool(cells & stated)
