"""The table of all promises, each with its way, what it lost there and what was taken at face value."""

from __future__ import annotations

import msgspec

from stackaudit.graph.limit_kinds import KINDS, apart, reach
from stackaudit.graph.promise import Promise
from stackaudit.graph.trace import Drop, Facet, Hop
from stackaudit.graph.verdict import Limit, Margin, Verdict
from stackaudit.render.diagram.wording import span
from stackaudit.render.html.directory import Directory, anchor
from stackaudit.render.html.limits import shown_promises
from stackaudit.render.html.table import Link, written_at

_NOUN_OF = {"collect": "collection_points", "store": "preference_stores", "relay": "systems", "send": "senders"}


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One hop of a way, in words."""

    source: Link
    target: Link
    wait: str
    remarks: tuple[str, ...]
    place: str


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """Where a no stopped, and why."""

    source: Link
    target: Link
    reason: str
    detail: str
    place: str


class PromiseRow(msgspec.Struct, frozen=True, kw_only=True):
    """One promise as the table shows it."""

    anchor: str
    point: Link
    sender: Link
    channel: str
    verdict: Verdict
    certainty: str
    takes: str
    seconds: int
    limit: str
    limit_name: str
    note: str
    steps: tuple[Step, ...]
    stops: tuple[Stop, ...]
    heard: tuple[Link, ...]
    limits: tuple[str, ...]
    assumptions: tuple[str, ...]
    point_place: str
    sender_place: str
    teams: tuple[str, ...]


def promise_rows(directory: Directory) -> tuple[PromiseRow, ...]:
    """Return the promises in the order of the result; of very many, the worst."""
    return tuple(_row(directory, promise) for promise in shown_promises(directory.result))


def steps(directory: Directory, route: tuple[Hop, ...]) -> tuple[Step, ...]:
    """Return a route in words."""
    return tuple(_step(directory, hop) for hop in route)


def _row(directory: Directory, promise: Promise) -> PromiseRow:
    total = promise.total
    return PromiseRow(
        anchor=anchor("promises", promise.id),
        point=directory.link("collection_points", promise.point),
        sender=directory.link("senders", promise.sender),
        channel=promise.channel,
        verdict=promise.verdict,
        certainty=_certainty(promise),
        takes="" if total is None else span(total),
        seconds=2**62 if total is None else total,
        limit=span(promise.limit.seconds),
        limit_name=f"{promise.limit.label} ({KINDS.get(promise.limit.hard, promise.limit.hard)})",
        note=_note(promise),
        steps=steps(directory, promise.route),
        stops=tuple(_stop(directory, drop) for drop in promise.drops),
        heard=directory.links("systems", promise.heard),
        limits=tuple(f"{kind}: {'; '.join(map(_limit, limits))}" for kind, limits in apart(promise.limits)),
        assumptions=promise.assumptions,
        point_place=written_at(directory.place("collection_points", promise.point)),
        sender_place=written_at(directory.place("senders", promise.sender)),
        teams=tuple(
            sorted(
                {
                    *directory.teams_of("senders", promise.sender),
                    *directory.teams_of("collection_points", promise.point),
                }
            )
        ),
    )


def _certainty(promise: Promise) -> str:
    if promise.confirmed:
        return "confirmed"
    ends = dict.fromkeys((promise.pessimistic.value, promise.optimistic.value))
    return "open: " + " to ".join(ends)


def _note(promise: Promise) -> str:
    if promise.verdict is Verdict.BROKEN:
        return promise.certain
    if promise.verdict is Verdict.NOT_WRITTEN_DOWN:
        return "no complete way is written down"
    if promise.margin in (Margin.TIGHT, Margin.AT_RISK):
        return f"{promise.margin.value}: near its limit"
    return ""


def _step(directory: Directory, hop: Hop) -> Step:
    remarks = ["by hand"] if hop.by_hand else []
    remarks += [f"found by {hop.key}"] if hop.key else []
    remarks += [f"loses {', '.join(hop.lost)}"] if hop.lost else []
    return Step(
        source=_facet(directory, hop.source),
        target=_facet(directory, hop.target),
        wait=span(hop.wait),
        remarks=tuple(remarks),
        place=written_at(directory.place("flows", hop.flow)) if hop.flow else "",
    )


def _stop(directory: Directory, drop: Drop) -> Stop:
    return Stop(
        source=_facet(directory, drop.source),
        target=_facet(directory, drop.target),
        reason=drop.reason.value,
        detail=drop.detail,
        place=written_at(directory.place("flows", drop.flow)) if drop.flow else "",
    )


def _facet(directory: Directory, facet: Facet) -> Link:
    noun = _NOUN_OF.get(facet.kind, "systems")
    return directory.link(noun, facet.id) if facet.id else directory.link("systems", facet.system)


def _limit(limit: Limit) -> str:
    notes = "; ".join(note for note in (limit.cite if limit.name else "", reach(limit)) if note)
    return f"{span(limit.seconds)} {limit.label}{f' ({notes})' if notes else ''}"
