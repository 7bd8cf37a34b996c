"""How promises count in a checkpoint: whether each is one for certain, how it goes, and which answers it hangs on."""

from __future__ import annotations

from typing import Final

from stackaudit.frameworks.shares import Item
from stackaudit.graph.promise import Promise
from stackaudit.graph.three_valued import missing
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

_EVERY: Final = "*"


def unclear_axes(stack: Stack) -> tuple[str, ...]:
    """Return which of brands and regions some entries name although nobody said which ones the company has.

    An entry that is silent about them may then be about any.
    """
    named = [*stack.collection_points.values(), *stack.senders.values(), *stack.preference_stores.values()]
    return tuple(
        axis
        for axis in ("brands", "regions")
        if isinstance(getattr(stack.company, axis), Silence) and any(said(getattr(each, axis)) for each in named)
    )


def promise_item(stack: Stack, promise: Promise, unclear: tuple[str, ...]) -> Item:
    """Return how a promise counts: kept for certain at the low end, at best at the high end; perhaps where it may be none."""
    low, high = (float(verdict is Verdict.KEPT) for verdict in (promise.pessimistic, promise.optimistic))
    point, sender = stack.collection_points[promise.point], stack.senders[promise.sender]
    sure = _surely_promised(point, sender, unclear)
    return Item(
        entry=f"collection_points/{promise.point}",
        inside=sure or None,
        low=low,
        high=high,
        open=_open_answers(stack, promise) if low < high or not sure else (),
        rests_on=tuple(f"flows/{hop.flow}" for hop in promise.route if hop.flow),
    )


def refusal_item(stack: Stack, sender: Sender, promises: list[Promise], unclear: tuple[str, ...]) -> Item:
    """Return whether a person can say no to a sender at some place without staff."""
    entry, low, high, known = f"senders/{sender.id}", 0.0, 0.0, False
    open: list[str] = []
    for promise in promises:
        point = stack.collection_points[promise.point]
        sure, alone = _surely_promised(point, sender, unclear), point.self_service
        known |= sure
        low = max(low, float(sure and alone == "yes"))
        if isinstance(alone, Silence) or alone == "yes":
            high = 1.0
            open += missing(f"collection_points/{point.id}", point, "captures", "covers", "self_service")
    if not known:
        high = 1.0
        open += missing(entry, sender, "kind", "purposes") or ("collection_points",)
    inside = None if isinstance(sender.kind, Silence) else True
    return Item(entry=entry, inside=inside, low=low, high=high, open=tuple(open) if low < high else ())


def _surely_promised(point: CollectionPoint, sender: Sender, unclear: tuple[str, ...]) -> bool:
    """Tell whether a point and a sender that meet as written do so whatever nobody said about either.

    A sender of which nobody said what it writes about meets a point for certain where that is about the whole channel.
    """
    if not (said(point.captures) and said(point.covers) and said(sender.kind)):
        return False
    if any(isinstance(getattr(entry, axis), Silence) for entry in (point, sender) for axis in unclear):
        return False
    whole = any(each.channel in (_EVERY, sender.channel) and each.purpose == _EVERY for each in point.covers)
    return whole or said(sender.purposes)


def _open_answers(stack: Stack, promise: Promise) -> tuple[str, ...]:
    """Return the missing answers on which a promise hangs, nearest to the person first; never none of them."""
    point, sender = stack.collection_points[promise.point], stack.senders[promise.sender]
    found = missing(f"collection_points/{point.id}", point, "writes", "captures", "covers", "via", "keys")
    for hop in promise.route:
        if hop.flow:
            found += _of_flow(stack, hop.flow)
        if hop.target.kind == "store":
            store = stack.preference_stores[hop.target.id]
            found += missing(f"preference_stores/{store.id}", store, "covers", "keeps", "collapse")
    found += missing(f"senders/{sender.id}", sender, "kind", "purposes", "checks", "checked", "key")
    if not promise.route:
        ends = dict.fromkeys((*(drop.source.system for drop in promise.drops[:1]), sender.system))
        found += tuple(f"company/flows_complete/{end}" for end in ends if end and not stack.complete.covers(end))
    return tuple(dict.fromkeys(found)) or (f"collection_points/{point.id}",)


def _of_flow(stack: Stack, id: str) -> tuple[str, ...]:
    flow, entry = stack.flow_by_id[id], f"flows/{id}"
    timed = ("how",) if flow.how in ("lookup", "embedded") else ("how", "every", "takes", "tolerated_failures")
    if not isinstance(flow.preferences, PreferenceFlow):
        return (*missing(entry, flow, *timed), f"{entry}/preferences")
    block = missing(f"{entry}/preferences", flow.preferences, "covers", "says", "keeps", "key")
    return missing(entry, flow, *timed) + block
