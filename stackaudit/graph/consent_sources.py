"""Consent sources: does what a sender knows about people come from a place where they said yes?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from stackaudit.graph.person_data import carries_person_data
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import UNKNOWN, given, said
from stackaudit.model.flows import Flow
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

_COMES_BACK = frozenset({"preferences", "refusals", "responses", "outcomes", "conversions"})


class Unsourced(msgspec.Struct, frozen=True):
    """A sender whose data comes from no place that keeps or takes a yes about what it sends.

    ``flows`` bring it the data, ``origins`` are the systems that those begin at; ``certain`` tells that no such place lies
    before it whatever is still open.
    """

    sender: str
    flows: tuple[str, ...]
    origins: tuple[str, ...]
    certain: bool


class ConsentSources:
    """Answers for each sender of a stack whether a yes lies upstream of its data.

    Upstream are the flows of person data into the sender's system with all that lies before them, and the collection points
    of the system itself. Its own store is none: it says who may not be written to, not where the people on the list are from.
    """

    def __init__(self, book: PromiseBook) -> None:
        self.book = book
        self.stack: Stack = book.stack
        self._at_points: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._anywhere: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._links = book.propagation(Reading.AS_WRITTEN).links
        for point in self.stack.collection_points.values():
            self._add_point(point)
        for store in self.stack.preference_stores.values():
            _add(self._anywhere, store.system, self._store_cells(store.id), sure=said(store.covers))

    def without(self, sender: Sender) -> Unsourced | None:
        """Return what is known of a sender whose data comes from no place with a yes; None where it does, or has none."""
        inputs = list(self._inputs(sender.system))
        cells = self.book.sender_cells(sender)
        sure, perhaps = (self._reaching(sender.system, certainly=certainly) for certainly in (True, False))
        if not inputs or cells & sure or any(self._filtered(flow, cells) for flow in inputs):
            return None
        return Unsourced(
            sender=sender.id,
            flows=tuple(flow.id for flow in inputs),
            origins=tuple(dict.fromkeys(_other(flow, sender.system) for flow in inputs)),
            certain=not cells & perhaps
            and sender.system not in self._open
            and all(carries_person_data(flow) for flow in inputs),
        )

    def _reaching(self, system: str, *, certainly: bool) -> int:
        before = self._before[0 if certainly else 1].get(system, 0)
        return before | self._at_points[0 if certainly else 1].get(system, 0)

    @cached_property
    def _before(self) -> tuple[dict[str, int], dict[str, int]]:
        return self._downstream(self._anywhere[0]), self._downstream(self._anywhere[1])

    @cached_property
    def _open(self) -> frozenset[str]:
        """The systems into which a way may lead that nobody wrote down, there or further upstream."""
        gaps = {system: 1 for system in self.stack.systems if not self.stack.complete.covers(system)}
        return frozenset(gaps) | frozenset(system for system, open in self._downstream(gaps).items() if open)

    def _downstream(self, own: dict[str, int]) -> dict[str, int]:
        """Return for each system all that systems before it on the way of person data hold."""
        before: dict[str, int] = {}
        queue = list(own)
        while queue:
            here = queue.pop()
            carried = own.get(here, 0) | before.get(here, 0)
            for target in self._targets.get(here, ()):
                if carried & ~before.get(target, 0):
                    before[target] = before.get(target, 0) | carried
                    queue.append(target)
        return before

    @cached_property
    def _targets(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for system in self.stack.systems:
            for flow in self._inputs(system):
                found.setdefault(_other(flow, system), []).append(system)
        return found

    def _inputs(self, system: str) -> Iterator[Flow]:
        for flow in self.stack.flows_at(system):
            enters = flow.target.system == system or flow.direction in ("both", UNKNOWN)
            if flow.live and enters and carries_person_data(flow) is not False and not _comes_back(flow):
                yield flow

    def _filtered(self, flow: Flow, cells: int) -> bool:
        return any(self._store_cells(store) & cells for store in given(flow.filters, ()))

    def _store_cells(self, store: str) -> int:
        return self._links.nodes[self._links.store_node[store]].covers

    def _add_point(self, point: CollectionPoint) -> None:
        if said(point.captures) and "give" not in point.captures:
            return
        places = [point.via] if isinstance(point.via, str) else []
        places += [self.stack.preference_stores[store].system for store in given(point.writes, ())]
        cells = self.book.propagation(Reading.AS_WRITTEN).cells(point)
        for place in dict.fromkeys(places):
            _add(self._at_points, place, cells, sure=said(point.covers))
            _add(self._anywhere, place, cells, sure=said(point.covers))


def _add(held: tuple[dict[str, int], dict[str, int]], place: str, cells: int, *, sure: bool) -> None:
    for known in held if sure else held[1:]:
        known[place] = known.get(place, 0) | cells


def _other(flow: Flow, here: str) -> str:
    return flow.source.system if flow.target.system == here else flow.target.system


def _comes_back(flow: Flow) -> bool:
    """Tell whether a flow is about answers to messages only: those bring nobody onto a list."""
    return said(flow.carries) and bool(flow.carries) and _COMES_BACK.issuperset(flow.carries)
