"""Noes that come undone: a flow brings a yes from a place that never hears the no, or hears it later than its target."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.graph.overwriting import StaleWay, entering, stale_ways, tellers, writes_over
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import UNTIMED, Followed, Label
from stackaudit.graph.reading import Reading
from stackaudit.graph.stability import earliest
from stackaudit.graph.three_valued import every
from stackaudit.graph.trace import Facet
from stackaudit.graph.unbounded import UNBOUNDED, is_unbounded, saturated
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint


class Undone(msgspec.Struct, frozen=True):
    """A flow that may write a yes over a no in a store.

    Attributes:
        flow: the flow's id; ``flows`` are all on the way from the source, this one last.
        source: what still holds the yes.
        target: the store that had heard the no.
        points: ids of the collection points whose noes it undoes, in file order.
        scopes: what they are about.
        heard: worst seconds after which the target knows.
        told: worst seconds after which the source knows, unbounded where it never does.
        until: the end of the window in seconds, unbounded where there is none.
        certain: whether it holds whatever is still open.
        open: what is missing if not: ``write_rule``, ``says`` or ``route``.
    """

    flow: str
    flows: tuple[str, ...]
    source: Facet
    target: Facet
    points: tuple[str, ...]
    scopes: tuple[str, ...]
    heard: int
    told: int
    until: int
    certain: bool
    open: str = ""

    @property
    def permanent(self) -> bool:
        """Tell whether nothing ever brings the source to hold the no."""
        return is_unbounded(self.told)


class _Case(msgspec.Struct, frozen=True):
    """One point's no at one flow."""

    point: str
    way: StaleWay
    target: int
    cells: int
    heard: int
    told: int
    open: str

    @property
    def until(self) -> int:
        return saturated(self.told + self.way.wait)

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """Return how much worse than others it is: certain ones first, then those for ever, then the longest."""
        return (not self.open, is_unbounded(self.told), self.until)


def undone(book: PromiseBook) -> tuple[Undone, ...]:
    """Return the flows that may undo a no, each with the worst that it can do, in the order in which points meet them.

    A source of which nobody said how fast it hears is left out: that question is asked where the no is late or lost.
    """
    cases: dict[str, list[_Case]] = {}
    for point in book.stack.collection_points.values():
        if point.lets_say_no:
            for case in _cases(book, point):
                cases.setdefault(case.way.flows[-1], []).append(case)
    return tuple(_undone(book, found) for found in cases.values())


def _cases(book: PromiseBook, point: CollectionPoint) -> Iterator[_Case]:
    links = book.propagation(Reading.AS_WRITTEN).links
    followed = book.propagation(Reading.AS_WRITTEN).follow(point)
    for target, front in followed.labels.items():
        if links.nodes[target].facet.kind != "store":
            continue
        heard = _denied(front)
        for link in entering(links, target):
            over = writes_over(links, link, tellers(links, target, heard, followed.labels))
            for way in stale_ways(links, link) if over is not False and link.covers & heard else ():
                yield from _of_way(book, point, followed, target, way, over)


def _of_way(
    book: PromiseBook, point: CollectionPoint, followed: Followed, target: int, way: StaleWay, over: bool | None
) -> Iterator[_Case]:
    if way.sure is False:
        return
    front, at_source = followed.labels[target], followed.labels.get(way.source, [])
    for cells in _alike(way.covers & _denied(front), [*front, *at_source]):
        heard, told = earliest(_timed(front), cells), earliest(at_source, cells)
        if told is None:
            # Whenever the target hears it, the yes comes back.
            heard, told = (0 if heard is None else heard), UNBOUNDED
        elif heard is None or earliest(_timed(at_source), cells) != told or told <= heard:
            continue
        open = "" if every((over, way.sure)) else "says" if over else "write_rule"
        if not open and not _for_certain(book, point, target, way.source, cells, told):
            open = "route"
        yield _Case(point.id, way, target, cells, heard, told, open)


def _for_certain(book: PromiseBook, point: CollectionPoint, target: int, source: int, cells: int, told: int) -> bool:
    """Tell whether the source hears later than the target, or never, whatever is still open."""
    links = book.propagation(Reading.AS_WRITTEN).links
    stores = book.stack.preference_stores
    facets = (links.nodes[target].facet, links.nodes[source].facet)
    if not (said(point.covers) and said(point.captures)) or not all(
        said(stores[each.id].covers) for each in facets if each.kind == "store"
    ):
        return False
    at_best = book.propagation(Reading.OPTIMISTIC).follow(point).labels
    soonest = earliest(at_best.get(source, ()), cells)
    if not is_unbounded(told):
        heard = earliest(at_best.get(target, ()), cells)
        return heard is not None and soonest is not None and soonest > heard
    followed = book.propagation(Reading.AS_WRITTEN).follow(point)
    return soonest is None and any(
        book.closed_world.certain(point, followed, (source,), cell, Reading.OPTIMISTIC)
        for cell in book.universe.split(cells)
    )


def _undone(book: PromiseBook, cases: list[_Case]) -> Undone:
    worst = max(cases, key=lambda case: case.weight)
    same = [case for case in cases if case.weight[:2] == worst.weight[:2] and case.target == worst.target]
    cells = 0
    for case in same:
        cells |= case.cells
    nodes = book.propagation(Reading.AS_WRITTEN).links.nodes
    return Undone(
        flow=worst.way.flows[-1],
        flows=worst.way.flows,
        source=nodes[worst.way.source].facet,
        target=nodes[worst.target].facet,
        points=tuple(dict.fromkeys(case.point for case in same)),
        scopes=book.universe.patterns(cells),
        heard=worst.heard,
        told=worst.told,
        until=worst.until,
        certain=not worst.open,
        open=worst.open,
    )


def _timed(front: list[Label]) -> list[Label]:
    return [label for label in front if not label.flags & UNTIMED]


def _denied(front: list[Label]) -> int:
    cells = 0
    for label in front:
        cells |= label.cells
    return cells


def _alike(cells: int, labels: list[Label]) -> list[int]:
    """Return the cells in groups that every label covers whole or not at all."""
    groups = [cells] if cells else []
    for mask in {label.cells & cells for label in labels}:
        groups = [part for group in groups for part in (group & mask, group & ~mask) if part]
    return groups
