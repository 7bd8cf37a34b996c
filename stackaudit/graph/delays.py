"""Where a no loses its time: the steps of its route, the slowest of them, and what nobody said about the waits."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.graph.limits import Limits
from stackaudit.graph.promise import Promise
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import saturated
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import flow_wait, freeze_seconds
from stackaudit.model.answer import Silence
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

FREEZE = "between the sender's check and its message"


class Step(msgspec.Struct, frozen=True):
    """A part of the way with its worst wait in seconds; ``flow`` is empty for the sender's own freeze."""

    flow: str
    wait: int

    @property
    def name(self) -> str:
        """Return the flow, or the words for the sender's own freeze."""
        return self.flow or FREEZE


class OpenWait(msgspec.Struct, frozen=True, order=True):
    """An answer that is missing and that could make a no arrive earlier or later, or its limit longer or shorter."""

    noun: str
    id: str
    field: str
    text: str


def steps(promise: Promise) -> tuple[Step, ...]:
    """Return the flows of a promise's route with their waits, and the sender's freeze where it has one."""
    found = [Step(hop.flow, hop.wait or 0) for hop in promise.route if hop.flow]
    return (*found, Step("", promise.freeze)) if promise.freeze else tuple(found)


def slowest(promise: Promise) -> Step | None:
    """Return the step that takes longest, the first of them where several do."""
    return max(steps(promise), key=lambda step: step.wait, default=None)


def room(promise: Promise, step: Step, limit: Limit) -> int | None:
    """Return how long one step may take at most so that the limit is met, or None where the others alone miss it."""
    others = list(steps(promise))
    others.remove(step)
    rest = saturated(sum(each.wait for each in others))
    left = limit.seconds - rest
    return left if left >= 0 else None


def missed(promise: Promise, limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """Return those of the limits that a timed promise misses at worst."""
    total = promise.total
    if total is None:
        return ()
    return tuple(limit for limit in limits if total > limit.hours * 3600)


def open_waits(stack: Stack, limits: Limits, promise: Promise, reading: Reading) -> tuple[OpenWait, ...]:
    """Return the missing answers that make its waits and limits differ under a reading from what is written."""
    sender = stack.senders[promise.sender]
    flows = [stack.flow_by_id[flow] for flow in dict.fromkeys(hop.flow for hop in promise.route) if flow]
    found = [open for flow in flows for open in _of_flow(flow, reading)]
    return (*found, *_of_sender(sender, reading), *_of_limits(stack, limits, sender, reading))


def _of_flow(flow: Flow, reading: Reading) -> Iterator[OpenWait]:
    if flow_wait(flow, reading) == flow_wait(flow, Reading.AS_WRITTEN):
        return
    block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
    answers: tuple[tuple[str, object, str, bool], ...] = (
        ("takes", flow.takes, "how long a run takes", True),
        ("tolerated_failures", flow.tolerated_failures, "how many missed runs nobody notices", flow.how != "lookup"),
        ("pickup_every", flow.pickup_every, "how often the file is picked up", flow.how == "file"),
        ("preferences.cache_ttl", block.cache_ttl, "how long an answer is kept", flow.how == "lookup"),
    )
    for field, answer, text, matters in answers:
        if matters and isinstance(answer, Silence):
            yield OpenWait("flows", flow.id, field, f"{text} on {flow.id}")


def _of_sender(sender: Sender, reading: Reading) -> Iterator[OpenWait]:
    if freeze_seconds(sender, reading) == freeze_seconds(sender, Reading.AS_WRITTEN):
        return
    if isinstance(sender.checked, Silence):
        yield OpenWait("senders", sender.id, "checked", f"when {sender.label} asks its store")
    else:
        yield OpenWait("senders", sender.id, "max_queue", f"how long {sender.label} waits between check and message")


def _of_limits(stack: Stack, limits: Limits, sender: Sender, reading: Reading) -> Iterator[OpenWait]:
    if limits.of(sender, reading) == limits.of(sender, Reading.AS_WRITTEN):
        return
    optimistic = reading is Reading.OPTIMISTIC
    if isinstance(sender.bulk, Silence) and sender.channel == "email" and optimistic:
        yield OpenWait("senders", sender.id, "bulk", f"whether {sender.label} sends in bulk")
    if isinstance(sender.regions, Silence) and isinstance(stack.company.regions, Silence) and not optimistic:
        yield OpenWait("company", "", "regions", "in which regions the customers live")
    if isinstance(stack.company.as_of, Silence):
        yield OpenWait("company", "", "as_of", "for which day the inventory is true")
