"""What the preference map says about islands: their systems in columns, who writes and checks, where a no stops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.islands import Island
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.model.duration import Cron, Wait
from stackaudit.model.flows import Flow
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.render.diagram.wording import span

DIRECTIONS: Final = ("from here", "into here", "inside")


def checked_stores(stack: Stack, sender: Sender) -> tuple[str, ...]:
    """Return the stores that a sender asks: those written down, else its own system's."""
    if isinstance(sender.checks, tuple):
        return sender.checks
    return tuple(store.id for store in stack.stores_in(sender.system))


def written_stores(stack: Stack, point: str) -> tuple[str, ...]:
    """Return the stores that a collection point writes."""
    found = stack.collection_points.get(point)
    return found.writes if found is not None and isinstance(found.writes, tuple) else ()


def broken_at(result: AuditResult, island: Island) -> dict[str, int]:
    """Count the broken promises that stop at an island's shore: from here, into here, inside."""
    counts = dict.fromkeys(DIRECTIONS, 0)
    broken = _broken_by_store(result)
    # Each promise once, although it may be about several of the island's stores.
    for promise in {promise.id: promise for store in island.stores for promise in broken.get(store, ())}.values():
        if where := _direction(result.stack, promise, island.stores):
            counts[where] += 1
    return counts


def columns_of(systems: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return a column for each system, so that links run rightward wherever they do not run in a circle."""
    onward: dict[str, list[str]] = {system: [] for system in systems}
    for source, target in sorted(set(links)):
        onward[source].append(target)
    heads = {target for targets in onward.values() for target in targets}
    column = dict.fromkeys(onward, 0)
    for system in reversed(_finished(onward, sorted(onward, key=lambda id: (id in heads, id)), column)):
        for target in onward[system]:
            column[target] = max(column[target], column[system] + 1)
    return column


def waits(promises: Iterable[Promise]) -> Mapping[str, int | None]:
    """Return the worst wait of each flow that a no was followed over."""
    return {hop.flow: hop.wait for promise in promises for hop in promise.route if hop.flow}


def wait_words(flow: Flow, known: Mapping[str, int | None]) -> str:
    """Return how long a flow makes a no wait, and whether a person carries it."""
    hand = "by hand, " if flow.by_hand else ""
    if known.get(flow.id) is not None:
        return hand + span(known[flow.id])
    if isinstance(flow.every, Cron):
        return hand + "on a timetable"
    if not isinstance(flow.every, Wait):
        return hand + "not said"
    return hand + ("0 h" if flow.every.seconds == 0 else f"every {flow.every}" if flow.every.seconds else "ad hoc")


def _broken_by_store(result: AuditResult) -> Mapping[str, list[Promise]]:
    """Return the broken promises by the stores that they start or end at, found once for all islands."""
    known: dict[str, list[Promise]] | None = result.__dict__.get("_broken_by_store")
    if known is None:
        known = {}
        for promise in result.promises:
            if promise.verdict is Verdict.BROKEN:
                sender = result.stack.senders.get(promise.sender)
                ends = checked_stores(result.stack, sender) if sender else ()
                for store in dict.fromkeys((*written_stores(result.stack, promise.point), *ends)):
                    known.setdefault(store, []).append(promise)
        result.__dict__["_broken_by_store"] = known
    return known


def _direction(stack: Stack, promise: Promise, stores: tuple[str, ...]) -> str:
    sender = stack.senders.get(promise.sender)
    starts = any(store in stores for store in written_stores(stack, promise.point))
    ends = sender is not None and any(store in stores for store in checked_stores(stack, sender))
    return "inside" if starts and ends else "from here" if starts else "into here" if ends else ""


def _finished(onward: dict[str, list[str]], start: list[str], column: dict[str, int]) -> list[str]:
    """Return systems in the order in which a walk leaves them; links that close a circle are taken out."""
    done: list[str] = []
    open_: dict[str, int] = {}
    for first in start:
        path = [first] if first not in open_ else []
        while path:
            system = path[-1]
            at = open_.setdefault(system, 0)
            if at < len(onward[system]):
                target = onward[system][at]
                if target in path or target not in column:
                    del onward[system][at]
                    continue
                open_[system] += 1
                if target not in open_:
                    path.append(target)
            else:
                done.append(path.pop())
    return done


class Shore(msgspec.Struct, frozen=True):
    """What does not fit on any island: points that write no store, senders that ask none."""

    points: tuple[str, ...]
    senders: tuple[str, ...]


def adrift(stack: Stack) -> Shore:
    """Return collection points that are written down as landing nowhere, and senders as asking nobody."""
    return Shore(
        tuple(sorted(point.id for point in stack.collection_points.values() if point.writes == ())),
        tuple(sorted(sender.id for sender in stack.senders.values() if sender.checks == ())),
    )
