"""Places and flows on which a promise hangs: everything else in order, one of them fails, and the no does not arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed
from stackaudit.graph.reading import Reading
from stackaudit.graph.stack_graph import cut_flows, cut_places, dominators
from stackaudit.graph.trace import Facet
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import NO, YES, Nothing
from stackaudit.model.flows import Flow

_ARRIVES = (Verdict.KEPT, Verdict.LATE, Verdict.BY_HAND)
_START, _END = -1, -2


class FailurePoint(msgspec.Struct, frozen=True):
    """A place between others, or a flow, through which every no goes that gets to some senders from elsewhere.

    Attributes:
        place: the facet, None for a flow.
        flow: the flow's id, empty for a place.
        promises: ids of the promises that hang on it, in file order.
        weak: why it is more than a place that somebody looks after: ``by hand``, ``unmonitored``, ``no owner``.
        weak_flows: the flows of which that is true.
        wins: whether it is the system of record for what goes through it.
        splits: whether the flows fall into parts without it.
        certain: whether complete lists of flows make sure that there is no other way.
    """

    place: Facet | None
    flow: str
    promises: tuple[str, ...]
    weak: tuple[str, ...]
    weak_flows: tuple[str, ...]
    wins: bool
    splits: bool
    certain: bool


class _Through(msgspec.Struct, frozen=True):
    """What every way from a no to a sender goes through, in order.

    ``before`` and ``behind`` are those of them, nodes and flows, on whose near or far side all flows are known.
    """

    nodes: tuple[int, ...]
    flows: tuple[str, ...]
    before: frozenset[int | str]
    behind: frozenset[int | str]


class _Hanging(msgspec.Struct, frozen=True):
    """A promise with what every way of its no goes through; ``begins`` tells that all is known of where it is said."""

    promise: str
    through: _Through
    begins: bool

    def certain(self, at: int | str) -> bool:
        return at in self.through.behind or (self.begins and at in self.through.before)


def failure_points(book: PromiseBook, promises: Iterable[Promise]) -> tuple[FailurePoint, ...]:
    """Return the single points of failure of the promises that arrive, places before flows.

    A place counts where every point whose noes get to a sender from elsewhere needs it, and where it is neither where they
    are said nor where the sender looks. A flow counts by itself where it is weak: a sound one is as good as links get.
    """
    search = _Search(book)
    places: dict[int, list[tuple[str, bool]]] = {}
    flows: dict[str, list[tuple[str, bool]]] = {}
    near: dict[int, dict[str, None]] = {}
    by_sender: dict[str, list[_Hanging]] = {}
    for promise in promises:
        if promise.verdict in _ARRIVES and (through := search.through(promise)):
            by_sender.setdefault(promise.sender, []).append(through)
    for found in by_sender.values():
        shared = frozenset.intersection(*(frozenset(each.through.nodes) for each in found))
        links = frozenset.intersection(*(frozenset(each.through.flows) for each in found))
        for each in found:
            for node in sorted(shared):
                places.setdefault(node, []).append((each.promise, each.certain(node)))
                near.setdefault(node, {}).update(dict.fromkeys(flow for flow in each.through.flows if flow in links))
            for flow in sorted(links):
                flows.setdefault(flow, []).append((each.promise, each.certain(flow)))
    found_places = [search.place(node, hanging, near[node]) for node, hanging in sorted(places.items())]
    reported = {flow for node in places for flow in near[node] if search.touches(flow, node)}
    found_flows = [
        search.flow(flow.id, flows[flow.id])
        for flow in book.stack.flows
        if flow.id in flows and flow.id not in reported and weaknesses(flow)
    ]
    return (*found_places, *found_flows)


def weaknesses(flow: Flow) -> tuple[str, ...]:
    """Return why a flow may fail without anybody noticing or answering for it."""
    found = []
    if flow.by_hand:
        found.append("by hand")
    if flow.monitored is NO:
        found.append("unmonitored")
    if isinstance(flow.owner, Nothing):
        found.append("no owner")
    return tuple(found)


class _Search:
    """Finds what every way of a no goes through; noes that start alike and are about the same share one search."""

    def __init__(self, book: PromiseBook) -> None:
        self.book = book
        self.search = book.propagation(Reading.AS_WRITTEN)
        self.links: PreferenceLinks = self.search.links
        self.cut_places, self.cut_flows = cut_places(book.stack), cut_flows(book.stack)
        self.ways = PossibleWays(book.stack)
        self._known: dict[tuple[int, int, tuple[int, ...]], _Through] = {}

    def through(self, promise: Promise) -> _Hanging | None:
        """Return what all ways of a promise go through, or nothing where the no is said where the sender looks."""
        point, sender = self.book.stack.collection_points[promise.point], self.book.stack.senders[promise.sender]
        followed = self.search.follow(point)
        cells = followed.origin.cells & self.book.sender_cells(sender)
        checked = self.book.checked_nodes(sender, self.links)
        begins = {node for node, front in followed.labels.items() if any(each.before is None for each in front)}
        if begins.intersection(checked):
            return None
        key = (id(followed), cells, checked)
        if key not in self._known:
            self._known[key] = self._between(followed, cells, checked, begins)
        return _Hanging(promise.id, self._known[key], not isinstance(point.via, str) or self.ways.settled(point.via))

    def _between(self, followed: Followed, cells: int, checked: tuple[int, ...], first: set[int]) -> _Through:
        """Return what lies on every way from where a no begins to what a sender checks."""
        used = self._used(followed, cells)
        numbers = {flow: -3 - place for place, flow in enumerate(dict.fromkeys(link.flow.id for link in used))}
        edges = [(_START, node) for node in sorted(first)] + [(node, _END) for node in checked]
        for link in used:
            edges += [(link.source, numbers[link.flow.id]), (numbers[link.flow.id], link.target)]
        back = [(target, source) for source, target in edges]
        chain = _chain(dominators(edges, _START))
        names = {number: flow for flow, number in numbers.items()}
        between = tuple(node for node in chain if node >= 0 and node not in first and node not in checked)
        flows = tuple(names[node] for node in chain if node in names)
        inside = (*between, *(numbers[flow] for flow in flows))
        return _Through(
            nodes=between,
            flows=flows,
            before=frozenset(names.get(node, node) for node in inside if self._settled(edges, _START, node)),
            behind=frozenset(names.get(node, node) for node in inside if self._settled(back, _END, node)),
        )

    def place(self, node: int, hanging: list[tuple[str, bool]], near: Iterable[str]) -> FailurePoint:
        """Return a place as a failure point."""
        facet = self.links.nodes[node].facet
        at = [self.book.stack.flow_by_id[flow] for flow in near if self.touches(flow, node)]
        return FailurePoint(
            place=facet,
            flow="",
            promises=tuple(promise for promise, _ in hanging),
            weak=(*_all_weaknesses(at), *(("no owner",) if self._unowned(facet) else ())),
            weak_flows=tuple(flow.id for flow in at if weaknesses(flow)),
            wins=self._wins(facet),
            splits=facet.system in self.cut_places,
            certain=any(settled for _, settled in hanging),
        )

    def flow(self, flow: str, hanging: list[tuple[str, bool]]) -> FailurePoint:
        """Return a flow as a failure point."""
        return FailurePoint(
            place=None,
            flow=flow,
            promises=tuple(promise for promise, _ in hanging),
            weak=weaknesses(self.book.stack.flow_by_id[flow]),
            weak_flows=(flow,),
            wins=False,
            splits=flow in self.cut_flows,
            certain=any(settled for _, settled in hanging),
        )

    def touches(self, flow: str, node: int) -> bool:
        """Tell whether a flow begins or ends at a place's system."""
        entry, system = self.book.stack.flow_by_id[flow], self.links.nodes[node].facet.system
        return system in (entry.source.system, entry.target.system)

    def _used(self, followed: Followed, cells: int) -> list[Link]:
        """Return the links that a no about some cells passes from where it got to, slower ways included."""
        return [
            link
            for node, front in sorted(followed.labels.items())
            for link in self.links.leaving[node]
            if not link.blocked and any(self._passes(label.cells, label.keys, link) & cells for label in front)
        ]

    def _passes(self, cells: int, keys: int, link: Link) -> int:
        target = self.links.nodes[link.target]
        kept = self.links.pass_scope(self.links.pass_scope(cells, link), target)
        return kept if kept and self.links.pass_keys(keys, link) else 0

    def _settled(self, edges: list[tuple[int, int]], start: int, without: int) -> bool:
        """Tell whether all flows are known of every system on one side of a place or flow, so that none leads past it."""
        side = _beyond(edges, start, without)
        return all(self.ways.settled(self.links.nodes[node].facet.system) for node in side if node >= 0)

    def _wins(self, facet: Facet) -> bool:
        if facet.kind != "store":
            return False
        store, named = self.book.stack.preference_stores[facet.id], self.book.stack.company.preference_master
        wins = store.system_of_record is YES or isinstance(store.system_of_record, tuple)
        return wins or (isinstance(named, tuple) and store.id in named)

    def _unowned(self, facet: Facet) -> bool:
        if facet.kind == "store":
            return isinstance(self.book.stack.preference_stores[facet.id].owner, Nothing)
        return isinstance(self.book.stack.systems[facet.system].owner, Nothing)


def _all_weaknesses(flows: Iterable[Flow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for flow in flows for reason in weaknesses(flow)))


def _chain(nearest: dict[int, int]) -> list[int]:
    """Return what lies on every way to the end, the first first."""
    found: list[int] = []
    at = nearest.get(_END, _START)
    while at != _START:
        found.append(at)
        at = nearest[at]
    return found[::-1]


def _beyond(edges: Iterable[tuple[int, int]], start: int, without: int) -> Iterator[int]:
    onward: dict[int, list[int]] = {}
    for source, target in edges:
        onward.setdefault(source, []).append(target)
    seen = {start, without}
    queue = [start]
    for node in queue:
        for target in onward.get(node, ()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return iter(queue)
