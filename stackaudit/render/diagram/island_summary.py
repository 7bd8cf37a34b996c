"""What the preference map draws of very many or very large islands: which ones in full, and boxes with counts for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.islands import Island
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.listing import listing
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.shores import checked_stores, written_stores
from stackaudit.render.diagram.wording import plural, system_name

MOST_ISLANDS: Final = 25
"""Beyond so many, the largest are drawn and one box stands for all others."""

MOST_ON_ONE: Final = 120
MOST_SYSTEMS: Final = 240
"""An island of more systems than the first, or that would bring all that are drawn above the second, is a box with counts."""

WIDTH: Final = 570.0
HEIGHT: Final = 116.0
_PAD: Final = 20.0


class Sorted(msgspec.Struct, frozen=True):
    """The islands by how they are drawn, each in the order of their numbers."""

    shown: tuple[Island, ...]
    folded: frozenset[int]
    rest: tuple[Island, ...]


def sort_islands(islands: Sequence[Island]) -> Sorted:
    """Return which islands are shown, the numbers of those that are shown as counts, and those that share one box."""
    ordered = sorted(islands, key=lambda each: each.number)
    most = len(ordered) if len(ordered) <= MOST_ISLANDS else MOST_ISLANDS - 1
    folded, drawn = set(), 0
    for island in ordered[:most]:
        size = len(island.systems)
        if size > MOST_ON_ONE or drawn + size > MOST_SYSTEMS:
            folded.add(island.number)
        else:
            drawn += size
    return Sorted(tuple(ordered[:most]), frozenset(folded), tuple(ordered[most:]))


def draw_folded(drawing: Scene, result: AuditResult, island: Island, shore: Box) -> None:
    """Write into an island's box what is on it, with the systems that most flows run through."""
    flows = [found for id in island.flows if (found := result.stack.flow_by_id.get(id))]
    busy = Counter(end for flow in flows for end in (flow.source.system, flow.target.system))
    hands = sum(flow.by_hand for flow in flows)
    carried = f"{plural(len(flows), 'flow')} between them, {hands} by hand: too many to draw one by one."
    inner = shore.inset(_PAD, 0)
    drawing.label(carried, Box(inner.x, shore.y + 40, inner.width, 20), size=12.5)
    busiest = sorted(busy, key=lambda id: (-busy[id], id))
    words = f"Most flows: {listing([system_name(result, id) for id in busiest], inner.width - 80, 12, 2)}"
    drawing.label(words, Box(inner.x, shore.y + 60, inner.width, 34), size=12, lines=2, quiet=True)


def draw_rest(drawing: Scene, result: AuditResult, rest: Sequence[Island], shore: Box) -> None:
    """Write into the last box how many more islands there are, what is on them, and how many promises break there."""
    drawing.solid(shore, "d-island", 18)
    inner = shore.inset(_PAD, 0)
    drawing.label(rest_words(rest), Box(inner.x, shore.y + 14, inner.width, 20), size=14, bold=True)
    drawing.label(_broken(result, rest), Box(inner.x, shore.y + 38, inner.width, 20), size=12.5)
    names = [system_name(result, system) for island in rest for system in island.systems[:1]]
    drawing.label(
        listing(names, inner.width, 12, 2), Box(inner.x, shore.y + 60, inner.width, 34), size=12, lines=2, quiet=True
    )


def rest_words(rest: Sequence[Island]) -> str:
    """Return how many more islands and stores there are, and how far each is alone."""
    stores = plural(sum(len(island.stores) for island in rest), "store")
    most = max((len(island.systems) for island in rest), default=0)
    alone = "each alone" if most == 1 else f"at most {most} systems each"
    return f"and {plural(len(rest), 'more island')}, {stores}, {alone}"


def _broken(result: AuditResult, rest: Sequence[Island]) -> str:
    stores = {store for island in rest for store in island.stores}
    count = 0
    for promise in result.promises:
        if promise.verdict is Verdict.BROKEN:
            sender = result.stack.senders.get(promise.sender)
            ends = checked_stores(result.stack, sender) if sender else ()
            count += any(store in stores for store in (*written_stores(result.stack, promise.point), *ends))
    return f"{plural(count, 'broken promise')} {'starts or ends' if count == 1 else 'start or end'} there."
