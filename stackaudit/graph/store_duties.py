"""Which rows of the table of regulations bind a preference store, for certain and perhaps."""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from stackaudit.graph.duties import Duties
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import said
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation


class StoreDuty(msgspec.Struct, frozen=True):
    """A store with the rows that bind it, by id.

    Attributes:
        store: the store.
        sure: the rows that bind it whatever is still open.
        perhaps: the rows that would bind it depending on where people live or which day it is.
    """

    store: PreferenceStore
    sure: tuple[Regulation, ...]
    perhaps: tuple[Regulation, ...] = ()


def store_duties(
    book: PromiseBook, asks: Callable[[Regulation], bool], spared: Collection[str] = ()
) -> tuple[StoreDuty, ...]:
    """Return the stores that rows bind or may bind, in file order; ``spared`` are channels that do not count.

    A store of which nobody said what it covers is bound by nothing, and service messages bind none.
    """
    duties = Duties(book.stack, asks)
    found = []
    for store in book.stack.preference_stores.values():
        channels = sorted(set(_channels(book, store)) - set(spared))
        sure = duties.of(channels, store.regions, Reading.OPTIMISTIC)
        every = duties.of(channels, store.regions, Reading.PESSIMISTIC)
        if every:
            found.append(StoreDuty(store, sure, tuple(row for row in every if row not in sure)))
    return tuple(found)


def _channels(book: PromiseBook, store: PreferenceStore) -> tuple[str, ...]:
    """Return the channels of what a store remembers, service messages left out."""
    if not said(store.covers):
        return ()
    links = book.propagation(Reading.AS_WRITTEN).links
    cells = links.nodes[links.store_node[store.id]].covers & links.usual
    values = book.universe.channel.values
    return tuple(values[place] for place in book.universe.touched("channel", cells))
