"""Which store wins when two disagree: who claims it, where nobody does, and who leads without being named."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import NO, YES, said
from stackaudit.model.preferences import PreferenceStore

LEADS_AT_LEAST = 2


class Unmastered(msgspec.Struct, frozen=True):
    """Scopes that two or more stores remember and for which none wins: ``scopes`` as stated, the others open.

    ``stores`` and ``open_stores`` are ids in file order; ``silent`` are those of the open ones of which nobody said what they
    cover.
    """

    scopes: tuple[str, ...]
    stores: tuple[str, ...]
    open_scopes: tuple[str, ...]
    open_stores: tuple[str, ...]
    silent: tuple[str, ...]


class Master(msgspec.Struct, frozen=True):
    """A store that wins. ``leads`` is 0 for one that was named, else how many stores hear from it, more than from others."""

    store: str
    leads: int = 0


def unmastered(book: PromiseBook) -> Unmastered:
    """Return the scopes that several stores remember and none of them is the system of record for.

    It is stated where the stores said what they cover, and each of them that it does not win, or the company that none does.
    """
    stack, links = book.stack, book.propagation(Reading.AS_WRITTEN).links
    stores = stack.preference_stores.values()
    shared = _shared(_covers(links, store) for store in stores)
    stated = _shared(_covers(links, store) for store in stores if said(store.covers))
    claimed = undecided = 0
    for store in stores:
        claimed |= _claim(book, store)
        if not _decided(store):
            undecided |= _covers(links, store)
    if stack.company.preference_master == ():
        undecided = 0
    certain = stated & ~claimed & ~undecided
    unsure = shared & ~claimed & ~certain
    concerned = tuple(store for store in stores if _covers(links, store) & unsure)
    return Unmastered(
        scopes=book.universe.patterns(certain),
        stores=tuple(store.id for store in stores if said(store.covers) and _covers(links, store) & certain),
        open_scopes=book.universe.patterns(unsure),
        open_stores=tuple(store.id for store in concerned),
        silent=tuple(store.id for store in concerned if not said(store.covers)),
    )


def claims(book: PromiseBook) -> tuple[tuple[str, int], ...]:
    """Return the stores that somebody named as winning, in file order, each with the cells for which it does."""
    held = ((store.id, _claim(book, store)) for store in book.stack.preference_stores.values())
    return tuple((store, cells) for store, cells in held if cells)


def masters(book: PromiseBook) -> tuple[Master, ...]:
    """Return the stores that somebody named as winning; where it is stated that none does, the one that leads.

    A store leads where at least two others hear from it, and from no other store as many.
    """
    named = [Master(store) for store, _ in claims(book)]
    if named or not _none_wins(book):
        return tuple(named)
    links = book.propagation(Reading.AS_WRITTEN).links
    told = {store: len(_told(links, node)) for store, node in links.store_node.items()}
    most = max(told.values(), default=0)
    leading = [store for store, count in told.items() if count == most]
    return (Master(leading[0], most),) if most >= LEADS_AT_LEAST and len(leading) == 1 else ()


def _covers(links: PreferenceLinks, store: PreferenceStore) -> int:
    return links.nodes[links.store_node[store.id]].covers


def _shared(masks: Iterable[int]) -> int:
    once = twice = 0
    for mask in masks:
        twice |= once & mask
        once |= mask
    return twice


def _claim(book: PromiseBook, store: PreferenceStore) -> int:
    """Return the cells for which a store wins by its own word or the company's."""
    covers = _covers(book.propagation(Reading.AS_WRITTEN).links, store)
    named = book.stack.company.preference_master
    if store.system_of_record is YES or (said(named) and store.id in named):
        return covers
    if isinstance(store.system_of_record, tuple):
        return covers & book.universe.mask(store.system_of_record, store.brands, store.regions)
    return 0


def _decided(store: PreferenceStore) -> bool:
    return store.system_of_record in (YES, NO) or isinstance(store.system_of_record, tuple)


def _none_wins(book: PromiseBook) -> bool:
    """Tell whether it is stated that no store wins: by the company, or by each store."""
    stores = book.stack.preference_stores.values()
    return book.stack.company.preference_master == () or all(_decided(store) for store in stores)


def _told(links: PreferenceLinks, start: int) -> set[int]:
    """Return the nodes of other stores that hear a no about something from a store."""
    heard = {start: links.nodes[start].covers}
    queue = [start]
    while queue:
        node = queue.pop()
        for link in links.leaving[node]:
            if link.blocked:
                continue
            target = links.nodes[link.target]
            cells = links.pass_scope(links.pass_scope(heard[node], link), target)
            if cells & ~heard.get(link.target, 0):
                heard[link.target] = heard.get(link.target, 0) | cells
                queue.append(link.target)
    stores = set(links.store_node.values())
    return {node for node in heard if node != start and node in stores}
