"""A slow second opinion on following a no: explicit cells, explicit key names, every state kept, nothing clever.

Written from the description of the transfer, not from the code under test, whose searches and bit sets it does not use.
Companies here promise 24 hours and live in one region without rules of its own, so that the limit is always the promise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Literal

from stackaudit.model.answer import NO, NONE, Nothing, Silence
from stackaudit.model.duration import Cron, Wait
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.scope import ScopePattern
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

Reading = Literal["as-written", "pessimistic", "optimistic"]
Cell = tuple[str, str, str]
Cells = frozenset[Cell]
NodeId = tuple[str, str]
Keys = frozenset[str]
EVERY_KEY: Keys = frozenset({"<every key>"})

HOUR = 3600
LIMIT = 24 * HOUR
BADNESS = ["kept", "late", "by hand", "not written down", "broken"]


@dataclass(frozen=True)
class State:
    """How a no stands at a node, without the time."""

    node: NodeId
    cells: Cells
    keys: Keys
    by_hand: bool = False
    untimed: bool = False


@dataclass(frozen=True)
class Opinion:
    """What the oracle says of a promise."""

    verdict: str
    pessimistic: str
    optimistic: str
    arrival: float | None


@dataclass(frozen=True)
class Edge:
    """A flow from one node to another."""

    flow: Flow
    block: PreferenceFlow
    source: NodeId
    target: NodeId


class Oracle:
    """Follows every no of one stack under one reading."""

    def __init__(self, stack: Stack, reading: Reading) -> None:
        self.stack = stack
        self.reading = reading
        self.pessimistic = reading == "pessimistic"
        self.all_cells = _all_cells(stack)
        self.brands = {brand for _, _, brand in self.all_cells}
        self.nodes = self._nodes()
        self.edges = [edge for flow in stack.flows for edge in self._edges(flow)]

    def reached(self, point: CollectionPoint) -> dict[State, float]:
        """Return every state in which the no can be, with the least of its worst times; no state shadows another."""
        best: dict[State, float] = {}
        todo = list(self._starts(point))
        while todo:
            state, time = todo.pop()
            if best.get(state, inf) <= time and state in best:
                continue
            best[state] = time
            leaving = [edge for edge in self.edges if edge.source == state.node]
            todo += [onward for edge in leaving if (onward := self.cross(edge, state, time))]
        return best

    def cross(self, edge: Edge, state: State, time: float, *, system: str = "") -> tuple[State, float] | None:
        """Carry a state over a flow, or not."""
        flow, block = edge.flow, edge.block
        if not self.carries_noes(edge):
            return None
        cells = self.narrow(
            state.cells, self.flow_covers(block), block.keeps, block.collapse, guessed=isinstance(block.covers, Silence)
        )
        cells = self.remember(edge.target, cells)
        if not cells:
            return None
        at_source = self.closure(system or self.system(edge.source), state.keys)
        keys = self._keys_over(block, at_source)
        if not keys:
            return None
        keys = self.closure(self.system(edge.target), keys)
        wait = self.wait(flow)
        if wait is None and self.pessimistic:
            return None
        onward = State(edge.target, cells, keys, state.by_hand or flow.how == "manual", state.untimed or wait is None)
        return onward, time + (wait or 0)

    def carries_noes(self, edge: Edge) -> bool:
        """Tell whether any no can pass a flow."""
        flow, block = edge.flow, edge.block
        if flow.status in ("planned", "broken") or block.says == "yes-only":
            return False
        if self.pessimistic and isinstance(block.says, Silence):
            return False
        kind, name = edge.source
        if kind != "store":
            return True
        form = self.stack.preference_stores[name].opt_out_is
        vanishes = form in ("row-delete", "list-membership", "absence")
        if isinstance(form, Silence):
            vanishes = self.pessimistic
        told = block.deletes == "propagated" or block.sync in ("mirror", "full-replace")
        nobody_said = isinstance(block.deletes, Silence) and not self.pessimistic
        return not vanishes or told or nobody_said

    def narrow(
        self,
        cells: Cells,
        covers: Cells,
        keeps: tuple[str, ...] | Silence,
        collapse: str | Silence,
        *,
        guessed: bool,
    ) -> Cells:
        """Narrow by scope, then lose distinctions."""
        cells &= covers
        for place, dimension in enumerate(("channel", "purpose", "brand")):
            if len({cell[place] for cell in self.all_cells}) == 1:
                continue
            if isinstance(keeps, Silence):
                if not self.pessimistic:
                    continue
            elif dimension in keeps:
                continue
            cells = self._lose(cells, place, collapse, covers, guessed)
        return cells

    def remember(self, node: NodeId, cells: Cells) -> Cells:
        """Return what of the cells a node remembers."""
        kind, name = node
        if kind == "relay":
            return cells
        store = self.stack.preference_stores[name]
        covers = self.store_covers(store)
        guessed = isinstance(store.covers, Silence) or (isinstance(store.brands, Silence) and len(self.brands) > 1)
        return self.narrow(cells, covers, store.keeps, store.collapse, guessed=guessed) & covers

    def _lose(self, cells: Cells, place: int, collapse: str | Silence, covers: Cells, guessed: bool) -> Cells:
        if isinstance(collapse, Silence):
            return frozenset() if self.pessimistic else cells
        if collapse == "deny-if-any":
            return cells | {
                other
                for cell in cells
                for other in self.all_cells
                if _alike(cell, other, place) and not _service(other[1], only=place == 1)
            }
        if self.reading == "optimistic" and guessed:
            return cells
        return frozenset(
            cell
            for cell in cells
            if all(
                other in cells or other not in covers or _service(other[1], only=place == 1)
                for other in self.all_cells
                if _alike(cell, other, place)
            )
        )

    def wait(self, flow: Flow) -> float | None:
        """Return the worst wait of a flow; None where nobody said how or how often."""
        unsaid = inf if self.pessimistic else 0.0
        takes = _seconds(flow.takes, unsaid)
        if isinstance(flow.how, Silence):
            return takes if self.reading == "optimistic" else None
        if flow.how == "embedded":
            return takes
        if flow.how == "lookup":
            kept = flow.preferences.cache_ttl if isinstance(flow.preferences, PreferenceFlow) else Silence.NOT_ASKED
            return takes + _seconds(kept, unsaid)
        if isinstance(flow.every, Silence) and self.reading != "optimistic":
            return None
        every = _seconds(flow.every, unsaid)
        if every:
            missed = flow.tolerated_failures
            every = every + unsaid if isinstance(missed, Silence) else every * (1 + missed)
        return every + takes + (_seconds(flow.pickup_every, unsaid) if flow.how == "file" else 0)

    def freeze(self, sender: Sender) -> float:
        """Return for how long a sender goes by what it heard before."""
        unsaid = inf if self.pessimistic else 0.0
        if sender.checked == "at-send":
            return 0.0
        if sender.checked == "never":
            return inf
        if isinstance(sender.checked, Silence) and self.reading != "as-written":
            return unsaid
        return _seconds(sender.max_queue, unsaid)

    def closure(self, system: str, keys: Keys) -> Keys:
        """Return every key that a system finds for a person."""
        if keys == EVERY_KEY:
            return keys
        grown = set(keys)
        for _ in self.stack.identity:
            for link in self.stack.identity:
                certain = link.type == "deterministic" and link.when == "always"
                if link.at == system and link.source in grown and (certain or not self.pessimistic):
                    grown.add(link.target)
        return frozenset(grown)

    def _keys_over(self, block: PreferenceFlow, at_source: Keys) -> Keys:
        if isinstance(block.key, Nothing):
            return frozenset()
        if isinstance(block.key, Silence):
            return EVERY_KEY if at_source and not self.pessimistic else frozenset()
        if at_source != EVERY_KEY and block.key not in at_source:
            return frozenset()
        if isinstance(block.extra_keys, Silence):
            return frozenset({block.key}) if self.reading != "optimistic" else at_source
        extra = frozenset(block.extra_keys)
        return frozenset({block.key}) | (extra if at_source == EVERY_KEY else extra & at_source)

    def flow_covers(self, block: PreferenceFlow) -> Cells:
        """Return the cells that travel over a flow."""
        if isinstance(block.covers, Silence):
            return self._silent()
        return self.meant(block.covers)

    def store_covers(self, store: PreferenceStore) -> Cells:
        """Return the cells that a store can remember."""
        if isinstance(store.covers, Silence):
            return self._of_brands(self._silent(), store.brands)
        if self.pessimistic and isinstance(store.brands, Silence) and len(self.brands) > 1:
            return frozenset()
        return self._of_brands(self.meant(store.covers), store.brands)

    def point_cells(self, point: CollectionPoint) -> Cells:
        """Return the cells that a point's no is about."""
        if isinstance(point.covers, Silence):
            usual = self.meant((ScopePattern(),))
            return frozenset() if self.pessimistic else self._of_brands(usual, point.brands)
        if self.pessimistic and isinstance(point.brands, Silence) and len(self.brands) > 1:
            return frozenset()
        return self._of_brands(self.meant(point.covers), point.brands)

    def sender_cells(self, sender: Sender) -> Cells:
        """Return the cells in which a sender speaks."""
        purposes = ("*",) if isinstance(sender.purposes, Silence) else sender.purposes
        cells = self.meant(ScopePattern(sender.channel, purpose) for purpose in purposes)
        return self._of_brands(cells, sender.brands)

    def meant(self, patterns: Iterable[ScopePattern]) -> Cells:
        """Return the cells that patterns stand for."""
        patterns = tuple(patterns)
        return frozenset(cell for cell in self.all_cells if any(_matches(pattern, cell) for pattern in patterns))

    def _silent(self) -> Cells:
        if self.pessimistic:
            return frozenset()
        return self.all_cells if self.reading == "optimistic" else self.meant((ScopePattern(),))

    def _of_brands(self, cells: Cells, brands: tuple[str, ...] | Silence) -> Cells:
        return cells if isinstance(brands, Silence) else frozenset(cell for cell in cells if cell[2] in brands)

    def system(self, node: NodeId) -> str:
        """Return the system that a node is in."""
        kind, name = node
        return self.stack.preference_stores[name].system if kind == "store" else name

    def inside(self, system: str) -> list[NodeId]:
        """Return the nodes in a system."""
        return [node for node in self.nodes if self.system(node) == system]

    def checked(self, sender: Sender) -> list[NodeId]:
        """Return the nodes that a sender asks."""
        if isinstance(sender.checks, Silence):
            if self.pessimistic or self.stack.systems[sender.system].internal_links is NO:
                return []
            return self.inside(sender.system)
        return [("store", store) for store in sender.checks]

    def _nodes(self) -> list[NodeId]:
        stores = [("store", store) for store in self.stack.preference_stores]
        homes = {store.system for store in self.stack.preference_stores.values()}
        return [*stores, *(("relay", system) for system in self.stack.systems if system not in homes)]

    def _edges(self, flow: Flow) -> Iterable[Edge]:
        stated = isinstance(flow.preferences, PreferenceFlow)
        silent = isinstance(flow.carries, Silence)
        told = isinstance(flow.carries, tuple) and "preferences" in flow.carries
        if not stated and not told and not (silent and self.reading == "optimistic"):
            return
        block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
        ways = [(flow.source, flow.target)]
        if flow.direction == "both":
            ways.append((flow.target, flow.source))
        for source, target in ways:
            for start in self._end(source):
                for end in self._end(target):
                    yield Edge(flow, block, start, end)

    def _end(self, end: End) -> list[NodeId]:
        return [("store", end.store)] if end.store else self.inside(end.system)

    def _starts(self, point: CollectionPoint) -> Iterable[tuple[State, float]]:
        cells = self.point_cells(point)
        keys: Keys = frozenset() if self.pessimistic else EVERY_KEY
        if not isinstance(point.keys, Silence):
            keys = frozenset(point.keys)
        stores = () if isinstance(point.writes, Silence) else point.writes
        if isinstance(point.via, Silence):
            if self.pessimistic:
                return
        elif isinstance(point.via, str):
            elsewhere = [store for store in stores if self.stack.preference_stores[store].system != point.via]
            stores = tuple(store for store in stores if store not in elsewhere)
            if elsewhere:
                yield from self._from_via(point.via, cells, keys)
        for store in stores:
            remembered = self.remember(("store", store), cells)
            if remembered:
                system = self.stack.preference_stores[store].system
                yield State(("store", store), remembered, self.closure(system, keys)), 0.0

    def _from_via(self, via: str, cells: Cells, keys: Keys) -> Iterable[tuple[State, float]]:
        if ("relay", via) in self.nodes:
            if cells:
                yield State(("relay", via), cells, self.closure(via, keys)), 0.0
            return
        for edge in self.edges:
            if self.system(edge.source) == via:
                onward = self.cross(edge, State(edge.source, cells, keys), 0.0, system=via)
                if onward:
                    yield onward


def opinions(stack: Stack) -> dict[str, Opinion]:
    """Return what the oracle says of every promise."""
    written, pessimistic = Oracle(stack, "as-written"), Oracle(stack, "pessimistic")
    optimistic = Oracle(stack, "optimistic")
    found = {}
    for point in stack.collection_points.values():
        if not isinstance(point.captures, Silence) and "withdraw" not in point.captures:
            continue
        for sender in stack.senders.values():
            cells = written.point_cells(point) & written.sender_cells(sender)
            if not cells or sender.kind == "service":
                continue
            verdict, arrival = _settle(written, point, sender, cells)
            found[f"{point.id}->{sender.id}"] = Opinion(
                verdict,
                _low(pessimistic, point, sender, cells, verdict),
                _high(optimistic, point, sender, cells, verdict),
                arrival,
            )
    return found


def _low(oracle: Oracle, point: CollectionPoint, sender: Sender, cells: Cells, written: str) -> str:
    if written in ("broken", "not written down") or isinstance(point.captures, Silence):
        return "broken"
    return _settle(oracle, point, sender, cells)[0]


def _high(oracle: Oracle, point: CollectionPoint, sender: Sender, cells: Cells, written: str) -> str:
    if written == "not written down" or isinstance(sender.checks, Silence) or isinstance(point.captures, Silence):
        return "kept"
    return _settle(oracle, point, sender, cells)[0]


def _settle(oracle: Oracle, point: CollectionPoint, sender: Sender, cells: Cells) -> tuple[str, float | None]:
    reached = oracle.reached(point)
    each = [_of_cell(oracle, point, sender, cell, reached) for cell in cells]
    lenient = isinstance(point.covers, Silence) or isinstance(sender.purposes, Silence)
    if oracle.reading == "optimistic" and len(oracle.brands) > 1:
        lenient = lenient or isinstance(point.brands, Silence) or isinstance(sender.brands, Silence)
    ranked = sorted(each, key=lambda one: (BADNESS.index(one[0]), one[1] if one[1] is not None else 0))
    return ranked[0] if lenient and oracle.reading != "pessimistic" else ranked[-1]


def _of_cell(
    oracle: Oracle, point: CollectionPoint, sender: Sender, cell: Cell, reached: dict[State, float]
) -> tuple[str, float | None]:
    """Return the best verdict over all states that know of the cell where the sender asks, and when that is."""
    checked = oracle.checked(sender)
    routes: list[tuple[int, float]] = []
    for state, time in reached.items():
        if state.node in checked and cell in state.cells:
            word = "kept" if time + oracle.freeze(sender) <= LIMIT else "late"
            word = "not written down" if state.untimed else "by hand" if state.by_hand else word
            routes.append((BADNESS.index(word), time))
    if routes:
        place, time = min(routes)
        return BADNESS[place], None if BADNESS[place] == "not written down" else time
    if oracle.pessimistic or sender.checks == ():
        return "broken", None
    written = Oracle(oracle.stack, "as-written")
    begins_there = oracle.reading == "as-written" or not isinstance(point.via, Silence)
    if _certain(written, point, checked, cell, written.reached(point), begins_there=begins_there):
        return "broken", None
    return "not written down" if oracle.reading == "as-written" else "kept", None


def _certain(
    oracle: Oracle,
    point: CollectionPoint,
    checked: list[NodeId],
    cell: Cell,
    reached: dict[State, float],
    *,
    begins_there: bool,
) -> bool:
    """Tell whether the lists of flows are complete on one side: where the no is, or where the check is fed from."""
    stack = oracle.stack
    if isinstance(point.writes, Silence):
        return False
    carries_what = [
        flow for flow in stack.flows if isinstance(flow.carries, Silence) and isinstance(flow.preferences, Silence)
    ]
    open_out = {flow.source.system for flow in carries_what if flow.live}
    open_in = {flow.target.system for flow in carries_what if flow.live}
    for flow in carries_what:
        if flow.live and flow.direction == "both":
            open_out.add(flow.target.system)
            open_in.add(flow.source.system)
    holds = {oracle.system(state.node) for state in reached if cell in state.cells}
    if isinstance(point.via, str):
        holds.add(point.via)
    else:
        holds |= {stack.preference_stores[store].system for store in point.writes}
    if begins_there and all(stack.complete.covers(system) for system in holds) and not holds & open_out:
        return True
    feeding = {oracle.system(node) for node in _feeding(oracle, checked, cell)}
    return bool(checked) and all(stack.complete.covers(system) for system in feeding) and not feeding & open_in


def _feeding(oracle: Oracle, checked: list[NodeId], cell: Cell) -> set[NodeId]:
    """Return the nodes from which a no about the cell could come; behind a lost distinction it may have been another."""
    seen: set[tuple[NodeId, Cells]] = {(node, frozenset({cell})) for node in checked}
    todo = list(seen)
    while todo:
        node, wanted = todo.pop()
        for edge in oracle.edges:
            if edge.target != node or not oracle.carries_noes(edge) or not wanted & _covers(oracle, node):
                continue
            before = wanted & oracle.flow_covers(edge.block) & _covers(oracle, edge.source)
            if _loses(oracle, node) or _loses(oracle, edge.source) or _drops(oracle, edge.block.keeps):
                before = oracle.all_cells
            if before and (edge.source, before) not in seen:
                seen.add((edge.source, before))
                todo.append((edge.source, before))
    return {node for node, _ in seen}


def _covers(oracle: Oracle, node: NodeId) -> Cells:
    kind, name = node
    return oracle.all_cells if kind == "relay" else oracle.store_covers(oracle.stack.preference_stores[name])


def _loses(oracle: Oracle, node: NodeId) -> bool:
    kind, name = node
    return kind == "store" and _drops(oracle, oracle.stack.preference_stores[name].keeps)


def _drops(oracle: Oracle, keeps: tuple[str, ...] | Silence) -> bool:
    if isinstance(keeps, Silence):
        return False
    several = [
        name
        for place, name in enumerate(("channel", "purpose", "brand"))
        if len({cell[place] for cell in oracle.all_cells}) > 1
    ]
    return any(name not in keeps for name in several)


def _all_cells(stack: Stack) -> Cells:
    patterns: list[ScopePattern] = []
    brands: set[str] = set()
    holders: list[PreferenceStore | CollectionPoint] = [*stack.preference_stores.values()]
    for holder in (*holders, *stack.collection_points.values()):
        patterns += () if isinstance(holder.covers, Silence) else holder.covers
        brands.update(() if isinstance(holder.brands, Silence) else holder.brands)
    for flow in stack.flows:
        if isinstance(flow.preferences, PreferenceFlow) and isinstance(flow.preferences.covers, tuple):
            patterns += flow.preferences.covers
    for sender in stack.senders.values():
        patterns += [ScopePattern(sender.channel)]
        patterns += (
            () if isinstance(sender.purposes, Silence) else [ScopePattern("*", each) for each in sender.purposes]
        )
        brands.update(() if isinstance(sender.brands, Silence) else sender.brands)
    channels = {pattern.channel for pattern in patterns} - {"*"} or {"web"}
    purposes = {pattern.purpose for pattern in patterns} - {"*"} | {""}
    return frozenset(
        (channel, purpose, brand) for channel in channels for purpose in purposes for brand in brands or {""}
    )


def _matches(pattern: ScopePattern, cell: Cell) -> bool:
    channel, purpose, _ = cell
    if pattern.channel not in ("*", channel):
        return False
    if pattern.purpose == "*":
        return not _service(purpose)
    return purpose == pattern.purpose or purpose.startswith(f"{pattern.purpose}.")


def _service(purpose: str, *, only: bool = True) -> bool:
    return only and (purpose == "service" or purpose.startswith("service."))


def _alike(cell: Cell, other: Cell, place: int) -> bool:
    return all(mine == theirs for at, (mine, theirs) in enumerate(zip(cell, other, strict=True)) if at != place)


def _seconds(stated: Wait | Cron | Nothing | Silence, unsaid: float) -> float:
    if isinstance(stated, Silence):
        return unsaid
    if stated is NONE:
        return 0.0
    assert isinstance(stated, Wait)
    if stated.business_days is not None:
        weekends = -(-stated.business_days // 5)
        return 24.0 * HOUR * (stated.business_days + 2 * weekends + 1)
    return inf if stated.seconds is None else float(stated.seconds)
