"""Silos: islands of preferences about the same scope between which nothing is known to pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from stackaudit.graph.islands import Island
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import said
from stackaudit.model.stack import Stack

_MANAGES: Final = ("preference-management", "consent-management")


class Gap(msgspec.Struct, frozen=True):
    """Two islands whose stores share scopes.

    Attributes:
        other: the other island.
        scopes: what both remember; at face value where nobody said what a store covers.
        stated: whether the scopes that meet were written down on both sides.
        out: it is certain that nothing kept here gets to the other island.
        back: it is certain that nothing kept on the other island gets here.
        joined: a written flow joins them if it carries preferences, which nobody said.
        senders: ids of senders on both islands that, as written, send within one shared scope; empty where one side sends.
        join: the stores (here, there) to link first: those that share most, then those that others already tell and hear.
    """

    other: Island
    scopes: tuple[str, ...]
    stated: bool
    out: bool
    back: bool
    joined: bool
    senders: tuple[str, ...]
    join: tuple[str, str]

    @property
    def certain(self) -> bool:
        """Tell whether it is certain, in one direction at least, that nothing passes."""
        return self.stated and not self.joined and (self.out or self.back)


class Silo(msgspec.Struct, frozen=True):
    """An island with the larger islands that remember some of the same, and with which it exchanges nothing."""

    island: Island
    gaps: tuple[Gap, ...]


class _Side(msgspec.Struct, frozen=True):
    """An island: its stores with their cells and standing, all cells (as written, at face value), its senders, its reach."""

    island: Island
    stores: tuple[tuple[str, int, int], ...]
    stated: int
    face: int
    sends: tuple[tuple[str, int], ...]
    systems: frozenset[str]
    reaches: frozenset[str]
    joined: frozenset[str]


def silos(book: PromiseBook, islands: Sequence[Island]) -> tuple[Silo, ...]:
    """Return the islands that share a scope with a larger one. There are as many as there are links missing."""
    ways, standing = PossibleWays(book.stack), _standing(book.stack)
    sides = [_side(book, ways, standing, island) for island in islands]
    found = [
        Silo(side.island, tuple(_gap(book, side, other) for other in sides[:place] if side.face & other.face))
        for place, side in enumerate(sides)
    ]
    return tuple(silo for silo in found if silo.gaps)


def _standing(stack: Stack) -> dict[str, int]:
    """Return how far a link to each system would carry: what manages preferences, else what both tells and hears."""
    tells = Counter(flow.source.system for flow in preference_flows(stack))
    hears = Counter(flow.target.system for flow in preference_flows(stack))
    managing = {system.id for system in stack.systems.values() if system.heritage in _MANAGES}
    return {id: min(tells[id], hears[id]) + (len(stack.flows) if id in managing else 0) for id in stack.systems}


def _side(book: PromiseBook, ways: PossibleWays, standing: dict[str, int], island: Island) -> _Side:
    links = book.propagation(Reading.AS_WRITTEN).links
    stores = [book.stack.preference_stores[store] for store in island.stores]
    covers = {store.id: links.nodes[links.store_node[store.id]].covers for store in stores}
    nodes = {links.store_node[store.id] for store in stores}
    systems = frozenset(store.system for store in stores)
    return _Side(
        island=island,
        stores=tuple((store.id, covers[store.id], standing[store.system]) for store in stores),
        stated=_union(covers[store.id] for store in stores if said(store.covers)),
        face=_union(covers.values()),
        sends=tuple(
            (sender.id, book.sender_cells(sender))
            for sender in book.stack.senders.values()
            if sender.kind != "service"
            and said(sender.purposes)
            and not links.vague(sender.brands, sender.regions)
            and nodes.intersection(book.checked_nodes(sender, links))
        ),
        systems=systems,
        reaches=ways.reached(systems),
        joined=ways.joined(min(systems)),
    )


def _gap(book: PromiseBook, here: _Side, there: _Side) -> Gap:
    stated = here.stated & there.stated
    shared = stated or here.face & there.face
    others = _unlike(there.stores, shared)
    pairs = (
        ((mine & theirs & shared).bit_count(), standing + standing_there, one, other)
        for one, mine, standing in _unlike(here.stores, shared)
        for other, theirs, standing_there in others
    )
    _, _, one, other = max(pairs, key=lambda pair: pair[:2])
    return Gap(
        other=there.island,
        scopes=book.universe.patterns(shared),
        stated=bool(stated),
        out=not here.reaches & there.systems,
        back=not there.reaches & here.systems,
        joined=bool(here.joined & there.systems),
        senders=_both_send(here, there, shared),
        join=(one, other),
    )


def _unlike(stores: tuple[tuple[str, int, int], ...], cells: int) -> list[tuple[str, int, int]]:
    """Return the first store of each kind within the cells: a large island has hundreds, and few kinds of them."""
    first: dict[tuple[int, int], str] = {}
    for store, covers, standing in stores:
        if part := covers & cells:
            first.setdefault((part, standing), store)
    return [(store, covers, standing) for (covers, standing), store in first.items()]


def _both_send(here: _Side, there: _Side, cells: int) -> tuple[str, ...]:
    found = [
        (mine, theirs)
        for mine, one in here.sends
        for theirs, other in there.sends
        if mine != theirs and one & other & cells
    ]
    return tuple(dict.fromkeys([mine for mine, _ in found] + [theirs for _, theirs in found]))


def _union(masks: Iterable[int]) -> int:
    cells = 0
    for mask in masks:
        cells |= mask
    return cells
