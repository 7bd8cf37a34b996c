"""Circles of flows in which stores write over each other and nobody tells which answer is newer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.overwriting import entering, without_event_time, writes_over
from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.stack_graph import strong_components
from stackaudit.graph.three_valued import every
from stackaudit.graph.unbounded import saturated


class SyncCycle(msgspec.Struct, frozen=True):
    """Stores (ids, in file order) that write over each other, with one circle among them.

    Attributes:
        circle: the ids of the systems on the way round, the first one again at the end.
        flows: the flows of the circle, in its order.
        period: the sum of their worst waits in seconds; None where nobody said one of them.
        scopes: what it is about.
        certain: whether every flow of it said that it writes over, and what it tells of the change.
    """

    stores: tuple[str, ...]
    circle: tuple[str, ...]
    flows: tuple[str, ...]
    period: int | None
    scopes: tuple[str, ...]
    certain: bool


def sync_cycles(book: PromiseBook) -> tuple[SyncCycle, ...]:
    """Return the circles of flows that write over without event time, the certain ones first.

    One that may be there, depending on what nobody said, is left out where a certain one touches it.
    """
    links = book.propagation(Reading.AS_WRITTEN).links
    states = [(link, state) for link in _live(links) if (state := _blind(links, link)) is not False]
    sure = _cycles(book, [link for link, state in states if state], certain=True)
    held = {store for cycle in sure for store in cycle.stores}
    open = _cycles(book, [link for link, _ in states], certain=False)
    return (*sure, *(cycle for cycle in open if held.isdisjoint(cycle.stores)))


def _live(links: PreferenceLinks) -> Iterable[Link]:
    return (link for node in range(len(links.nodes)) for link in entering(links, node))


def _blind(links: PreferenceLinks, link: Link) -> bool | None:
    """Tell whether a link writes over what its target knows without knowing which is newer."""
    if links.nodes[link.target].facet.kind == "relay":
        return True
    if link.flow.how in ("lookup", "embedded") or _ranked(links, link):
        return False
    return every((writes_over(links, link, frozenset()), without_event_time(link.flow)))


def _ranked(links: PreferenceLinks, link: Link) -> bool:
    """Tell whether the target puts its sources in an order, so that one of them wins."""
    block, facet = link.flow.preferences, links.nodes[link.target].facet
    rule = getattr(block, "write_rule", None)
    conflict = links.stack.preference_stores[facet.id].conflict
    return rule == "source-priority" or (rule != "overwrite" and conflict == "source-priority")


def _cycles(book: PromiseBook, among: list[Link], *, certain: bool) -> list[SyncCycle]:
    links = book.propagation(Reading.AS_WRITTEN).links
    nodes = links.nodes
    among = _in_circles(among)
    shared = [link.covers & nodes[link.source].covers & nodes[link.target].covers for link in among]
    meeting = Meetings(book.universe, list(zip(among, shared, strict=True)))
    found: dict[frozenset[int], int] = {}
    for cells in book.universe.classes(links.usual, shared):
        joined = [(link.source, link.target) for link, _ in meeting.of(cells)]
        for part in strong_components(sorted({node for edge in joined for node in edge}), joined):
            if sum(nodes[node].facet.kind == "store" for node in part) > 1:
                found[part] = found.get(part, 0) | cells
    largest = [part for part in found if not any(part < other for other in found)]
    return [
        _cycle(book, part, among, _all(cells for other, cells in found.items() if other <= part), certain=certain)
        for part in sorted(largest, key=min)
    ]


def _in_circles(among: list[Link]) -> list[Link]:
    """Return the links that lie on a circle whatever they are about: few, so that asking scope by scope stays quick."""
    ends = sorted({node for link in among for node in (link.source, link.target)})
    parts = strong_components(ends, [(link.source, link.target) for link in among])
    part = {node: number for number, nodes in enumerate(parts) for node in nodes}
    return [link for link in among if part[link.source] == part[link.target]]


def _all(masks: Iterable[int]) -> int:
    """Return all cells of some masks."""
    cells = 0
    for mask in masks:
        cells |= mask
    return cells


def _cycle(book: PromiseBook, part: frozenset[int], among: list[Link], cells: int, *, certain: bool) -> SyncCycle:
    nodes = book.propagation(Reading.AS_WRITTEN).links.nodes
    leaving: dict[int, list[Link]] = {}
    for link in among:
        if link.source in part and link.target in part and link.covers & cells:
            leaving.setdefault(link.source, []).append(link)
    stores = sorted(node for node in part if nodes[node].facet.kind == "store")
    there = _way(leaving, stores[0], lambda node: node != stores[0] and node in stores)
    back = _way(leaving, there[-1].target, lambda node: node == stores[0])
    around = (*there, *back)
    untimed = any(link.untimed for link in around)
    systems = [nodes[link.source].facet.system for link in around]
    return SyncCycle(
        stores=tuple(nodes[node].facet.id for node in stores),
        circle=(*systems, systems[0]),
        flows=tuple(dict.fromkeys(link.flow.id for link in around)),
        period=None if untimed else saturated(sum(link.wait for link in around)),
        scopes=book.universe.patterns(cells),
        certain=certain,
    )


def _way(leaving: dict[int, list[Link]], start: int, arrived: Callable[[int], bool]) -> list[Link]:
    """Return the links of the shortest way to a node that will do."""
    ways: list[tuple[int, list[Link]]] = [(start, [])]
    seen = {start}
    for node, way in ways:
        for link in leaving.get(node, ()):
            if arrived(link.target):
                return [*way, link]
            if link.target not in seen:
                seen.add(link.target)
                ways.append((link.target, [*way, link]))
    raise ValueError("a circle leads everywhere in it")
