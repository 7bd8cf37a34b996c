"""One no, traced: how long it takes to each sender, against the limits, and where it stops."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.graph.limit_kinds import KINDS
from stackaudit.graph.promise import Promise
from stackaudit.graph.trace import Drop, DropReason, Hop, Trace
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Limit, Verdict
from stackaudit.render.diagram.labels import text_width, wrap
from stackaudit.render.diagram.marks import path, verdict_mark
from stackaudit.render.diagram.palette import VERDICTS
from stackaudit.render.diagram.scene import Box, Scene
from stackaudit.render.diagram.svg import Markup, number, tag
from stackaudit.render.diagram.time_axis import TimeAxis, axis_for
from stackaudit.render.diagram.wording import facet_name, plural, point_name, sender_name, span, system_name

_WIDTH: Final = 1240
_EDGE: Final = 20
_NAME: Final = 180
_LEFT: Final = _EDGE + _NAME + 16
_RIGHT: Final = 940
_TOP: Final = 60
_LIMIT_ROW: Final = 20
_LANE: Final = 68
_MOST_STOPS: Final = 10
MOST_LANES: Final = 60
"""Beyond so many senders, those whose promises are worst are drawn."""

_NEAR: Final = 26


def draw(result: AuditResult, point: str, *, trace: Trace | None = None, prefix: str = "traced-no") -> str:
    """Return the picture of a no said at one collection point; a trace adds who else hears it."""
    drawing, height = _drawn(result, point, trace)
    return drawing.svg(
        prefix=prefix,
        title=headline(result, point),
        description="Each line is a sender; time runs to the right, upright lines are limits. Times are worst cases.",
        width=_WIDTH,
        height=height,
    )


def scene(result: AuditResult, point: str, trace: Trace | None = None) -> Scene:
    """Return the picture's parts."""
    return _drawn(result, point, trace)[0]


def headline(result: AuditResult, point: str) -> str:
    """Return the picture's title."""
    promises = promises_of(result, point)
    kept = sum(promise.verdict is Verdict.KEPT for promise in promises)
    return f"A no at {point_name(result, point)}: {kept} of {plural(len(promises), 'sender')} hear it in time"


def promises_of(result: AuditResult, point: str) -> tuple[Promise, ...]:
    """Return the promises of a point: by verdict, then time, then name."""
    found = [promise for promise in result.promises if promise.point == point]
    return tuple(sorted(found, key=lambda each: (each.verdict.rank, each.total or 0, sender_name(result, each.sender))))


def limits_of(promises: Iterable[Promise]) -> list[Limit]:
    """Return the limits of some promises: the shortest first, the company's own before others of its length."""
    found = {limit for promise in promises for limit in promise.limits}
    return sorted(found, key=lambda limit: (limit.hours, limit.id != "own-promise", limit.id))


def drops_of(result: AuditResult, point: str, trace: Trace | None = None) -> tuple[Drop, ...]:
    """Return where the no stopped, nearest first, each place once."""
    dropped = [drop for promise in promises_of(result, point) for drop in promise.drops]
    once = {
        (drop.source, drop.target, drop.flow, drop.reason): drop for drop in [*dropped, *(trace.drops if trace else ())]
    }
    return tuple(sorted(once.values(), key=lambda drop: (drop.arrival, str(drop.source), str(drop.target), drop.flow)))


def route_words(result: AuditResult, route: tuple[Hop, ...]) -> str:
    """Return a route as people would say it: names with the wait before each."""
    words = [facet_name(result, hop.source) for hop in route[:1]]
    for hop in route:
        name = facet_name(result, hop.target)
        waits = [*(["by hand"] if hop.by_hand and hop.flow else []), *([span(hop.wait)] if hop.wait != 0 else [])]
        if name != words[-1] or waits:
            words.append(f"{name} ({', '.join(waits)})" if waits else name)
    return " → ".join(words)


def drop_words(result: AuditResult, drop: Drop) -> str:
    """Return where and why a no stopped."""
    return _stop_words(result, [drop])


def stops_of(result: AuditResult, point: str, trace: Trace | None = None) -> tuple[str, ...]:
    """Return where and why the no stopped in a line each; places with the same reason share one."""
    alike: dict[tuple[str, str, DropReason, str], list[Drop]] = {}
    for drop in drops_of(result, point, trace):
        alike.setdefault((str(drop.source), drop.flow, drop.reason, drop.detail), []).append(drop)
    return tuple(_stop_words(result, drops) for drops in alike.values())


def _stop_words(result: AuditResult, drops: list[Drop]) -> str:
    source, targets = facet_name(result, drops[0].source), [facet_name(result, drop.target) for drop in drops]
    detail = drops[0].detail
    why = f"{drops[0].reason.value}; {detail}" if detail else drops[0].reason.value
    if drops[0].reason is DropReason.NO_FLOW and detail:
        why = detail
    return f"{source} → {', '.join(dict.fromkeys(targets))}: {why}"


def _drawn(result: AuditResult, point: str, trace: Trace | None) -> tuple[Scene, float]:
    drawing, everybody = Scene(), promises_of(result, point)
    promises = everybody[-MOST_LANES:]  # they stand from best to worst
    limits = limits_of(promises)
    times = [promise.total for promise in promises if promise.total is not None]
    axis = axis_for([*times, *(limit.seconds for limit in limits)], _LEFT, _RIGHT)
    top = _TOP + len(_rows_of(limits)) * _LIMIT_ROW + 30
    floor = top + len(promises) * _LANE
    drawing.label(headline(result, point), Box(_EDGE, 12, _WIDTH - 2 * _EDGE, 28), size=20, bold=True)
    _axis(drawing, axis, limits, top - 8, floor)
    _limits(drawing, axis, limits, floor)
    for row, promise in enumerate(promises):
        _lane(drawing, result, axis, promise, top + row * _LANE)
    if more := len(everybody) - len(promises):
        words = f"and {plural(more, 'more sender')}, none of them with a worse verdict than those above"
        drawing.label(words, Box(_EDGE, floor + 6, _WIDTH - 2 * _EDGE, 20), size=13, bold=True)
        floor += 24
    return drawing, _below(drawing, result, point, trace, floor + 14)


def _axis(drawing: Scene, axis: TimeAxis, limits: list[Limit], top: float, floor: float) -> None:
    drawing.add(path(f"M{number(axis.left)} {number(top)}H{number(axis.right)}", "d-rule"))
    taken = [axis.at(limit.seconds) for limit in limits]
    for seconds in axis.ticks():
        x = axis.at(seconds)
        if any(abs(x - each) < _NEAR for each in taken):
            continue  # the limit's line says its own time
        drawing.add(path(f"M{number(x)} {number(top - 4)}V{number(floor)}", "d-rule"))
        drawing.label(span(seconds), Box(x - 22, top - 22, 44, 16), size=11, anchor="middle", quiet=True)


def _limits(drawing: Scene, axis: TimeAxis, limits: list[Limit], floor: float) -> None:
    """Each limit has a line of its own to stand on, so that near limits do not cover each other's names."""
    drawn: set[float] = set()
    rows = [(_TOP + row * _LIMIT_ROW, axis.at(alike[0].seconds), alike) for row, alike in enumerate(_rows_of(limits))]
    for y, x, alike in rows:
        if alike[0].hours not in drawn:  # dashes over dashes would look like another sort of line
            drawing.add(path(f"M{number(x)} {number(y + 2)}V{number(floor)}", "d-limit"))
        drawn.add(alike[0].hours)
    for y, x, alike in rows:
        kind = KINDS.get(alike[0].hard, alike[0].hard)
        words = f"{span(alike[0].seconds)} by {kind}: {', '.join(limit.label for limit in alike)}"
        after, before = Box(x + 6, y, _WIDTH - _EDGE - x - 6, 18), Box(_EDGE, y, x - 6 - _EDGE, 18)
        wide = text_width(words, 12, bold=True)
        beside = wide <= after.width or after.width >= before.width
        # A name that stands before its line may cross the lines of shorter limits.
        drawing.box(Box(after.x if beside else before.right - wide - 3, y + 1, wide + 3, 16), "d-paper", 0)
        drawing.label(words, after if beside else before, size=12, anchor="start" if beside else "end", bold=True)


def _rows_of(limits: list[Limit]) -> list[list[Limit]]:
    """Return the limits that share a line: of one length and one kind."""
    kinds = list(KINDS)
    ordered = sorted(limits, key=lambda limit: (limit.hours, kinds.index(limit.hard), limit.id != "own-promise"))
    return [list(alike) for _, alike in groupby(ordered, key=lambda limit: (limit.hours, limit.hard))]


def _lane(drawing: Scene, result: AuditResult, axis: TimeAxis, promise: Promise, top: float) -> None:
    drawing.add(path(f"M{number(_EDGE)} {number(top)}H{number(_WIDTH - _EDGE)}", "d-rule"))
    drawing.label(
        sender_name(result, promise.sender), Box(_EDGE, top + 4, _NAME, _LANE - 8), size=13, bold=True, lines=3
    )
    look = VERDICTS[promise.verdict]
    said = f"{look.word}, {span(promise.total)}" if promise.total is not None else look.word
    end = Box(_RIGHT + 74, top + 8, _WIDTH - _EDGE - _RIGHT - 46, 28)
    drawing.add(verdict_mark(promise.verdict, _RIGHT + 60, top + 22, 8))
    drawing.label(said, end, size=13, bold=True)
    y = top + 26
    if promise.route:
        _track(drawing, axis, promise, y)
        words = route_words(result, promise.route)
    else:
        _dangling(drawing, result, axis, promise, y)
        words = drop_words(result, promise.drops[0]) if promise.drops else promise.certain or "no route is written down"
    _sentence(drawing, words, Box(_LEFT, top + 40, _WIDTH - _EDGE - _LEFT, 22))


def _sentence(drawing: Scene, words: str, box: Box) -> None:
    """Write over a plate, so that the upright lines do not run through the words."""
    width = min(text_width(words, 11.5), box.width)
    drawing.box(Box(box.x - 4, box.y + 2, width + 8, box.height - 4), "d-paper", 0)
    drawing.label(words, box, size=11.5, quiet=True)


def _track(drawing: Scene, axis: TimeAxis, promise: Promise, y: float) -> None:
    """Draw the route as stretches of waiting between dots, and the verdict where the last message may leave."""
    at = 0
    drawing.add(_dot(axis.left, y))
    for hop in promise.route:
        if hop.arrival > at or hop.wait is None:
            _stretch(drawing, axis, at, hop, y)
        at = max(at, hop.arrival)
    total = promise.total or 0
    if total > at:
        drawing.add(path(f"M{number(axis.at(at))} {number(y)}H{number(axis.at(total))}", "d-flow d-planned"))
    drawing.add(verdict_mark(promise.verdict, axis.at(total) if total else axis.left, y, 8))


def _stretch(drawing: Scene, axis: TimeAxis, start: int, hop: Hop, y: float) -> None:
    left, right = axis.at(start), axis.at(hop.arrival)
    unsaid = hop.wait is None or is_unbounded(hop.arrival)
    style = " d-by-hand" if hop.by_hand else " d-unsaid" if unsaid else ""
    drawing.add(path(f"M{number(left)} {number(y)}H{number(right)}", "d-flow-preference" + style), _dot(right, y))
    words = span(hop.wait)
    if right - left > text_width(words, 11) + 24:
        drawing.label(words, Box(left + 10, y - 19, right - left - 20, 15), size=11, anchor="middle")


def _dangling(drawing: Scene, result: AuditResult, axis: TimeAxis, promise: Promise, y: float) -> None:
    """Draw how far a no gets that does not arrive: a broken line to a stop with its name, never the sign of an arrival."""
    stop = promise.drops[0] if promise.drops else None
    end = max(axis.at(stop.arrival if stop else 0), axis.left + 26)
    drawing.add(_dot(axis.left, y), path(f"M{number(axis.left)} {number(y)}H{number(end)}", "d-flow d-planned"))
    drawing.add(path(f"M{number(end)} {number(y - 9)}v18", f"d-{VERDICTS[promise.verdict].key}-line"))
    words = f"gets no further than {facet_name(result, stop.source)}" if stop else "gets nowhere"
    if stop and stop.arrival:
        words += ", and nothing bounds when" if is_unbounded(stop.arrival) else f", after up to {span(stop.arrival)}"
    width = text_width(words, 11.5)
    before = end + 10 + width > _RIGHT + 40
    # Beside its stop, or above its line where there is no room left.
    box = Box(end - width - 8, y - 22, width + 4, 18) if before else Box(end + 10, y - 11, width + 4, 22)
    _sentence(drawing, words, box)


def _dot(x: float, y: float) -> Markup:
    return tag("circle", cx=x, cy=y, r=4, class_="d-head-preference")


def _below(drawing: Scene, result: AuditResult, point: str, trace: Trace | None, top: float) -> float:
    heard = sorted({system for promise in promises_of(result, point) for system in promise.heard})
    arrivals = {arrival.facet.system for arrival in trace.arrivals} if trace else set()
    names = [system_name(result, system) for system in sorted({*heard, *arrivals} - {""})]
    if names:
        drawing.label(f"Heard by: {', '.join(names)}", Box(_EDGE, top, _WIDTH - 2 * _EDGE, 34), size=12.5, lines=2)
        top += 40
    stops = stops_of(result, point, trace)
    if not stops:
        return top + 8
    drawing.label("Where it stopped, and why", Box(_EDGE, top, _WIDTH - 2 * _EDGE, 22), size=13.5, bold=True)
    top += 26
    for words in stops[:_MOST_STOPS]:
        drawing.add(path(f"M{number(_EDGE + 2)} {number(top + 10)}h10m0 -6v12", "d-broken-line"))
        height = 16.0 * len(wrap(words, _WIDTH - 2 * _EDGE - 24, 12, 2)) + 4
        drawing.label(words, Box(_EDGE + 24, top, _WIDTH - 2 * _EDGE - 24, height), size=12, lines=2)
        top += height
    if len(stops) > _MOST_STOPS:
        drawing.label(f"and {len(stops) - _MOST_STOPS} more", Box(_EDGE + 24, top, 300, 20), size=12, quiet=True)
        top += 21
    return top + 12
