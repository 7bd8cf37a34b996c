"""Which flows may write a yes over a no that their target has heard already, and what nobody said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.propagation import Label
from stackaudit.graph.three_valued import every
from stackaudit.model.answer import NONE, Silence, said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.preferences import PreferenceStore

_KEEPS_THE_NO = ("newest-event-wins", "most-restrictive", "append-only")
_ASKED_ANEW = ("lookup", "embedded")


class StaleWay(msgspec.Struct, frozen=True):
    """A way by which a yes that a place still holds is written somewhere else: over relays, which hold nothing themselves.

    ``wait`` is the sum of the worst waits in seconds; ``sure`` is None where it hangs on what nobody said.
    """

    source: int
    flows: tuple[str, ...]
    covers: int
    wait: int
    sure: bool | None


def entering(links: PreferenceLinks, node: int) -> Iterator[Link]:
    """Return the live links into a node from other nodes, whether or not a no can pass them."""
    return (link for link in links.entering[node] if link.flow.live and link.source != node)


def tellers(links: PreferenceLinks, node: int, cells: int, labels: Mapping[int, Iterable[Label]]) -> frozenset[str]:
    """Return the systems that may tell a node a no about some cells, given where it got to."""
    return frozenset(
        links.nodes[link.source].facet.system
        for link in links.entering[node]
        if not link.blocked and any(label.cells & link.covers & cells for label in labels.get(link.source, ()))
    )


def writes_over(links: PreferenceLinks, link: Link, others: frozenset[str]) -> bool | None:
    """Tell whether what a link brings replaces what its target knows, also when that is newer.

    Where the flow does not say it, the rule of the store decides; a store that has none keeps what came last. ``others`` are
    the systems that told the target: with a priority of sources only one above all of them replaces what they said. A relay
    keeps nothing that could be replaced, it passes everything on.
    """
    facet = links.nodes[link.target].facet
    if facet.kind != "store":
        return True
    store = links.stack.preference_stores[facet.id]
    rule = _block(link.flow).write_rule
    if said(rule):
        return _by_priority(links, link, store, others) if rule == "source-priority" else rule not in _KEEPS_THE_NO
    if link.flow.how in _ASKED_ANEW:
        return False
    if isinstance(store.conflict, Silence):
        return None
    if store.conflict == "source-priority":
        return _by_priority(links, link, store, others)
    return store.conflict in ("newest-arrival-wins", "none", NONE)


def brings_a_yes(flow: Flow) -> bool | None:
    """Tell whether a flow carries yeses, or makes one of what is missing."""
    block = _block(flow)
    if block.default_on_missing == "allow":
        return True
    return None if isinstance(block.says, Silence) else block.says != "no-only"


def without_event_time(flow: Flow) -> bool | None:
    """Tell whether a flow leaves out when the person said it."""
    told = _block(flow).provenance
    return None if isinstance(told, Silence) else "event_time" not in told


def makes_a_yes(flow: Flow) -> bool:
    """Tell whether a flow turns what is missing into a yes, so that its source need not hold one."""
    return _block(flow).default_on_missing == "allow"


def stale_ways(links: PreferenceLinks, last: Link) -> Iterator[StaleWay]:
    """Return the ways whose last flow is given, each from a place that holds a yes, the nearest first."""
    cells = last.covers & links.nodes[last.target].covers
    queue = [StaleWay(last.source, (last.flow.id,), cells, last.wait, brings_a_yes(last.flow))]
    seen = {last.source, last.target}
    for way in queue:
        place = links.nodes[way.source]
        if not way.covers or way.sure is False:
            continue
        if place.facet.kind == "store" or (len(way.flows) == 1 and makes_a_yes(last.flow)):
            yield msgspec.structs.replace(way, covers=way.covers & place.covers)
        if place.facet.kind == "relay":
            for link in entering(links, way.source):
                if link.source not in seen:
                    seen.add(link.source)
                    queue.append(_longer(way, link))


def _longer(way: StaleWay, link: Link) -> StaleWay:
    return StaleWay(
        source=link.source,
        flows=(link.flow.id, *way.flows),
        covers=way.covers & link.covers,
        wait=way.wait + link.wait,
        sure=every((way.sure, brings_a_yes(link.flow))),
    )


def _by_priority(links: PreferenceLinks, link: Link, store: PreferenceStore, others: frozenset[str]) -> bool | None:
    order = store.source_order
    if isinstance(order, Silence) or not order:
        return None
    rank = {system: place for place, system in enumerate(order)}
    source = links.nodes[link.source].facet.system
    mine = rank.get(source, len(rank))
    return all(mine < rank.get(other, len(rank)) for other in others if other != source)


def _block(flow: Flow) -> PreferenceFlow:
    return flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
