"""Decisive unknowns: the missing answers that promises hang on, each with the promises that it could change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import msgspec

from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.delays import open_waits
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import Hop
from stackaudit.graph.verdict import Fidelity, Verdict
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.senders import Sender

FLOWS_COMPLETE: Final = "flows_complete"
_LINKS: Final = ("writes", "checks", FLOWS_COMPLETE)
_MIRRORS: Final = ("mirror", "full-replace")


class Answerable(msgspec.Struct, frozen=True, order=True):
    """A field of an entry that nobody filled in. ``flows_complete`` of a system asks if all its flows are written down."""

    noun: str
    id: str
    field: str


class OpenAnswer(msgspec.Struct, frozen=True):
    """A missing answer with the ids of the promises that it could change.

    ``only_way`` tells that one of them has no way but over a flow of which nobody said how long it takes: this answer alone
    gives it a verdict.
    """

    what: Answerable
    promises: tuple[str, ...]
    only_way: bool = False


def open_answers(book: PromiseBook, promises: Iterable[Promise]) -> tuple[OpenAnswer, ...]:
    """Return the missing answers on which verdicts hang, those first that could change most.

    A promise hangs on an answer when its verdict is not the same at worst and at best, and the answer is missing on its point,
    its sender, its route, or where it has no route on either side of the cut. Nothing is followed anew.
    """
    search = _Search(book)
    hanging: dict[Answerable, list[str]] = {}
    untimed: set[Answerable] = set()
    for promise in promises:
        if promise.pessimistic is not promise.optimistic:
            for what in dict.fromkeys(search.of(promise)):
                hanging.setdefault(what, []).append(promise.id)
            untimed.update(search.untimed(promise))
    found = [OpenAnswer(what, tuple(ids), what in untimed) for what, ids in hanging.items()]
    return tuple(sorted(found, key=_most_decisive_first))


def _most_decisive_first(answer: OpenAnswer) -> tuple[int, bool, bool, Answerable]:
    # Among equals, what makes or breaks a link comes before how it treats what it carries.
    return -len(answer.promises), not answer.only_way, answer.what.field not in _LINKS, answer.what


class _Search:
    """Finds what is missing for a promise; remembers what it found about each entry."""

    def __init__(self, book: PromiseBook) -> None:
        self.book = book
        self.stack = book.stack
        self._entries: dict[tuple[str, str], tuple[Answerable, ...]] = {}
        self._waits: dict[tuple[object, ...], tuple[Answerable, ...]] = {}
        self._open: dict[frozenset[str], tuple[Answerable, ...]] = {}

    def of(self, promise: Promise) -> Iterator[Answerable]:
        """Yield the missing answers of a promise, some of them twice."""
        point, sender = self.stack.collection_points[promise.point], self.stack.senders[promise.sender]
        flows = tuple(hop.flow for hop in promise.route if hop.flow)
        yield from self._of_point(point, joins=bool(flows))
        for hop in promise.route:
            yield from self._of_hop(hop)
        yield from self._of_sender(promise, sender)
        if promise.route:
            yield from self._of_waits(promise, flows)
        elif said(point.writes):
            yield from self._of_cut(point, sender)

    def untimed(self, promise: Promise) -> Iterator[Answerable]:
        """Yield the answers about waits without which a promise that has a route has no verdict."""
        if promise.verdict is Verdict.NOT_WRITTEN_DOWN:
            for hop in promise.route:
                if hop.flow and hop.wait is None:
                    flow = self.stack.flow_by_id[hop.flow]
                    yield from _silent("flows", flow, ("how",) if isinstance(flow.how, Silence) else ("every",))

    def _of_point(self, point: CollectionPoint, *, joins: bool) -> Iterator[Answerable]:
        yield from _silent("collection_points", point, ("writes", "captures", "covers", "via"))
        yield from self._vague("collection_points", point)
        if joins:
            yield from _silent("collection_points", point, ("keys",))

    def _of_hop(self, hop: Hop) -> Iterator[Answerable]:
        if hop.flow:
            yield from self._once("flows", hop.flow)
            if hop.source.kind == "store":
                yield from self._of_deletions(
                    self.stack.preference_stores[hop.source.id], self.stack.flow_by_id[hop.flow]
                )
        if hop.target.kind == "store":
            yield from self._once("preference_stores", hop.target.id)

    def _of_sender(self, promise: Promise, sender: Sender) -> Iterator[Answerable]:
        yield from _silent("senders", sender, ("checks",))
        # What a sender is about decides nothing where all that it could be about fares alike.
        in_part = bool(promise.route) and promise.fidelity in (Fidelity.UNDER, Fidelity.MIXED)
        if in_part or not meets_for_certain(self.book, promise):
            yield from _silent("senders", sender, ("purposes",))
            yield from self._vague("senders", sender)

    def _once(self, noun: str, id: str) -> tuple[Answerable, ...]:
        known = self._entries.get((noun, id))
        if known is None:
            if noun == "flows":
                found = tuple(self._of_flow(self.stack.flow_by_id[id]))
            else:
                found = tuple(self._of_store(self.stack.preference_stores[id]))
            known = self._entries[noun, id] = found
        return known

    def _of_flow(self, flow: Flow) -> Iterator[Answerable]:
        yield from _silent("flows", flow, ("how",))
        if said(flow.how) and flow.how not in ("lookup", "embedded"):
            yield from _silent("flows", flow, ("every",))
        if not isinstance(flow.preferences, PreferenceFlow):
            # Where nothing is said of how it treats preferences, that is one question, not one for each detail.
            yield Answerable("flows", flow.id, "preferences")
            return
        block = flow.preferences
        for field in ("says", "covers", "key"):
            if isinstance(getattr(block, field), Silence):
                yield Answerable("flows", flow.id, f"preferences.{field}")
        yield from self._of_distinctions("flows", flow.id, block, "preferences.")

    def _of_store(self, store: PreferenceStore) -> Iterator[Answerable]:
        yield from _silent("preference_stores", store, ("covers",))
        yield from self._vague("preference_stores", store)
        yield from self._of_distinctions("preference_stores", store.id, store, "")

    def _of_distinctions(
        self, noun: str, id: str, holder: PreferenceFlow | PreferenceStore, prefix: str
    ) -> Iterator[Answerable]:
        """Yield the missing answer on which it hangs that a no survives the loss of a distinction."""
        if holder.collapse == "deny-if-any" or not self._told_apart:
            return
        if isinstance(holder.keeps, Silence):
            yield Answerable(noun, id, f"{prefix}keeps")
        elif isinstance(holder.collapse, Silence) and self._told_apart - set(holder.keeps):
            yield Answerable(noun, id, f"{prefix}collapse")

    @cached_property
    def _told_apart(self) -> set[str]:
        universe = self.book.universe
        return {each for each in ("channel", "purpose", "brand", "region") if len(universe.axis(each)) > 1}

    def _vague(self, noun: str, entry: CollectionPoint | PreferenceStore | Sender) -> Iterator[Answerable]:
        company = self.book.stack.company
        fields = [
            field
            for field, axis, whole in (("brands", "brand", company.brands), ("regions", "region", company.regions))
            if axis in self._told_apart and isinstance(whole, Silence)
        ]
        yield from _silent(noun, entry, fields)

    def _of_deletions(self, store: PreferenceStore, flow: Flow) -> Iterator[Answerable]:
        block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
        if block.deletes == "propagated" or block.sync in _MIRRORS:
            return
        yield from _silent("preference_stores", store, ("opt_out_is",))
        vanishes = said(store.opt_out_is) and store.opt_out_is in ("row-delete", "list-membership", "absence")
        if vanishes and isinstance(block.deletes, Silence) and isinstance(flow.preferences, PreferenceFlow):
            yield Answerable("flows", flow.id, "preferences.deletes")

    def _of_waits(self, promise: Promise, flows: tuple[str, ...]) -> tuple[Answerable, ...]:
        key = (flows, promise.sender, promise.verdict is Verdict.LATE)
        if key not in self._waits:
            readings = (Reading.PESSIMISTIC, Reading.OPTIMISTIC)[: 1 + (promise.verdict is Verdict.LATE)]
            waits = [
                each for reading in readings for each in open_waits(self.stack, self.book.limits, promise, reading)
            ]
            self._waits[key] = tuple(Answerable(each.noun, each.id, each.field) for each in waits)
        return self._waits[key]

    def _of_cut(self, point: CollectionPoint, sender: Sender) -> Iterator[Answerable]:
        """Yield the lists of flows that may have gaps, and the flows of unknown content, on both sides of a cut."""
        search = self.book.propagation(Reading.AS_WRITTEN)
        followed, checked = search.follow(point), self.book.checked_nodes(sender, search.links)
        missing = self.book.sender_cells(sender) & followed.origin.cells
        for node in checked:
            for label in followed.labels.get(node, ()):
                missing &= ~label.cells
        for systems in self.book.closed_world.sides(point, followed, checked, missing & -missing):
            yield from self._of_lists(systems)

    def _of_lists(self, systems: frozenset[str]) -> tuple[Answerable, ...]:
        if systems not in self._open:
            self._open[systems] = tuple(
                answer for system in sorted(systems) for answer in self._of_list(system, self.stack.flows_at(system))
            )
        return self._open[systems]

    def _of_list(self, system: str, flows: Iterable[Flow]) -> Iterator[Answerable]:
        if not self.stack.complete.covers(system):
            yield Answerable("systems", system, FLOWS_COMPLETE)
        for flow in flows:
            if flow.live and flow.may_carry_preferences and not flow.carries_preferences:
                yield Answerable("flows", flow.id, "carries")


def _silent(
    noun: str, entry: CollectionPoint | PreferenceStore | Sender | Flow, fields: Iterable[str]
) -> Iterator[Answerable]:
    for field in fields:
        if isinstance(getattr(entry, field), Silence):
            yield Answerable(noun, entry.id, field)
