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
    known: dict[tuple[object, ...], tuple[tuple[Regulation, ...], tuple[Regulation, ...]]] = {}
    found = []
    for store in book.stack.preference_stores.values():
        channels = tuple(each for each in _channels(book, store) if each not in spared)
        key = (channels, store.regions)
        if key not in known:
            every = duties.of(channels, store.regions, Reading.PESSIMISTIC)
            sure = duties.of(channels, store.regions, Reading.OPTIMISTIC)
            known[key] = sure, tuple(row for row in every if row not in sure)
        if any(known[key]):
            found.append(StoreDuty(store, *known[key]))
    return tuple(found)


def _channels(book: PromiseBook, store: PreferenceStore) -> tuple[str, ...]:
    """Return the channels of what a store remembers, service messages left out."""
    if not said(store.covers):
        return ()
    links = book.propagation(Reading.AS_WRITTEN).links
    cells = links.nodes[links.store_node[store.id]].covers & links.usual
    values = book.universe.channel.values
    return tuple(values[place] for place in book.universe.touched("channel", cells))
