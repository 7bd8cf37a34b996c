"""Who goes by what a preference store remembers: senders that ask it, or that ask what it tells."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import given, said
from stackaudit.model.preferences import CollectionPoint, PreferenceStore


class Unused(msgspec.Struct, frozen=True):
    """A store in which people's answers land, and by which no sender goes.

    ``points`` write to it; ``senders`` are about the same, all of them elsewhere; ``certain`` tells that no sender can go by it,
    whatever is still open.
    """

    store: str
    points: tuple[str, ...]
    senders: tuple[str, ...]
    scopes: tuple[str, ...]
    certain: bool


def acted_on(book: PromiseBook, reading: Reading) -> dict[str, int]:
    """Return, by store, the cells of which a no kept there gets to a sender that is about them. Stores without are left out.

    One search, backwards from what the senders ask.
    """
    links = book.propagation(reading).links
    useful: dict[int, int] = {}
    for sender in book.stack.senders.values():
        for node in book.checked_nodes(sender, links):
            useful[node] = useful.get(node, 0) | (book.sender_cells(sender) & links.nodes[node].covers)
    queue = sorted(useful)
    while queue:
        node = queue.pop()
        for link in links.entering[node]:
            fresh = _before(links, link, useful[node]) & ~useful.get(link.source, 0)
            if fresh:
                useful[link.source] = useful.get(link.source, 0) | fresh
                queue.append(link.source)
    return {store: cells for store, node in links.store_node.items() if (cells := useful.get(node, 0))}


def going_by(book: PromiseBook, store: PreferenceStore) -> tuple[str, ...]:
    """Return the senders to which a no kept in a store gets, as written, in file order."""
    links = book.propagation(Reading.AS_WRITTEN).links
    start = links.store_node[store.id]
    kept = {start: links.nodes[start].covers}
    queue = [start]
    while queue:
        node = queue.pop()
        for link in links.leaving[node]:
            target = links.nodes[link.target]
            told = 0 if link.blocked else links.pass_scope(links.pass_scope(kept[node], link), target)
            if told & ~kept.get(link.target, 0):
                kept[link.target] = kept.get(link.target, 0) | told
                queue.append(link.target)
    return tuple(
        sender.id
        for sender in book.stack.senders.values()
        if any(kept.get(node, 0) & book.sender_cells(sender) for node in book.checked_nodes(sender, links))
    )


def unused(book: PromiseBook) -> tuple[Unused, ...]:
    """Return the stores that a collection point writes and by which, as written, no sender goes, in file order.

    A store that only filters the audience of another flow is gone by too.
    """
    used, at_best = acted_on(book, Reading.AS_WRITTEN), acted_on(book, Reading.OPTIMISTIC)
    filtering = {store for flow in book.stack.flows if flow.live for store in given(flow.filters, ())}
    written: dict[str, list[CollectionPoint]] = {}
    for point in book.stack.collection_points.values():
        for store in given(point.writes, ()) if point.captures != () else ():
            written.setdefault(store, []).append(point)
    ways = PossibleWays(book.stack)
    idle = [store for id, store in book.stack.preference_stores.items() if id in written and id not in used]
    return tuple(
        _unused(book, ways, store, written[store.id], sure=store.id not in at_best)
        for store in idle
        if store.id not in filtering
    )


def _before(links: PreferenceLinks, link: Link, cells: int) -> int:
    """Return the cells of which a no at the source of a link can be one of ``cells`` at its target."""
    source, target = links.nodes[link.source], links.nodes[link.target]
    if link.blocked or not cells & target.covers:
        return 0
    if link.loses or target.loses or source.loses:
        return source.covers
    return cells & link.covers & source.covers


def _unused(
    book: PromiseBook, ways: PossibleWays, store: PreferenceStore, points: list[CollectionPoint], *, sure: bool
) -> Unused:
    links = book.propagation(Reading.AS_WRITTEN).links
    covers = links.nodes[links.store_node[store.id]].covers
    senders = [sender for sender in book.stack.senders.values() if book.sender_cells(sender) & covers]
    settled = all(ways.settled(system) for system in _told(book, store))
    return Unused(
        store=store.id,
        points=tuple(point.id for point in points),
        senders=tuple(sender.id for sender in senders),
        scopes=book.universe.patterns(covers),
        certain=sure and settled and said(store.covers) and all(said(sender.checks) for sender in senders),
    )


def _told(book: PromiseBook, store: PreferenceStore) -> Iterator[str]:
    """Yield the systems to which something kept in a store could get over written flows, its own first."""
    links = book.propagation(Reading.OPTIMISTIC).links
    start = links.store_node[store.id]
    seen, queue = {start}, [start]
    while queue:
        node = queue.pop()
        yield links.nodes[node].facet.system
        fresh = {link.target for link in links.leaving[node] if not link.blocked} - seen
        seen |= fresh
        queue += sorted(fresh)
