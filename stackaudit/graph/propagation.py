"""Following a no: a multi-criteria search that carries time, scope, keys and provenance from where a person says it.

A label says how a no stands at a facet: worst elapsed time, the denied cells, the identity keys by which the person is
known there, the provenance that is left, and whether a hand or an untimed hop was on the way. A label is dropped when
another at the same facet is no worse in every respect (Pareto front). All waits are non-negative, so labels leave the
queue in order of time and a cycle ends by dominance.
"""

from __future__ import annotations

import heapq
from typing import Final

import msgspec

from stackaudit.graph.preference_links import PROVENANCE, Link, PreferenceLinks, provenance_level
from stackaudit.graph.trace import DropReason, Facet
from stackaudit.graph.unbounded import saturated
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.scope import ScopePattern

BY_HAND: Final = 1
UNTIMED: Final = 2


class Label(msgspec.Struct):
    """How a no stands at a node; ``before`` and ``link`` tell how it got there. ``link`` is None for where it began."""

    node: int
    time: int
    flags: int
    cells: int
    keys: int
    provenance: int
    before: Label | None
    link: Link | None

    def dominates(self, other: Label) -> bool:
        """Tell whether this label is no worse than another in every respect."""
        return (
            self.time <= other.time
            and not self.flags & ~other.flags
            and not other.cells & ~self.cells
            and not other.keys & ~self.keys
            and self.provenance >= other.provenance
        )


class Loss(msgspec.Struct):
    """Denied cells that did not pass a link, for one reason."""

    link: Link
    reason: DropReason
    detail: str
    cells: int
    time: int


class Origin(msgspec.Struct, frozen=True):
    """Where a no starts: cells, keys and provenance, and the facets at which it lies at once.

    ``nodes`` are nodes (stores written directly, or the relay of the ``via`` system); ``leaving`` names a ``via`` system that
    has stores of its own, from which it leaves only by flows.
    """

    cells: int
    keys: int
    provenance: int
    nodes: tuple[int, ...]
    leaving: str = ""


class Followed(msgspec.Struct):
    """All labels of one no, by node, the losses on the way, and the nodes where the front was cut at the cap."""

    origin: Origin
    labels: dict[int, list[Label]]
    losses: list[Loss]
    truncated: set[int]


class Propagation:
    """Follows the noes of a stack under one reading. Points that start alike share one search."""

    def __init__(self, links: PreferenceLinks, cap: int) -> None:
        self.links = links
        self.cap = cap
        self._followed: dict[Origin, Followed] = {}
        self._of_point: dict[str, tuple[CollectionPoint, Followed]] = {}

    def cells(self, point: CollectionPoint) -> int:
        """Return the cells that a point's answer is about; silence is all of them, or none when read pessimistically."""
        universe, face_value = self.links.universe, self.links.face_value
        if not said(point.covers):
            return universe.mask((ScopePattern(),), point.brands, point.regions) if face_value else 0
        if not face_value and self.links.vague(point.brands, point.regions):
            return 0
        return universe.mask(point.covers, point.brands, point.regions)

    def origin(self, point: CollectionPoint) -> Origin:
        """Return where a no said at a point starts."""
        links = self.links
        written = [links.store_node[store] for store in (point.writes if said(point.writes) else ())]
        via = point.via if isinstance(point.via, str) else ""
        direct = [node for node in written if not via or links.nodes[node].facet.system == via]
        if not said(point.via) and not links.face_value:
            direct = []
        leaving = ""
        if via and len(direct) < len(written):
            direct += [links.relay_node[via]] if via in links.relay_node else []
            leaving = "" if via in links.relay_node else via
        return Origin(
            cells=self.cells(point),
            keys=links.keys.bits(point.keys),
            provenance=_provenance(point, face_value=links.face_value),
            nodes=tuple(sorted(direct)),
            leaving=leaving,
        )

    def follow(self, point: CollectionPoint) -> Followed:
        """Return where a no said at a point gets to."""
        known = self._of_point.get(point.id)
        # Rules ask of the same points again and again, and where one starts takes longer to say than to remember.
        if known is not None and known[0] is point:
            return known[1]
        origin = self.origin(point)
        if origin not in self._followed:
            self._followed[origin] = self._search(origin)
        self._of_point[point.id] = (point, self._followed[origin])
        return self._followed[origin]

    def truncated(self) -> frozenset[str]:
        """Return the facets at which labels were cut in any search so far."""
        nodes = self.links.nodes
        return frozenset(str(nodes[node].facet) for each in self._followed.values() for node in each.truncated)

    def _search(self, origin: Origin) -> Followed:
        followed = Followed(origin, {}, [], set())
        queue: list[tuple[int, int, Label]] = []
        serial = 0
        losses: dict[tuple[int, DropReason], Loss] = {}
        for label in self._first(origin, losses):
            serial += 1
            heapq.heappush(queue, (label.time, serial, label))
        while queue:
            _, _, label = heapq.heappop(queue)
            if not self._keep(followed, label):
                continue
            for link in self.links.leaving[label.node]:
                onward = self._pass(label, link, losses)
                if onward is not None and not _dominated(followed.labels.get(onward.node, ()), onward):
                    serial += 1
                    heapq.heappush(queue, (onward.time, serial, onward))
        followed.losses = list(losses.values())
        return followed

    def _first(self, origin: Origin, losses: dict[tuple[int, DropReason], Loss]) -> list[Label]:
        links = self.links
        labels = []
        for node in origin.nodes:
            place = links.nodes[node]
            cells = links.pass_scope(origin.cells, place)
            keys = links.keys.closure(place.facet.system, origin.keys)
            if cells:
                provenance = min(origin.provenance, place.provenance)
                labels.append(Label(node, 0, 0, cells, keys, provenance, None, None))
        if origin.leaving:
            seen: set[tuple[str, int]] = set()
            start = Label(-1, 0, 0, origin.cells, origin.keys, origin.provenance, None, None)
            # Of the stores of the system, the flow may read one that can tell a no.
            for link in sorted(links.leaving_system.get(origin.leaving, ()), key=lambda link: link.blocked is not None):
                if (link.flow.id, link.target) not in seen:
                    seen.add((link.flow.id, link.target))
                    onward = self._pass(start, link, losses)
                    labels += [onward] if onward else []
        return labels

    def _keep(self, followed: Followed, label: Label) -> bool:
        front = followed.labels.setdefault(label.node, [])
        if _dominated(front, label):
            return False
        if len(front) >= self.cap:
            followed.truncated.add(label.node)
            return False
        front.append(label)
        return True

    def _pass(self, label: Label, link: Link, losses: dict[tuple[int, DropReason], Loss]) -> Label | None:
        """Carry a label over a link, in the order status, polarity, scope, granularity, identity, time, provenance."""
        if link.blocked:
            _lose(losses, link, link.blocked[0], link.blocked[1], label.cells, label.time)
            return None
        links, target = self.links, self.links.nodes[link.target]
        on_wire = label.cells & link.covers
        if on_wire != label.cells:
            _lose(losses, link, DropReason.SCOPE, "the flow does not cover it", label.cells & ~on_wire, label.time)
        told = links.pass_scope(on_wire, link) if link.loses else on_wire
        if on_wire & ~told:
            _lose(losses, link, DropReason.GRANULARITY, _distinctions(link.loses, "flow"), on_wire & ~told, label.time)
        heard = told & target.covers
        if heard != told:
            detail = f"the store in {target.facet.system} does not cover it"
            _lose(losses, link, DropReason.SCOPE, detail, told & ~heard, label.time)
        kept = links.pass_scope(heard, target) if target.loses else heard
        if heard & ~kept:
            _lose(losses, link, DropReason.GRANULARITY, _distinctions(target.loses, "store"), heard & ~kept, label.time)
        if not kept:
            return None
        keys = links.pass_keys(label.keys, link)
        if not keys:
            _lose(losses, link, DropReason.IDENTITY, _mismatch(links, label, link), kept, label.time)
            return None
        return Label(
            node=link.target,
            time=saturated(label.time + link.wait),
            flags=label.flags | (BY_HAND if link.by_hand else 0) | (UNTIMED if link.untimed else 0),
            cells=kept,
            keys=keys,
            provenance=min(label.provenance, link.provenance, target.provenance),
            before=label if label.node >= 0 else None,
            link=link,
        )


def _dominated(front: list[Label] | tuple[Label, ...], label: Label) -> bool:
    return any(other.dominates(label) for other in front)


def _lose(
    losses: dict[tuple[int, DropReason], Loss], link: Link, reason: DropReason, detail: str, cells: int, time: int
) -> None:
    known = losses.get((id(link), reason))
    if known is None:
        losses[id(link), reason] = Loss(link, reason, detail, cells, time)
    else:
        known.cells |= cells


def _distinctions(loses: tuple[str, ...], holder: str) -> str:
    return f"the {holder} cannot tell one {' or '.join(loses)} from another"


def _mismatch(links: PreferenceLinks, label: Label, link: Link) -> str:
    source: Facet = links.nodes[link.source].facet
    known = links.keys.names(links.keys.closure(source.system, label.keys)) or ()
    have = " and ".join(known) or "no stated key"
    return f"it joins by {link.key_name or 'an unstated key'}, and {source.system} knows the person by {have}"


def _provenance(point: CollectionPoint, *, face_value: bool) -> int:
    if said(point.records):
        return provenance_level(point.records)
    return len(PROVENANCE) - 1 if face_value else 0
