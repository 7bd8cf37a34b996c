"""One no on the terminal: hop by hop with worst waits, keys and losses, and where it stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stackaudit.graph.delays import missed
from stackaudit.graph.limit_kinds import KINDS, apart, reach
from stackaudit.graph.promise import Promise
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import Arrival, Drop, Trace
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import hours_text
from stackaudit.model.stack import Stack
from stackaudit.render.terminal.ink import Ink

_READ = {
    Reading.AS_WRITTEN: "as written: details that nobody gave are taken at face value",
    Reading.PESSIMISTIC: "pessimistically: what nobody said does not carry, and takes for ever",
    Reading.OPTIMISTIC: "optimistically: what nobody said carries, and at once",
}


def trace_table(stack: Stack, trace: Trace, promises: Sequence[Promise], ink: Ink | None = None) -> str:
    """Return what `stackaudit trace` prints about one collection point and the promises to show."""
    ink = ink or Ink()
    lines = trace_places(stack, trace, ink)
    lines += ["", ink.paint("What becomes of it at each sender", "bold")]
    lines += [line for promise in promises for line in _promise(stack, promise, ink)] or [
        "  no sender shares its scope"
    ]
    lines += list(_limits(promises, ink))
    taken = dict.fromkeys(text for promise in promises for text in promise.assumptions)
    if taken:
        lines += ["", ink.paint("Taken at face value, since nobody said otherwise", "bold")]
        lines += [line for text in taken for line in ink.wrapped(text, 4, "  - ")]
    return "\n".join(lines) + "\n"


def trace_places(stack: Stack, trace: Trace, ink: Ink) -> list[str]:
    """Return the lines about one answer by itself: what it is about, where it gets to, where it stops."""
    point = stack.collection_points[trace.point]
    lines = [ink.paint(ink.shortened(f"A {trace.says.value} said at {point.label}", ink.width), "bold")]
    lines += ink.wrapped(f"about {', '.join(trace.cells) or 'nothing'}, read {_READ[trace.reading]}", 2)
    lines += ["", ink.paint("It gets to", "bold"), *_arrivals(trace.arrivals, ink)]
    if trace.drops:
        lines += ["", ink.paint("It stops at", "bold"), *_drops(trace.drops, ink)]
    return lines


def _arrivals(arrivals: Sequence[Arrival], ink: Ink) -> Iterator[str]:
    from tabulate import tabulate

    if not arrivals:
        yield "  nowhere"
        return
    rows = [
        (
            ink.shortened(arrival.facet.id, 24),
            ("at least " if arrival.untimed else "") + _time(arrival.time),
            "by hand" if arrival.by_hand else "",
            arrival.fidelity,
            ink.shortened(", ".join(arrival.keys or ()) or "not said", 22),
        )
        for arrival in arrivals
    ]
    table = tabulate(
        rows, ("where", "at the latest", "", "fidelity", "known by"), tablefmt="plain", disable_numparse=True
    )
    yield from (f"  {line}".rstrip() for line in table.splitlines())


def _drops(drops: Sequence[Drop], ink: Ink) -> Iterator[str]:
    for drop in drops:
        about = f" for {', '.join(drop.cells)}" if drop.cells else ""
        place = f"{drop.source.system or drop.source.id} to {drop.target.system}"
        text = f"{place}{about}: {drop.reason.value}; {drop.detail}"
        yield from ink.wrapped(text, 4, "  ")


def _promise(stack: Stack, promise: Promise, ink: Ink) -> Iterator[str]:
    label = stack.senders[promise.sender].label
    time = "" if promise.total is None else f", {_after(promise.total)}"
    limit = f"{_limit(promise.limit)} ({KINDS.get(promise.limit.hard, promise.limit.hard)})"
    sure = "confirmed" if promise.confirmed else f"between {promise.pessimistic.value} and {promise.optimistic.value}"
    yield f"  {ink.verdict(promise.verdict)}{time}: {ink.paint(ink.shortened(label, 40), 'bold')}"
    yield from ink.wrapped(f"limit {limit}; {sure}", 8, "      ")
    for kind, limits in apart(missed(promise, promise.limits)):
        yield from ink.wrapped(f"misses by {kind}: {'; '.join(map(_limit, limits))}", 8, "      ")
    for hop in promise.route:
        wait = "nobody said how long" if hop.wait is None else _after(hop.wait)
        hand = ", by hand" if hop.by_hand else ""
        key = f", by {hop.key}" if hop.key else ""
        name = hop.flow or "at once"
        yield from ink.wrapped(f"{hop.source.id} to {hop.target.id}: {wait}{hand}{key} ({name})", 8, "      ")
    for drop in promise.drops[:1]:
        yield from ink.wrapped(f"{drop.reason.value}: {drop.detail}", 8, "      ")


def _limits(promises: Sequence[Promise], ink: Ink) -> Iterator[str]:
    """Yield every limit that was compared with, once, statutes, platforms' rules and policies apart."""
    compared = sorted(
        {limit for promise in promises for limit in promise.limits}, key=lambda each: (each.hours, each.id)
    )
    for kind, limits in apart(compared):
        yield ""
        yield ink.paint(f"Limits by {kind}", "bold")
        for limit in limits:
            notes = "; ".join(note for note in (limit.cite if limit.name else "", reach(limit)) if note)
            yield from ink.wrapped(f"{_limit(limit)}{f' ({notes})' if notes else ''}", 6, "  ")


def _limit(limit: Limit) -> str:
    return f"{hours_text(limit.seconds)}, {limit.label}"


def _after(seconds: int) -> str:
    if is_unbounded(seconds):
        return "nothing bounds how late"
    return "at once" if seconds == 0 else f"after up to {hours_text(seconds)}"


def _time(seconds: int) -> str:
    if is_unbounded(seconds):
        return "no bound"
    return "at once" if seconds == 0 else hours_text(seconds)
