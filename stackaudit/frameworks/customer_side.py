"""The customer's own side: say it once and everywhere, change it any time, and know where a change came from.

What customers expect of a company that keeps their yes and no, after PossibleNOW's account of how a marketing stack fails
them, in own words: what is said in one place holds in every place, it can be changed whenever they like, somebody can look
back at it, and everybody knows where a change came from.
"""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.outcomes import mean
from stackaudit.frameworks.parts import part
from stackaudit.frameworks.promise_items import promise_item, refusal_item, unclear_axes
from stackaudit.frameworks.shares import Item, share
from stackaudit.graph.promise import Promise
from stackaudit.graph.store_count import StoreCount
from stackaudit.graph.three_valued import every, missing
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import Silence, said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

ALONE: Final = {"yes": 1.0, "assisted": 0.5, "no": 0.0}
MEMORY: Final = {"none": 0.0, "last-change": 0.5, "change-log": 1.0, "evidence": 1.0}
ORIGIN: Final = ("source", "event_time")


class CustomerSide(msgspec.Struct, frozen=True):
    """Four parts, in the order in which a customer meets them: everywhere, self-service, history, source of change."""

    parts: tuple[Part, ...]


def customer_side(stack: Stack, promises: tuple[Promise, ...], stores: StoreCount) -> CustomerSide:
    """Return what a customer can expect.

    Source: PossibleNOW, on how a company's own tools fail the customer: say it once, change it any time, and a known source
    of every change. The checkpoints are this project's.
    """
    towards: dict[str, list[Promise]] = {sender.id: [] for sender in stack.senders.values() if sender.kind != "service"}
    for promise in promises:
        towards[promise.sender].append(promise)
    self_service = (points_worked_alone(stack), channels_refused_alone(stack, towards))
    source = (flows_tell_the_source(stack), stores_keep_the_source(stack))
    return CustomerSide(
        (
            part("customer-side/everywhere", "Say it once, it holds everywhere", "trust", everywhere(stack, towards)),
            part("customer-side/self-service", "Change it any time", "ease", self_service),
            part("customer-side/history", "Look back at it", "proof", (stores_keep_history(stack, stores),)),
            part("customer-side/source-of-change", "Know where a change came from", "clarity", source),
        )
    )


def everywhere(stack: Stack, towards: dict[str, list[Promise]]) -> tuple[Checkpoint, ...]:
    """
    Say it once, it holds everywhere: a checkpoint for each sender that is no service.

    Its value is the share of the promises towards the sender that are kept: for certain at the low end, at best at the
    high end. A promise that may not be one, because nobody said what the point or the sender is about, counts as perhaps;
    where a sender has no certain promise, its checkpoint is open.
    """
    unclear = unclear_axes(stack)
    found = tuple(_told(stack, stack.senders[sender], promises, unclear) for sender, promises in towards.items())
    return found or (mean("senders", "Every sender hears it", (), of="senders", do="hear a no", ask="senders"),)


def points_worked_alone(stack: Stack) -> Checkpoint:
    """
    Places to say no work without staff.

    The collection points where a person can say no: alone 1, with somebody's help a half.
    """
    return mean(
        "points-worked-alone",
        "Places to say no work without staff",
        [_point(point) for point in stack.collection_points.values()],
        of="places where a person can say no",
        do="work without staff",
        ask="collection_points",
    )


def channels_refused_alone(stack: Stack, towards: dict[str, list[Promise]]) -> Checkpoint:
    """
    Every channel takes a no without staff.

    A channel counts as much as the share of its senders to which a person can say no at some place worked alone. Where no
    place to say no to a sender is written down, that is open: nobody says that the list of places is complete.
    """
    unclear = unclear_axes(stack)
    channels: dict[str, list[Item]] = {}
    for sender, promises in towards.items():
        entry = stack.senders[sender]
        channels.setdefault(entry.channel, []).append(refusal_item(stack, entry, promises, unclear))
    return mean(
        "channels-refused-alone",
        "Every channel takes a no without staff",
        [_channel(channel, items) for channel, items in channels.items()],
        of="channels",
        do="take a no without staff",
        ask="senders",
    )


def stores_keep_history(stack: Stack, stores: StoreCount) -> Checkpoint:
    """
    Preference stores keep a history.

    The stores in live systems: a log of changes 1, the last change only a half, none 0. Stores that nobody wrote down are
    named beside it and do not count.
    """
    found = mean(
        "stores-keep-history",
        "Preference stores keep a history",
        [_memory(store) for store in _stores(stack)],
        of="preference stores",
        do="keep a history",
        ask="preference_stores",
    )
    if not stores.likely:
        return found
    more = (
        "1 more system probably keeps"
        if len(stores.likely) == 1
        else f"{len(stores.likely)} more systems probably keep"
    )
    return msgspec.structs.replace(found, explanation=f"{found.explanation} {more} preferences.")


def flows_tell_the_source(stack: Stack) -> Checkpoint:
    """
    Preference flows tell where a change came from.

    The live flows that carry preferences: 1 where source and time of the event travel along.
    """
    return mean(
        "flows-tell-the-source",
        "Preference flows tell where a change came from",
        [_provenance(flow) for flow in stack.flows if flow.live and flow.may_carry_preferences],
        of="live preference flows",
        do="carry the source and the time of a change",
        ask="flows",
    )


def stores_keep_the_source(stack: Stack) -> Checkpoint:
    """
    Preference stores remember where a change came from.

    The stores in live systems whose history records the source. A store without a history cannot.
    """
    return mean(
        "stores-keep-the-source",
        "Preference stores remember where a change came from",
        [_origin(store) for store in _stores(stack)],
        of="preference stores",
        do="remember the source of a change",
        ask="preference_stores",
    )


def _told(stack: Stack, sender: Sender, promises: list[Promise], unclear: tuple[str, ...]) -> Checkpoint:
    found = mean(
        sender.id,
        f"{sender.label} hears it",
        [promise_item(stack, promise, unclear) for promise in promises],
        of=f"promises towards {sender.label}",
        do="hold for certain",
        ask="collection_points",
    )
    written = sum(promise.verdict is Verdict.KEPT for promise in promises)
    if found.value is not None or not promises:
        return found
    return msgspec.structs.replace(found, explanation=f"{found.explanation} As written, {written} do.")


def _point(point: CollectionPoint) -> Item:
    entry = f"collection_points/{point.id}"
    answer = point.self_service
    low, high = (0.0, 1.0) if isinstance(answer, Silence) else (ALONE[answer], ALONE[answer])
    inside = point.lets_say_no if said(point.captures) else None
    open = missing(entry, point, "captures", "self_service")
    return Item(entry=entry, inside=inside, low=low, high=high, open=open, rests_on=(f"{entry}/self_service",))


def _channel(channel: str, senders: list[Item]) -> Item:
    found = share(senders)
    return Item(
        entry=f"channels/{channel}",
        inside=any(sender.inside for sender in senders) or None,
        low=found.low,
        high=found.high,
        open=tuple(answer for sender in senders for answer in sender.open),
        rests_on=tuple(sender.entry for sender in senders),
    )


def _stores(stack: Stack) -> list[PreferenceStore]:
    return [store for store in stack.preference_stores.values() if stack.systems[store.system].live]


def _memory(store: PreferenceStore) -> Item:
    entry, history = f"preference_stores/{store.id}", store.history
    low, high = (0.0, 1.0) if isinstance(history, Silence) else (MEMORY[history], MEMORY[history])
    open = missing(entry, store, "history")
    return Item(entry=entry, low=low, high=high, open=open, rests_on=(f"{entry}/history",))


def _provenance(flow: Flow) -> Item:
    entry = f"flows/{flow.id}"
    block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
    told = block.provenance if said(block.provenance) else None
    both = told is not None and {*ORIGIN} <= {*told}
    carries = missing(entry, flow, "carries") if not flow.carries_preferences else ()
    return Item(
        entry=entry,
        inside=flow.carries_preferences or None,
        low=float(both),
        high=float(both or told is None),
        open=carries if told is not None else (*carries, f"{entry}/preferences/provenance"),
        rests_on=(f"{entry}/preferences/provenance",),
    )


def _origin(store: PreferenceStore) -> Item:
    entry, history, fields = f"preference_stores/{store.id}", store.history, store.history_fields
    keeps = None if isinstance(history, Silence) else history != "none"
    names = None if isinstance(fields, Silence) else "source" in fields
    both = every((keeps, names))
    return Item(
        entry=entry,
        low=float(both is True),
        high=float(both is not False),
        open=missing(entry, store, "history", "history_fields") if both is None else (),
        rests_on=(f"{entry}/history", f"{entry}/history_fields"),
    )
