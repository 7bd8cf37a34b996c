"""The promises of a stack: every pair of a collection point and a sender whose scopes meet, with its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from stackaudit.graph.assumptions import assumptions
from stackaudit.graph.business_days import calendars_of
from stackaudit.graph.closed_world import ClosedWorld
from stackaudit.graph.limits import Limits
from stackaudit.graph.meetings import Meetings
from stackaudit.graph.preference_links import PreferenceLinks
from stackaudit.graph.promise import Promise
from stackaudit.graph.propagation import BY_HAND, UNTIMED, Label, Propagation
from stackaudit.graph.reading import Reading
from stackaudit.graph.routes import hops, stops
from stackaudit.graph.scope_cells import Universe
from stackaudit.graph.unbounded import is_unbounded, saturated
from stackaudit.graph.verdict import Fidelity, Limit, Margin, Verdict
from stackaudit.graph.waits import freeze_seconds
from stackaudit.model.answer import Silence, said
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.scope import ScopePattern
from stackaudit.model.senders import Sender
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack

_WORST_FIRST = (Verdict.BROKEN, Verdict.NOT_WRITTEN_DOWN, Verdict.BY_HAND, Verdict.LATE, Verdict.KEPT)
_BADNESS = {verdict: place for place, verdict in enumerate(_WORST_FIRST)}


class Outcome(msgspec.Struct):
    """What becomes of one cell of a promise under one reading; ``label`` is the best route's end, None without a route."""

    verdict: Verdict
    cell: int
    label: Label | None = None
    certain: str = ""


class PromiseBook:
    """Computes the promises of a stack; holds the three readings, so that traces and rules ask the same searches."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.universe = Universe(stack)
        self.limits = Limits(stack)
        cap = stack.settings.label_cap
        self._readings = {
            reading: Propagation(PreferenceLinks(stack, self.universe, reading), cap) for reading in Reading
        }
        self._calendars = calendars_of(stack.company)
        self.closed_world = ClosedWorld(self.propagation(Reading.AS_WRITTEN).links)

    def propagation(self, reading: Reading) -> Propagation:
        """Return the search under one reading."""
        return self._readings[reading]

    def promises(self) -> tuple[Promise, ...]:
        """Return every promise, in the order in which points and senders were written."""
        senders = Meetings(
            self.universe,
            [(each, self.sender_cells(each)) for each in self.stack.senders.values() if each.kind != "service"],
        )
        return tuple(
            self._promise(point, sender, cells & said_no)
            for point in self.stack.collection_points.values()
            if point.lets_say_no
            for said_no in (self.propagation(Reading.AS_WRITTEN).cells(point),)
            for sender, cells in senders.of(said_no)
        )

    def freeze(self, sender: Sender, reading: Reading) -> int:
        """Return the seconds for which a sender may still go by what it was told before."""
        return freeze_seconds(sender, reading, self._calendars)

    def sender_cells(self, sender: Sender) -> int:
        """Return the cells in which a sender speaks; silence about purposes is every purpose but service."""
        purposes = sender.purposes if said(sender.purposes) else ("*",)
        patterns = tuple(ScopePattern(sender.channel, purpose) for purpose in purposes)
        return self.universe.mask(patterns, sender.brands, sender.regions)

    def points_about(self, cells: int) -> list[tuple[CollectionPoint, int]]:
        """Return the points whose answers are about any of some cells, each with all its own, in the order written."""
        return self._points.of(cells)

    @cached_property
    def _points(self) -> Meetings[CollectionPoint]:
        search = self.propagation(Reading.AS_WRITTEN)
        return Meetings(self.universe, [(each, search.cells(each)) for each in self.stack.collection_points.values()])

    def checked_nodes(self, sender: Sender, links: PreferenceLinks) -> tuple[int, ...]:
        """Return the nodes that a sender asks: the stores it names, else what lies in its own system.

        Silence about ``checks`` is taken at face value as the system's own stores, unless somebody said that the system's
        parts do not know of each other; read pessimistically it asks nobody.
        """
        if said(sender.checks):
            return tuple(links.store_node[store] for store in sender.checks)
        apart = self.stack.systems[sender.system].internal_links
        if not links.face_value or (said(apart) and apart.value == "no"):
            return ()
        return tuple(links.nodes_of[sender.system])

    def _promise(self, point: CollectionPoint, sender: Sender, cells: int) -> Promise:
        written = Reading.AS_WRITTEN
        outcome = self._settle(point, sender, cells, written)
        limits = self.limits.of(sender, written)
        freeze = self.freeze(sender, written)
        label = outcome.label
        timed = label is not None and not label.flags & UNTIMED
        arrival = label.time if label is not None and timed else None
        links = self.propagation(written).links
        route = hops(links, point, label) if label is not None else ()
        followed = self.propagation(written).follow(point)
        checked = self.checked_nodes(sender, links)
        return Promise(
            id=f"{point.id}->{sender.id}",
            point=point.id,
            sender=sender.id,
            channel=sender.channel,
            cells=self.universe.patterns(cells),
            verdict=outcome.verdict,
            pessimistic=self._pessimistic(point, sender, cells, outcome),
            optimistic=self._optimistic(point, sender, cells, outcome),
            arrival=arrival,
            freeze=freeze,
            limit=limits[0],
            limits=limits,
            margin=margin(outcome.verdict, arrival, freeze, limits[0], self.stack.settings),
            fidelity=self._fidelity(followed.origin.cells, cells, checked, followed.labels),
            route=route,
            drops=() if route else stops(links, point, followed, checked, outcome.cell),
            heard=_heard(links, followed.labels, cells),
            certain=outcome.certain,
            assumptions=assumptions(self.stack, point, sender, route),
        )

    def _settle(self, point: CollectionPoint, sender: Sender, cells: int, reading: Reading) -> Outcome:
        """Return the outcome that stands for the whole promise: its worst cell, or its best where scope is a guess."""
        outcomes = list(self._outcomes(point, sender, cells, reading))
        guessed = isinstance(point.covers, Silence) or isinstance(sender.purposes, Silence)
        if reading is Reading.OPTIMISTIC:
            vague = self.propagation(reading).links.vague
            guessed = guessed or vague(sender.brands, sender.regions) or vague(point.brands, point.regions)
        lenient = guessed and reading is not Reading.PESSIMISTIC

        def badness(outcome: Outcome) -> tuple[int, int, int]:
            time = 0 if outcome.label is None else outcome.label.time
            return (-_BADNESS[outcome.verdict], time, -outcome.cell)

        return min(outcomes, key=badness) if lenient else max(outcomes, key=badness)

    def _outcomes(self, point: CollectionPoint, sender: Sender, cells: int, reading: Reading) -> Iterator[Outcome]:
        search = self.propagation(reading)
        followed = search.follow(point)
        checked = self.checked_nodes(sender, search.links)
        limit = self.limits.of(sender, reading)[0]
        freeze = self.freeze(sender, reading)
        labels = [label for node in checked for label in followed.labels.get(node, ())]
        for group in self._alike(cells, labels):
            best = _best(label for label in labels if label.cells & group)
            if best is None or best.flags & UNTIMED:
                yield from self._unreached(point, sender, checked, group, best, reading)
            elif best.flags & BY_HAND:
                yield Outcome(Verdict.BY_HAND, group, best)
            else:
                yield Outcome(_in_time(saturated(best.time + freeze), limit), group, best)

    def _alike(self, cells: int, labels: list[Label]) -> list[int]:
        """Return the cells in groups that every label covers whole or not at all."""
        groups = [cells]
        for mask in {label.cells & cells for label in labels}:
            groups = [part for group in groups for part in (group & mask, group & ~mask) if part]
        return groups

    def _unreached(
        self,
        point: CollectionPoint,
        sender: Sender,
        checked: tuple[int, ...],
        cells: int,
        best: Label | None,
        reading: Reading,
    ) -> Iterator[Outcome]:
        if best is not None:
            yield Outcome(Verdict.NOT_WRITTEN_DOWN, cells, best)
            return
        if reading is Reading.PESSIMISTIC:
            yield Outcome(Verdict.BROKEN, cells)
            return
        if sender.checks == ():
            yield Outcome(Verdict.BROKEN, cells, certain="the sender checks nothing")
            return
        followed = self.propagation(Reading.AS_WRITTEN).follow(point)
        # At best, a route that nobody wrote down is there and in time.
        otherwise = Verdict.NOT_WRITTEN_DOWN if reading is Reading.AS_WRITTEN else Verdict.KEPT
        for cell in self.universe.split(cells):
            certain = self.closed_world.certain(point, followed, checked, cell, reading)
            yield Outcome(Verdict.BROKEN if certain else otherwise, cell, certain=certain)

    def _pessimistic(self, point: CollectionPoint, sender: Sender, cells: int, written: Outcome) -> Verdict:
        if written.verdict in (Verdict.BROKEN, Verdict.NOT_WRITTEN_DOWN) or isinstance(point.captures, Silence):
            return Verdict.BROKEN
        return self._settle(point, sender, cells, Reading.PESSIMISTIC).verdict

    def _optimistic(self, point: CollectionPoint, sender: Sender, cells: int, written: Outcome) -> Verdict:
        # A place where a person may not be able to say no at all makes no promise.
        open_at_best = isinstance(sender.checks, Silence) or isinstance(point.captures, Silence)
        if written.verdict is Verdict.NOT_WRITTEN_DOWN or open_at_best:
            return Verdict.KEPT
        if written.verdict is Verdict.KEPT:
            return Verdict.KEPT
        return self._settle(point, sender, cells, Reading.OPTIMISTIC).verdict

    def _fidelity(self, said_no: int, cells: int, checked: tuple[int, ...], labels: dict[int, list[Label]]) -> Fidelity:
        heard = 0
        for node in checked:
            for label in labels.get(node, ()):
                heard |= label.cells
        over, under = bool(heard & ~said_no), bool(cells & ~heard)
        if over and under:
            return Fidelity.MIXED
        return Fidelity.OVER if over else Fidelity.UNDER if under else Fidelity.EXACT


def margin(verdict: Verdict, arrival: int | None, freeze: int, limit: Limit, settings: Settings) -> Margin:
    """Return how near to its limit an arrival is (ok, tight, at risk, late), never, or unknown."""
    if verdict is Verdict.BROKEN:
        return Margin.NEVER
    if arrival is None:
        return Margin.UNKNOWN
    total = saturated(arrival + freeze)
    if is_unbounded(total):
        return Margin.NEVER
    if _in_time(total, limit) is Verdict.LATE:
        return Margin.LATE
    share = total / (limit.hours * 3600) if limit.hours else 0.0
    if share > settings.margin_at_risk:
        return Margin.AT_RISK
    return Margin.TIGHT if share >= settings.margin_tight else Margin.OK


def _in_time(total: int, limit: Limit) -> Verdict:
    return Verdict.KEPT if not is_unbounded(total) and total <= limit.hours * 3600 else Verdict.LATE


def _best(labels: Iterable[Label]) -> Label | None:
    """Return the label of the best route: automatic before by hand before untimed, then the fastest."""
    return min(labels, key=lambda label: (label.flags & UNTIMED, label.flags & BY_HAND, label.time), default=None)


def _heard(links: PreferenceLinks, labels: dict[int, list[Label]], cells: int) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                links.nodes[node].facet.system
                for node, front in labels.items()
                if any(each.cells & cells for each in front)
            }
        )
    )
