"""Flows compiled for following a no: which facets they join, what they let through, how long they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from stackaudit.graph.business_days import calendars_of
from stackaudit.graph.identity_keys import ANY, IdentityKeys
from stackaudit.graph.polarity import Polarity
from stackaudit.graph.reading import Reading
from stackaudit.graph.scope_cells import Universe
from stackaudit.graph.trace import DropReason, Facet
from stackaudit.graph.waits import flow_wait
from stackaudit.model.answer import NOT_ASKED, Nothing, Silence, said
from stackaudit.model.flows import End, Flow, PreferenceFlow
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.scope import DIMENSIONS, SERVICE, ScopePattern
from stackaudit.model.stack import Stack

PROVENANCE = ("none", "time", "source", "full")
_SILENT_BLOCK = PreferenceFlow()
_EVERY_SCOPE = (ScopePattern(), ScopePattern("*", SERVICE))
# What is one no for all is, of a yes, one yes for none: the siblings that were not said yes to are still denied.
_MIRRORED = {"deny-if-any": "deny-if-all", "deny-if-all": "deny-if-any", "ignore": "ignore"}
_ROWS_THAT_VANISH = ("row-delete", "list-membership", "absence")


class Node(msgspec.Struct, frozen=True):
    """A facet with what it can remember: ``covers`` as cells, the distinctions it loses, the provenance it can keep."""

    facet: Facet
    covers: int
    loses: tuple[str, ...] = ()
    collapse: str = ""
    provenance: int = len(PROVENANCE) - 1
    vanishing: bool = False
    """A no is a row that goes away, so that only a flow that carries deletions tells it on."""


class Link(msgspec.Struct, frozen=True):
    """A flow between two nodes, compiled under one reading.

    ``wait`` is in seconds; ``untimed`` tells that nobody gave ``how`` or ``every``. ``blocked`` is set when no denial can
    pass whatever its scope.
    """

    flow: Flow
    source: int
    target: int
    covers: int
    loses: tuple[str, ...]
    collapse: str
    key: int
    extra_keys: int
    key_name: str
    provenance: int
    wait: int
    by_hand: bool
    untimed: bool
    blocked: tuple[DropReason, str] | None = None


class PreferenceLinks:
    """Every facet and every preference link of a stack, read in one way, for noes or for yeses."""

    def __init__(self, stack: Stack, universe: Universe, reading: Reading, polarity: Polarity = Polarity.NO) -> None:
        self.polarity = polarity
        self.stack = stack
        self._calendars = calendars_of(stack.company)
        self.universe = universe
        self.reading = reading
        self.keys = IdentityKeys(stack, reading)
        self.face_value = reading is not Reading.PESSIMISTIC
        self.usual = universe.mask((ScopePattern(),))
        self.nodes: list[Node] = []
        self.store_node: dict[str, int] = {}
        self.relay_node: dict[str, int] = {}
        self.nodes_of: dict[str, list[int]] = {}
        self._add_nodes()
        self.links: list[Link] = []
        self.leaving: list[list[Link]] = [[] for _ in self.nodes]
        self.entering: list[list[Link]] = [[] for _ in self.nodes]
        self.leaving_system: dict[str, list[Link]] = {}
        self._upstream: dict[tuple[int, ...], frozenset[int]] = {}
        for flow in stack.flows:
            if self._carries(flow):
                for link in self._compile(flow):
                    self._add(link)

    def inside(self, end: End) -> list[int]:
        """Return the nodes that an end of a flow stands for: the named store, all stores of the system, or its relay."""
        return [self.store_node[end.store]] if end.store else self.nodes_of[end.system]

    def scope(self, holder: PreferenceStore | PreferenceFlow) -> int:
        """Return the cells that a store or a flow covers; silence is everything at face value and nothing otherwise."""
        if isinstance(holder, PreferenceFlow):
            return self.universe.mask(holder.covers) if said(holder.covers) else self._silent_scope()
        if not said(holder.covers):
            return self.universe.mask(_EVERY_SCOPE, holder.brands, holder.regions) & self._silent_scope()
        if not self.face_value and self.vague(holder.brands, holder.regions):
            return 0
        return self.universe.mask(holder.covers, holder.brands, holder.regions)

    def upstream(self, nodes: tuple[int, ...]) -> frozenset[int]:
        """Return the nodes from which stated preference links lead to any of the given ones, whatever blocks them."""
        if nodes not in self._upstream:
            seen = set(nodes)
            queue = list(nodes)
            while queue:
                fresh = {link.source for link in self.entering[queue.pop()]} - seen
                seen |= fresh
                queue += fresh
            self._upstream[nodes] = frozenset(seen)
        return self._upstream[nodes]

    def vague(self, brands: object, regions: object) -> bool:
        """Tell whether brands or regions are silent although the stack tells several apart.

        Where the company named its own, silence on an entry is no question: it is about all of them.
        """
        company = self.stack.company
        return (
            isinstance(brands, Silence) and isinstance(company.brands, Silence) and len(self.universe.brand) > 1
        ) or (isinstance(regions, Silence) and isinstance(company.regions, Silence) and len(self.universe.region) > 1)

    def _silent_scope(self) -> int:
        if self.reading is Reading.OPTIMISTIC:
            return self.universe.everything
        return self.usual if self.face_value else 0

    def _carries(self, flow: Flow) -> bool:
        return flow.may_carry_preferences if self.reading is Reading.OPTIMISTIC else flow.carries_preferences

    def _add_nodes(self) -> None:
        for store in self.stack.preference_stores.values():
            self.store_node[store.id] = self._node(self._store(store))
        for system in self.stack.systems:
            if system not in self.nodes_of:
                self.relay_node[system] = self._node(Node(Facet("relay", system, system), self.universe.everything))

    def _node(self, node: Node) -> int:
        self.nodes.append(node)
        self.nodes_of.setdefault(node.facet.system, []).append(len(self.nodes) - 1)
        return len(self.nodes) - 1

    def _store(self, store: PreferenceStore) -> Node:
        return Node(
            facet=Facet("store", store.id, store.system),
            covers=self.scope(store),
            loses=self._lost(store.keeps),
            collapse=self._collapse(
                store.collapse, guessed=not said(store.covers) or self.vague(store.brands, store.regions)
            ),
            provenance=self._provenance(store.history_fields),
            vanishing=store.opt_out_is in _ROWS_THAT_VANISH
            or (not self.face_value and isinstance(store.opt_out_is, Silence)),
        )

    def _compile(self, flow: Flow) -> Iterator[Link]:
        yield from self._links(flow, flow.source, flow.target)
        if flow.direction == "both":
            yield from self._links(flow, flow.target, flow.source)

    def _links(self, flow: Flow, source: End, target: End) -> Iterator[Link]:
        block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else _SILENT_BLOCK
        wait = flow_wait(flow, self.reading, self._calendars)
        for start in self.inside(source):
            for end in self.inside(target):
                yield Link(
                    flow=flow,
                    source=start,
                    target=end,
                    covers=self.scope(block),
                    loses=self._lost(block.keeps),
                    collapse=self._collapse(block.collapse, guessed=not said(block.covers)),
                    key=self.keys.bits((block.key,) if isinstance(block.key, str) else _silence(block.key)),
                    extra_keys=self._extra_keys(block),
                    key_name=block.key if isinstance(block.key, str) else "",
                    provenance=self._provenance(block.provenance),
                    wait=wait or 0,
                    by_hand=flow.by_hand,
                    untimed=wait is None,
                    blocked=self._blocked(flow, block, start, wait),
                )

    def _blocked(
        self, flow: Flow, block: PreferenceFlow, start: int, wait: int | None
    ) -> tuple[DropReason, str] | None:
        if not flow.live:
            return DropReason.NOT_LIVE, f"the flow is {flow.status}"
        if refused := self._not_said(block, start):
            return refused
        if wait is None and not self.face_value:
            return DropReason.UNTOLD, "nobody said how or how often"
        return None

    def _not_said(self, block: PreferenceFlow, start: int) -> tuple[DropReason, str] | None:
        """Return why a flow does not carry what is followed, or None where it does."""
        if self.polarity is Polarity.YES:
            if block.says == "no-only" or (isinstance(block.says, Silence) and not self.face_value):
                detail = "it carries only noes" if said(block.says) else "nobody said if it carries yeses"
                return DropReason.OPT_INS_NOT_CARRIED, detail
            return None
        if block.says == "yes-only" or (isinstance(block.says, Silence) and not self.face_value):
            return DropReason.OPT_OUTS_NOT_CARRIED, "it carries only yeses" if said(
                block.says
            ) else "nobody said if it carries noes"
        if self.nodes[start].vanishing and not self._carries_deletions(block):
            return DropReason.OPT_OUTS_NOT_CARRIED, "a no is a row that goes away, and the flow carries no deletions"
        return None

    def _extra_keys(self, block: PreferenceFlow) -> int:
        if said(block.extra_keys):
            return self.keys.bits(block.extra_keys)
        return ANY if self.reading is Reading.OPTIMISTIC else 0

    def _carries_deletions(self, block: PreferenceFlow) -> bool:
        if block.deletes == "propagated" or block.sync in ("mirror", "full-replace"):
            return True
        return self.face_value and isinstance(block.deletes, Silence)

    def _lost(self, keeps: tuple[str, ...] | Silence) -> tuple[str, ...]:
        if not said(keeps) and self.face_value:
            return ()
        kept = keeps if said(keeps) else ()
        return tuple(each for each in DIMENSIONS if each not in kept and len(self.universe.axis(each)) > 1)

    def _collapse(self, rule: str | Silence, *, guessed: bool) -> str:
        if isinstance(rule, Silence):
            return "keep" if self.face_value else "drop"
        # Where the scope is a guess, the best that it can be is what is denied, and then every sibling is denied too.
        if guessed and self.reading is Reading.OPTIMISTIC and rule != "deny-if-any":
            return "keep"
        return rule if self.polarity is Polarity.NO else _MIRRORED[rule]

    def _provenance(self, fields: tuple[str, ...] | Silence) -> int:
        if not said(fields):
            return len(PROVENANCE) - 1 if self.face_value else 0
        return provenance_level(fields)

    def _add(self, link: Link) -> None:
        self.links.append(link)
        self.leaving[link.source].append(link)
        self.entering[link.target].append(link)
        self.leaving_system.setdefault(self.nodes[link.source].facet.system, []).append(link)

    def pass_scope(self, cells: int, holder: Link | Node) -> int:
        """Return the denied cells that survive a link's or a node's scope and lost distinctions."""
        cells &= holder.covers
        for dimension in holder.loses:
            cells = collapse(self.universe, cells, dimension, holder.collapse, holder.covers)
        # One no that counts for all is still only remembered for what a store covers.
        return cells & holder.covers if isinstance(holder, Node) else cells

    def pass_keys(self, keys: int, link: Link) -> int:
        """Return the keys by which the target finds the person, or 0 when the join key is not known at the source."""
        at_source = self.keys.closure(self.nodes[link.source].facet.system, keys)
        if link.key == ANY:
            return ANY if at_source else 0
        if not at_source & link.key:
            return 0
        arriving = link.key | (link.extra_keys & at_source)
        return self.keys.closure(self.nodes[link.target].facet.system, arriving)


def collapse(universe: Universe, cells: int, dimension: str, rule: str, among: int) -> int:
    """Return what becomes of denied cells when a distinction is lost.

    ``deny-if-any`` denies all siblings, ``deny-if-all`` and ``ignore`` keep only what is denied for every sibling, ``keep``
    takes silence at face value and ``drop`` as a loss.
    """
    if rule == "deny-if-any":
        return universe.spread(cells, dimension)
    if rule in ("deny-if-all", "ignore"):
        return universe.whole_lines(cells, dimension, among)
    return cells if rule == "keep" else 0


def provenance_level(fields: Iterable[str]) -> int:
    """Return the level of ``PROVENANCE`` that recorded fields amount to: event time, then its source, then who and how."""
    named = set(fields)
    if "event_time" not in named:
        return 0
    if "source" not in named:
        return 1
    return 3 if {"actor", "method"} <= named else 2


def _silence(value: str | Nothing | Silence) -> tuple[str, ...] | Silence:
    return () if isinstance(value, Nothing) else NOT_ASKED
