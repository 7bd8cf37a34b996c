"""What is lost on a flow: the noes that get to its source, do not pass it, and reach its target by no other way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from stackaudit.graph.common_ground import meets_for_certain
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed, Loss
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import DropReason, Facet
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import said

_ARRIVES = (Verdict.KEPT, Verdict.LATE, Verdict.BY_HAND)


class FlowLoss(msgspec.Struct, frozen=True):
    """Noes that do not pass a flow for one reason.

    Attributes:
        flow: the flow's id.
        source: where the no still was.
        target: what does not hear it.
        details: why, in words; more than one where points differ.
        points: ids of the collection points concerned, in file order.
        scopes: what is lost, as patterns.
        cuts: ids of the broken promises that stop at this flow.
    """

    flow: str
    source: Facet
    target: Facet
    details: tuple[str, ...]
    points: tuple[str, ...]
    scopes: tuple[str, ...]
    cuts: tuple[str, ...]


def losses(book: PromiseBook, promises: Iterable[Promise], reason: DropReason) -> tuple[FlowLoss, ...]:
    """Return, as written, the flows that noes do not pass for a reason, in the order in which points meet them.

    A loss counts where a store, or something that leads on to a store, misses what it covers. Where nobody said what the
    point is about or what the store remembers, it counts only where it cuts off a sender for certain.
    """
    cuts: dict[str, list[str]] = {}
    for promise in promises:
        if promise.verdict is Verdict.BROKEN and meets_for_certain(book, promise):
            for flow in dict.fromkeys(drop.flow for drop in promise.drops if drop.reason is reason):
                cuts.setdefault(flow, []).append(promise.id)
    found: dict[str, list[tuple[str, Loss, int]]] = {}
    for point in book.stack.collection_points.values():
        if point.lets_say_no:
            for loss, cells in _missed(book, book.propagation(Reading.AS_WRITTEN).follow(point), reason):
                if loss.link.flow.id in cuts or (said(point.covers) and _says_what(book, loss)):
                    found.setdefault(loss.link.flow.id, []).append((point.id, loss, cells))
    return tuple(_flow_loss(book, flow, lost, tuple(cuts.get(flow, ()))) for flow, lost in found.items())


def on_trust(promises: Iterable[Promise]) -> dict[str, tuple[Promise, ...]]:
    """Return, by flow, the promises whose no arrives as written and, read pessimistically, nowhere that counts."""
    found: dict[str, dict[str, Promise]] = {}
    for promise in promises:
        if promise.verdict in _ARRIVES and promise.pessimistic is Verdict.BROKEN:
            for hop in promise.route:
                if hop.flow:
                    found.setdefault(hop.flow, {})[promise.id] = promise
    return {flow: tuple(each.values()) for flow, each in found.items()}


def _missed(book: PromiseBook, followed: Followed, reason: DropReason) -> Iterator[tuple[Loss, int]]:
    links = book.propagation(Reading.AS_WRITTEN).links
    leading = links.upstream(tuple(links.store_node.values()))
    for loss in followed.losses:
        if loss.reason is not reason or loss.link.target not in leading:
            continue
        cells = loss.cells & loss.link.covers & links.nodes[loss.link.target].covers
        for label in followed.labels.get(loss.link.target, ()):
            cells &= ~label.cells
        if cells:
            yield loss, cells


def _says_what(book: PromiseBook, loss: Loss) -> bool:
    facet = book.propagation(Reading.AS_WRITTEN).links.nodes[loss.link.target].facet
    return facet.kind != "store" or said(book.stack.preference_stores[facet.id].covers)


def _flow_loss(book: PromiseBook, flow: str, lost: list[tuple[str, Loss, int]], cuts: tuple[str, ...]) -> FlowLoss:
    nodes = book.propagation(Reading.AS_WRITTEN).links.nodes
    cells = 0
    for _, _, each in lost:
        cells |= each
    link = lost[0][1].link
    return FlowLoss(
        flow=flow,
        source=nodes[link.source].facet,
        target=nodes[link.target].facet,
        details=tuple(dict.fromkeys(loss.detail for _, loss, _ in lost)),
        points=tuple(dict.fromkeys(point for point, _, _ in lost)),
        scopes=book.universe.patterns(cells),
        cuts=cuts,
    )
