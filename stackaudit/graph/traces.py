"""Traces: where one answer gets to, in words and numbers that a person or a file can take."""

from __future__ import annotations

from stackaudit.graph.preference_links import PROVENANCE, PreferenceLinks
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import BY_HAND, UNTIMED, Followed, Label, Propagation
from stackaudit.graph.reading import Reading
from stackaudit.graph.routes import drop, hops
from stackaudit.graph.trace import Arrival, Drop, Trace
from stackaudit.graph.verdict import Fidelity
from stackaudit.model.preferences import CollectionPoint


def trace(book: PromiseBook, point: CollectionPoint, reading: Reading = Reading.AS_WRITTEN) -> Trace:
    """Return where a no said at a point gets to under one reading, and where it stopped."""
    return trace_in(book.propagation(reading), point)


def trace_in(search: Propagation, point: CollectionPoint) -> Trace:
    """Return where a search finds that a point's answer gets to, and where it stopped."""
    followed = search.follow(point)
    arrivals = [_arrival(search.links, point, front, followed) for _, front in sorted(followed.labels.items()) if front]
    arrivals.sort(key=lambda arrival: (arrival.time, arrival.facet))
    return Trace(
        point=point.id,
        reading=search.links.reading,
        cells=search.links.universe.patterns(followed.origin.cells),
        arrivals=tuple(arrivals),
        drops=_drops(search.links, followed),
        truncated=tuple(sorted(str(search.links.nodes[node].facet) for node in followed.truncated)),
        says=search.links.polarity,
    )


def best_label(front: list[Label]) -> Label:
    """Return the label of the best route to a facet: automatic before by hand before untimed, then the fastest."""
    return min(front, key=lambda label: (label.flags & UNTIMED, label.flags & BY_HAND, label.time))


def _arrival(links: PreferenceLinks, point: CollectionPoint, front: list[Label], followed: Followed) -> Arrival:
    best = best_label(front)
    heard = 0
    for label in front:
        heard |= label.cells
    return Arrival(
        facet=links.nodes[best.node].facet,
        time=best.time,
        by_hand=bool(best.flags & BY_HAND),
        untimed=bool(best.flags & UNTIMED),
        cells=links.universe.patterns(heard),
        keys=links.keys.names(best.keys),
        provenance=PROVENANCE[best.provenance],
        fidelity=_fidelity(followed.origin.cells, heard, links.nodes[best.node].covers).value,
        route=hops(links, point, best),
    )


def _fidelity(said_no: int, heard: int, covers: int) -> Fidelity:
    over, under = bool(heard & ~said_no), bool(said_no & covers & ~heard)
    if over and under:
        return Fidelity.MIXED
    return Fidelity.OVER if over else Fidelity.UNDER if under else Fidelity.EXACT


def _drops(links: PreferenceLinks, followed: Followed) -> tuple[Drop, ...]:
    drops = [drop(links, loss) for loss in followed.losses]
    return tuple(sorted(drops, key=lambda each: (each.arrival, each.flow, each.target, each.reason.value)))
