"""Walled gardens: suites of one maker whose systems tell each other of a yes or no, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.stack_graph import preference_flows
from stackaudit.model.answer import given, present, said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.stack import Stack


class WalledGarden(msgspec.Struct, frozen=True):
    """A suite that passes no no in or out, although others remember or send about the same.

    Attributes:
        suite: its name as first written.
        systems: ids of its live systems, in file order.
        stores: ids of its stores.
        inside: ids of its preference flows between two of its systems.
        crossing: ids of the flows that bring it yeses from outside; empty where nothing crosses at all.
        others: ids of stores outside that share a scope with one inside.
        senders: ids of senders on one side of the wall that are about what a store on the other side remembers.
        scopes: what both sides share, as patterns.
        certain: every flow in and out of the suite is known, and what both sides cover was said.
    """

    suite: str
    systems: tuple[str, ...]
    stores: tuple[str, ...]
    inside: tuple[str, ...]
    crossing: tuple[str, ...]
    others: tuple[str, ...]
    senders: tuple[str, ...]
    scopes: tuple[str, ...]
    certain: bool


def walled_gardens(book: PromiseBook) -> tuple[WalledGarden, ...]:
    """Return the suites of two or more live systems behind a wall, in the order in which they were written."""
    stack = book.stack
    home = _homes(stack)
    inside: dict[str, list[str]] = {}
    crossing: dict[str, list[Flow]] = {}
    for flow in preference_flows(stack):
        source, target = home.get(flow.source.system), home.get(flow.target.system)
        if source and source == target and flow.source.system != flow.target.system:
            inside.setdefault(source, []).append(flow.id)
        elif source != target:
            for suite in filter(None, (source, target)):
                crossing.setdefault(suite, []).append(flow)
    systems: dict[str, list[str]] = {}
    for system, suite in home.items():
        systems.setdefault(suite, []).append(system)
    asked = _asked_from_outside(stack, home)
    walled = [suite for suite in inside if suite not in asked]
    walled = [suite for suite in walled if all(_only_yeses(home, suite, flow) for flow in crossing.get(suite, ()))]
    if not walled:
        return ()
    ways, others = PossibleWays(stack), _Others(book, home)
    found = (
        others.garden(suite, tuple(systems[suite]), inside[suite], crossing.get(suite, []), ways)
        for suite in sorted(walled, key=list(systems).index)
    )
    return tuple(garden for garden in found if garden)


def _homes(stack: Stack) -> dict[str, str]:
    """Return the suite of each live system that is in one."""
    return {
        id: system.suite.strip().casefold()
        for id, system in stack.systems.items()
        if system.live and present(system.suite)
    }


def _asked_from_outside(stack: Stack, home: dict[str, str]) -> set[str]:
    """Return the suites that exchange a no with the outside by a question: a store asked over the wall, or filtering there."""
    found: set[str] = set()
    for asking, stores in _lookups(stack):
        for store in stores:
            here, there = home.get(asking), home.get(stack.preference_stores[store].system)
            found |= {suite for suite in (here, there) if suite and here != there}
    return found


def _lookups(stack: Stack) -> Iterator[tuple[str, tuple[str, ...]]]:
    for sender in stack.senders.values():
        yield sender.system, given(sender.checks, ())
    for flow in stack.flows:
        if flow.live:
            yield flow.target.system, given(flow.filters, ())


def _only_yeses(home: dict[str, str], suite: str, flow: Flow) -> bool:
    """Tell whether a flow over the wall comes in and is stated to carry no noes."""
    comes_in = home.get(flow.target.system) == suite and flow.direction != "both"
    return comes_in and isinstance(flow.preferences, PreferenceFlow) and flow.preferences.says == "yes-only"


class _Others:
    """What stands outside a suite and is about the same."""

    def __init__(self, book: PromiseBook, home: dict[str, str]) -> None:
        self.book = book
        self.home = home
        self.links: PreferenceLinks = book.propagation(Reading.AS_WRITTEN).links
        stack = book.stack
        covers = [(store, self._covers(store.id)) for store in stack.preference_stores.values()]
        self.stores = Meetings(book.universe, covers)
        sending = [each for each in stack.senders.values() if each.kind != "service"]
        self.senders = Meetings(book.universe, [(each, book.sender_cells(each)) for each in sending])

    def garden(
        self, suite: str, systems: tuple[str, ...], inside: list[str], crossing: list[Flow], ways: PossibleWays
    ) -> WalledGarden | None:
        """Return the suite as a walled garden, or None where nobody outside is about the same."""
        stack = self.book.stack
        held = [store for system in systems for store in stack.stores_in(system)]
        within = 0
        for store in held:
            within |= self._covers(store.id)
        outside = [(each, cells) for each, cells in self.stores.of(within) if not self._at_home(suite, each.system)]
        senders = [(each, cells) for each, cells in self.senders.of(within) if not self._at_home(suite, each.system)]
        shared = 0
        for _, cells in (*outside, *senders):
            shared |= cells & within
        if not shared:
            return None
        beyond = 0
        for _, cells in outside:
            beyond |= cells
        senders += [(each, cells) for each, cells in self.senders.of(beyond) if self._at_home(suite, each.system)]
        stated = all(said(store.covers) for store in held) and (
            any(said(store.covers) for store, _ in outside) or any(not cells & ~within for _, cells in senders)
        )
        return WalledGarden(
            suite=next(str(system.suite) for id, system in stack.systems.items() if self.home.get(id) == suite),
            systems=systems,
            stores=tuple(store.id for store in held),
            inside=tuple(inside),
            crossing=tuple(flow.id for flow in crossing),
            others=tuple(each.id for each, _ in outside),
            senders=tuple(dict.fromkeys(each.id for each, _ in senders)),
            scopes=self.book.universe.patterns(shared),
            certain=stated and all(ways.settled(system) for system in systems),
        )

    def _covers(self, store: str) -> int:
        return self.links.nodes[self.links.store_node[store]].covers

    def _at_home(self, suite: str, system: str) -> bool:
        return self.home.get(system) == suite
