"""Every promise as a row: what becomes of the no, how long it takes, and the step that breaks it."""

from __future__ import annotations

from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.graph.delays import FREEZE, slowest
from stackaudit.graph.limit_kinds import KINDS
from stackaudit.graph.promise import Promise
from stackaudit.graph.trace import Facet
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Verdict
from stackaudit.model.duration import HOUR
from stackaudit.render.diagram.palette import VERDICTS
from stackaudit.render.html.table import written_at
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.sheet import EMPTY, Cell, Column, Look, Sheet, columns, text

_NOUNS: Final = {"collect": "collection_points", "store": "preference_stores", "relay": "systems", "send": "senders"}


def promises(result: AuditResult, names: Names) -> Sheet:
    """Return the promises in the order of the result."""
    return Sheet(
        name="Promises",
        about="Say no at the collection point, and the sender stops: what becomes of it, and where it breaks first.",
        columns=columns(
            "Collection point",
            "Sender",
            "Channel",
            "Verdict",
            "Could still become",
            "Arrives within hours",
            "Limit hours",
            "Limit",
            "Breaks at",
            Column(heading="Why", most=70),
            "id",
            "Written at",
        ),
        rows=tuple(_row(result, names, promise) for promise in result.promises),
        frozen=2,
    )


def _row(result: AuditResult, names: Names, promise: Promise) -> tuple[Cell, ...]:
    look, limit = VERDICTS[promise.verdict], promise.limit
    step, why, flow = _breaks_at(names, promise)
    place = result.place("flows", flow) if flow else result.place("collection_points", promise.point)
    return (
        text(names.of("collection_points", promise.point)),
        text(names.of("senders", promise.sender)),
        text(promise.channel),
        text(look.word, Look(look.key)),
        text(_ends(promise)),
        EMPTY if promise.total is None else _hours(promise.total),
        _hours(limit.seconds),
        text(f"{limit.label} ({KINDS.get(limit.hard, limit.hard)})"),
        text(step),
        text(why),
        text(promise.id),
        text(written_at(place)),
    )


def _ends(promise: Promise) -> str:
    """Return what open answers could still make of it."""
    if promise.confirmed:
        return "nothing else"
    return " to ".join(dict.fromkeys((promise.pessimistic.value, promise.optimistic.value)))


def _hours(seconds: int) -> Cell:
    return text("no end", Look.QUIET) if is_unbounded(seconds) else Cell(round(seconds / HOUR, 2))


def _breaks_at(names: Names, promise: Promise) -> tuple[str, str, str]:
    """Return the step that breaks a promise first, why, and the flow that it goes over; nothing where it is kept."""
    if promise.verdict is Verdict.KEPT:
        return "", "", ""
    if promise.verdict is Verdict.LATE and (step := slowest(promise)):
        return names.of("flows", step.flow) if step.flow else FREEZE, "the slowest step of the way", step.flow
    if promise.verdict is Verdict.BY_HAND and (hop := next((hop for hop in promise.route if hop.by_hand), None)):
        return _step(names, hop.source, hop.target), "carried by hand", hop.flow
    if not promise.drops:
        return "", promise.certain, ""
    drop = promise.drops[0]
    why = f"{drop.reason.value}: {drop.detail}" if drop.detail else drop.reason.value
    return _step(names, drop.source, drop.target), why, drop.flow


def _step(names: Names, source: Facet, target: Facet) -> str:
    return f"{_facet(names, source)} → {_facet(names, target)}"


def _facet(names: Names, facet: Facet) -> str:
    if not facet.id:
        return names.of("systems", facet.system)
    return names.of(_NOUNS.get(facet.kind, "systems"), facet.id)
