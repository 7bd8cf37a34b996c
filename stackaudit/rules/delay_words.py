"""How rules speak of a no that arrives late: its waits, the limits that it misses, the longest wait and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.graph.delays import missed, room, slowest, steps
from stackaudit.graph.promise import Promise
from stackaudit.graph.unbounded import is_unbounded, saturated
from stackaudit.graph.verdict import Limit
from stackaudit.graph.violating_sends import sends
from stackaudit.graph.waits import hours_text
from stackaudit.model.answer import present
from stackaudit.model.senders import Sender
from stackaudit.rules.limit_words import limit_name, listed_limits


def sum_of_waits(promise: Promise, limit: Limit) -> str:
    """Return the waits of a promise with their sum, and by how much that is over a limit."""
    waits = " + ".join(f"{step.name} {hours_text(step.wait)}" for step in steps(promise))
    total = saturated(promise.total or 0)
    late = 0 if is_unbounded(total) else total - limit.seconds
    over = f", {hours_text(late)} too late" if late > 0 else ""
    return f"{waits} = {hours_text(total)}{over}"


def limits_named(limit: Limit, sure: Sequence[Limit]) -> str:
    """Return a limit by its name, and where it is a policy the shortest by statute or platform beside it."""
    hard = next((each for each in sure if each.hard != "policy"), None)
    beside = f", and {limit_name(hard)}" if hard and limit.hard == "policy" else ""
    return f"the limit is {limit_name(limit)}{beside}"


def limits_missed(worst: Promise, sure: Sequence[Limit]) -> Iterator[str]:
    """Return the limits that a promise misses, for certain and if what was assumed holds, statutes and others apart."""
    yield from (f"misses {text}" for text in listed_limits(sure))
    assumed = tuple(limit for limit in missed(worst, worst.limits) if limit not in sure)
    yield from (f"misses, if the assumptions hold, {text}" for text in listed_limits(assumed))


def longest_wait(late: Sequence[Promise], worst: Promise, limit: Limit) -> Iterator[str]:
    """Return the longest wait of the worst promise, and how short it has to be for all that share it."""
    step = slowest(worst)
    if step is None:
        return
    rooms = [-1 if (left := room(each, step, limit)) is None else left for each in late if step in steps(each)]
    if min(rooms) > 0:
        cure = f"at most {hours_text(min(rooms))} there would meet the limit"
    else:
        cure = "without it the limit would be met" if min(rooms) == 0 else "the other waits alone miss the limit"
    yield f"longest wait: {step.name} {hours_text(step.wait)}; {cure}"


def messages_after(sender: Sender, worst: Promise, limit: Limit) -> Iterator[str]:
    """Return how many messages can still leave after the limit and within it, where it is known how often the sender writes."""
    found = sends(sender, worst, limit)
    if found.after is not None and present(sender.send_interval):
        rate = f"at one message every {sender.send_interval.written}"
        yield f"{rate}, up to {found.after} can still leave after the limit"
    elif found.triggered:
        yield "every trigger after the limit can still send a message until the no has arrived"
    if found.before:
        law = "the law behind the limit gives no grace" if found.no_grace else "within the limit"
        yield f"before the limit up to {found.before} more can leave, unwanted all the same: {law}"
    elif found.no_grace and found.before is None:
        yield "what leaves before the limit is unwanted all the same: the law behind the limit gives no grace"
