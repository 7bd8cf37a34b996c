"""Turns of phrase that several rules share: lists of names, what people call an entry, the smallest repair of a hop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stackaudit.frameworks.wording import listed as all_listed
from stackaudit.graph.trace import Drop, DropReason, Facet
from stackaudit.model.answer import present, said
from stackaudit.model.stack import Stack

_REPAIRS = {
    DropReason.NOT_LIVE: "put the flow {flow} to work",
    DropReason.OPT_OUTS_NOT_CARRIED: "let the flow {flow} carry noes (and deletions)",
    DropReason.SCOPE: "widen what {where} covers",
    DropReason.GRANULARITY: "keep the distinction in {where}, or deny if any is denied",
    DropReason.IDENTITY: "send a key along {flow} that both sides know",
    DropReason.UNTOLD: "write down how {flow} treats preferences",
    DropReason.NO_FLOW: "link {source} to {target}",
}


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names as a reader would say them: "a, b and c", or "a, b and 4 more"."""
    names = list(dict.fromkeys(names))
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return all_listed(names) or "nothing"


def store_names(stack: Stack, ids: Iterable[str]) -> list[str]:
    """Return what people call some preference stores: their names, or their ids."""
    stores = (stack.preference_stores[id] for id in ids)
    return [store.name if present(store.name) else store.id for store in stores]


def point_names(stack: Stack, ids: Iterable[str]) -> list[str]:
    """Return what people call some collection points."""
    return [stack.collection_points[id].label for id in ids]


def taken_as_noes(stack: Stack, points: Iterable[str]) -> tuple[str, ...]:
    """Return as assumptions at which points it was taken at face value that a person can say no there."""
    entries = (stack.collection_points[point] for point in points)
    return tuple(f"{point.label}: lets a person say no" for point in entries if not said(point.captures))


def sender_names(stack: Stack, ids: Iterable[str]) -> list[str]:
    """Return what people call some senders."""
    return [stack.senders[id].label for id in ids]


def repair(stack: Stack, *drops: Drop) -> str:
    """Return a change that would let a no pass where it stopped; the smallest one where a link in place can be mended."""
    texts = [_repair(stack, drop) for drop in drops]
    kind = "a repair" if any(drop.reason is DropReason.NO_FLOW for drop in drops) else "smallest repair"
    return f"{kind}: {', and '.join(texts)}"


def _repair(stack: Stack, drop: Drop) -> str:
    source, target = _system(stack, drop.source) or "the collection point", _system(stack, drop.target)
    where = f"the flow {drop.flow}" if drop.flow and "flow" in drop.detail else f"the store in {target}"
    return _REPAIRS[drop.reason].format(flow=drop.flow, where=where, source=source, target=target)


def _system(stack: Stack, facet: Facet) -> str:
    return stack.systems[facet.system].label if facet.system in stack.systems else ""
