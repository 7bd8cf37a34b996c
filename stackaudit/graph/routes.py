"""Routes as people read them: the hops of the best label, and where a no stopped."""

from __future__ import annotations

from stackaudit.graph.preference_links import Link, PreferenceLinks
from stackaudit.graph.propagation import Followed, Label, Loss
from stackaudit.graph.trace import Drop, DropReason, Facet, Hop
from stackaudit.model.answer import said
from stackaudit.model.preferences import CollectionPoint

MOST_STOPS = 3


def hops(links: PreferenceLinks, point: CollectionPoint, label: Label) -> tuple[Hop, ...]:
    """Return the hops from the collection point to a label, the saying of it first."""
    chain: list[Label] = []
    at: Label | None = label
    while at is not None:
        chain.append(at)
        at = at.before
    chain.reverse()
    said_at = collection_facet(point)
    first = links.nodes[chain[0].node].facet
    if chain[0].link is None:
        route = [Hop(said_at, first, "", 0, 0)]
    else:
        route = [_hop(links, said_at, chain[0], chain[0].link)]
    return (
        *route,
        *(_hop(links, links.nodes[link.source].facet, each, link) for each in chain[1:] if (link := each.link)),
    )


def collection_facet(point: CollectionPoint) -> Facet:
    """Return the facet of a collection point."""
    return Facet("collect", point.id, point.via if isinstance(point.via, str) else "")


def stops(
    links: PreferenceLinks, point: CollectionPoint, followed: Followed, checked: tuple[int, ...], cells: int
) -> tuple[Drop, ...]:
    """Return where a no stopped on its way to the checked nodes, nearest first; at least one entry.

    Only losses from which stated links lead on to the checked nodes count; without one, no flow is written down from what
    heard it. What leads into a store about something else counts only where nothing better does.
    """
    leading = links.upstream(checked)
    leads_on = [loss for loss in followed.losses if loss.cells & cells and loss.link.target in leading]
    relevant = [loss for loss in leads_on if links.nodes[loss.link.target].covers & cells] or leads_on
    relevant.sort(key=lambda loss: (loss.time, loss.link.flow.id, loss.reason.value))
    if relevant:
        return tuple(drop(links, loss) for loss in relevant[:MOST_STOPS])
    return _no_flow(links, point, followed, checked, cells)


def drop(links: PreferenceLinks, loss: Loss) -> Drop:
    """Return a loss as people read it."""
    source, target = links.nodes[loss.link.source].facet, links.nodes[loss.link.target].facet
    cells = links.universe.patterns(loss.cells)
    return Drop(source, target, loss.link.flow.id, loss.reason, loss.detail, loss.time, cells)


def _no_flow(
    links: PreferenceLinks, point: CollectionPoint, followed: Followed, checked: tuple[int, ...], cells: int
) -> tuple[Drop, ...]:
    """Return the cut: the first store that heard the no (else what else did), and the nearest that would have to."""
    if not checked:
        return ()
    target = links.nodes[checked[0]].facet
    to = links.stack.systems[target.system].label
    heard = sorted(
        (links.nodes[node].facet.kind != "store", min(each.time for each in front if each.cells & cells), node)
        for node, front in followed.labels.items()
        if any(each.cells & cells for each in front)
    )
    if not heard:
        return _not_remembered(links, point, checked)
    _, time, first = heard[0]
    names = dict.fromkeys(links.stack.systems[links.nodes[node].facet.system].label for _, _, node in heard)
    detail = f"no preference flow leads on from {_either(list(names))} to {to}"
    return (Drop(links.nodes[first].facet, target, "", DropReason.NO_FLOW, detail, time),)


def _not_remembered(links: PreferenceLinks, point: CollectionPoint, checked: tuple[int, ...]) -> tuple[Drop, ...]:
    """Return the cut of a no that no store takes up: the store that is written and does not cover it, and what follows."""
    said_at, target = collection_facet(point), links.nodes[checked[0]].facet
    to = links.stack.systems[target.system].label
    if not said(point.writes) or not point.writes:
        return (
            Drop(said_at, target, "", DropReason.NO_FLOW, f"it is written to no store, and {to} hears nothing of it"),
        )
    node = links.store_node[point.writes[0]]
    store = links.nodes[node].facet
    name = links.stack.systems[store.system].label
    forgotten = Drop(said_at, store, "", DropReason.SCOPE, f"the store in {name} does not cover it")
    if node in links.upstream(checked):
        return (forgotten,)
    onward = f"no preference flow leads on from {name} to {to}"
    return (forgotten, Drop(store, target, "", DropReason.NO_FLOW, onward))


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _hop(links: PreferenceLinks, source: Facet, label: Label, link: Link) -> Hop:
    return Hop(
        source=source,
        target=links.nodes[label.node].facet,
        flow=link.flow.id,
        wait=None if link.untimed else link.wait,
        arrival=label.time,
        by_hand=link.by_hand,
        key=link.key_name,
        lost=link.loses,
    )
