"""The result as JSON: a shape of its own with its own version, so that internals may change."""

from __future__ import annotations

from math import isinf
from typing import Any

import msgspec

from stackaudit.audit.finding import Finding, Question, Unknown
from stackaudit.audit.result import AuditResult
from stackaudit.graph.delays import missed
from stackaudit.graph.opt_ins import OptIn
from stackaudit.graph.polarity import Polarity
from stackaudit.graph.promise import Promise
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import Arrival, Drop, Hop, Trace
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Limit
from stackaudit.model.answer import present
from stackaudit.model.location import Location
from stackaudit.model.stack import Stack
from stackaudit.render.json_frameworks import frameworks_out
from stackaudit.render.json_shapes import (
    VERSION,
    ArrivalOut,
    Document,
    DropOut,
    FailureOut,
    FindingOut,
    HopOut,
    IslandOut,
    LikelyOut,
    LimitOut,
    NumbersOut,
    OptInOut,
    Place,
    PromiseOut,
    QuestionOut,
    RuleOut,
    SilencedOut,
    TraceDocument,
    TracesDocument,
    UnknownOut,
    WarningOut,
)


def json_result(result: AuditResult) -> str:
    """Return the result as JSON text, keys in a fixed order."""
    return _text(document(result))


def json_trace(stack: Stack, trace: Trace, promises: tuple[Promise, ...] = (), opt_ins: tuple[OptIn, ...] = ()) -> str:
    """Return one trace and what becomes of the answer at each sender as JSON text."""
    return _text(
        TraceDocument(
            stackaudit_trace=VERSION,
            point=trace.point,
            says=trace.says.value,
            as_of=_as_of(stack),
            reading=trace.reading.value,
            scopes=trace.cells,
            arrivals=tuple(_arrival(each) for each in trace.arrivals),
            stops=tuple(_drop(each) for each in trace.drops),
            promises=tuple(_promise(each) for each in promises),
            opt_ins=tuple(_opt_in(each) for each in opt_ins),
            truncated=trace.truncated,
        )
    )


def json_promises(stack: Stack, promises: tuple[Promise, ...]) -> str:
    """Return what becomes of every no at every sender as JSON text."""
    written = tuple(_promise(each) for each in promises)
    return _text(_traces(stack, Polarity.NO, Reading.AS_WRITTEN, promises=written))


def json_opt_ins(stack: Stack, opt_ins: tuple[OptIn, ...], reading: Reading) -> str:
    """Return when every yes gets to every sender as JSON text."""
    return _text(_traces(stack, Polarity.YES, reading, opt_ins=tuple(_opt_in(each) for each in opt_ins)))


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of :func:`json_result`."""
    schema = msgspec.json.schema(Document)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:stackaudit:result:{VERSION}",
        "title": "The result of an audit by stackaudit",
        **schema,
    }


def document(result: AuditResult) -> Document:
    """Return the result in its public shape."""
    return Document(
        stackaudit_result=VERSION,
        name=result.name,
        as_of=_as_of(result.stack),
        systems=len(result.stack.systems),
        numbers=_numbers(result),
        promises=tuple(_promise(each) for each in result.promises),
        islands=tuple(IslandOut(each.number, each.systems, each.stores, each.flows) for each in result.islands),
        frameworks=frameworks_out(result.frameworks),
        findings=tuple(_finding(each) for each in result.findings),
        questions=tuple(_question(each) for each in result.questions),
        unknowns=tuple(_unknown(each) for each in result.unknowns),
        rules=tuple(RuleOut(each.id, each.severity.value, each.summary) for each in result.rules),
        failures=tuple(FailureOut(each.rule, each.error) for each in result.failures),
        warnings=tuple(WarningOut(each.message, _place(each.location)) for each in result.warnings),
        silenced=tuple(
            SilencedOut(each.finding.fingerprint, each.finding.message, each.by) for each in result.silenced
        ),
        truncated=result.truncated,
    )


def _text(value: msgspec.Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _numbers(result: AuditResult) -> NumbersOut:
    numbers = result.numbers
    stores = numbers.stores
    return NumbersOut(
        promises=numbers.promises,
        by_verdict={verdict.value: count for verdict, count in numbers.by_verdict.items()},
        kept_confirmed=numbers.confirmed_kept,
        stores=stores.written,
        stores_guessed_min=stores.guess_min,
        stores_guessed_max=stores.guess_max,
        stores_likely=tuple(LikelyOut(each.system, each.reason, each.look_for) for each in stores.likely),
        islands=numbers.islands,
        flows=numbers.flows,
        flows_live=numbers.flows_live,
        flows_by_hand=numbers.flows_by_hand,
        renews_past_notice=numbers.money.past,
        renews_soon=numbers.money.soon,
        automations=numbers.automations,
        automations_to_a_person=numbers.automations_to_a_person,
        automations_unanswered=numbers.automations_unanswered,
        answers_asked=result.openness.asked,
        answers_open=result.openness.open,
    )


def _limit(limit: Limit, promise: Promise) -> LimitOut:
    return LimitOut(
        id=limit.id,
        name=limit.label,
        hours=None if isinf(limit.hours) else limit.hours,
        hard=limit.hard,
        cite=limit.cite,
        request_scope=limit.request_scope or None,
        request_scope_from=limit.request_scope_from or None,
        met=None if promise.total is None else limit not in missed(promise, (limit,)),
    )


def _promise(promise: Promise) -> PromiseOut:
    limits = tuple(_limit(each, promise) for each in promise.limits)
    return PromiseOut(
        id=promise.id,
        point=promise.point,
        sender=promise.sender,
        channel=promise.channel,
        scopes=promise.cells,
        verdict=promise.verdict.value,
        pessimistic=promise.pessimistic.value,
        optimistic=promise.optimistic.value,
        confirmed=promise.confirmed,
        arrival_hours=_hours(promise.arrival),
        freeze_hours=_hours(promise.freeze),
        unbounded=promise.total is not None and is_unbounded(promise.total),
        limit=limits[promise.limits.index(promise.limit)],
        limits=limits,
        margin=promise.margin.value,
        fidelity=promise.fidelity.value,
        route=tuple(_hop(each) for each in promise.route),
        stops=tuple(_drop(each) for each in promise.drops),
        heard_by=promise.heard,
        certain_because=promise.certain or None,
        assumptions=promise.assumptions,
    )


def _traces(
    stack: Stack,
    says: Polarity,
    reading: Reading,
    promises: tuple[PromiseOut, ...] = (),
    opt_ins: tuple[OptInOut, ...] = (),
) -> TracesDocument:
    return TracesDocument(
        stackaudit_traces=VERSION,
        says=says.value,
        as_of=_as_of(stack),
        reading=reading.value,
        promises=promises,
        opt_ins=opt_ins,
    )


def _as_of(stack: Stack) -> str | None:
    return stack.company.as_of if present(stack.company.as_of) else None


def _opt_in(opt_in: OptIn) -> OptInOut:
    return OptInOut(
        point=opt_in.point,
        sender=opt_in.sender,
        channel=opt_in.channel,
        scopes=opt_in.cells,
        arrives=bool(opt_in.route),
        partly=opt_in.partly,
        arrival_hours=_hours(opt_in.arrival),
        unbounded=opt_in.arrival is not None and is_unbounded(opt_in.arrival),
        by_hand=opt_in.by_hand,
        route=tuple(_hop(each) for each in opt_in.route),
        stops=tuple(_drop(each) for each in opt_in.drops),
    )


def _arrival(arrival: Arrival) -> ArrivalOut:
    return ArrivalOut(
        facet=str(arrival.facet),
        system=arrival.facet.system,
        hours=_hours(arrival.time),
        unbounded=is_unbounded(arrival.time),
        at_least=arrival.untimed,
        by_hand=arrival.by_hand,
        scopes=arrival.cells,
        keys=arrival.keys,
        provenance=arrival.provenance,
        fidelity=arrival.fidelity,
        route=tuple(_hop(each) for each in arrival.route),
    )


def _hop(hop: Hop) -> HopOut:
    return HopOut(
        source=str(hop.source),
        target=str(hop.target),
        flow=hop.flow or None,
        wait_hours=_hours(hop.wait),
        arrival_hours=_hours(hop.arrival),
        by_hand=hop.by_hand,
        key=hop.key or None,
        loses=hop.lost,
    )


def _drop(drop: Drop) -> DropOut:
    return DropOut(str(drop.source), str(drop.target), drop.flow or None, drop.reason.value, drop.detail, drop.cells)


def _finding(finding: Finding) -> FindingOut:
    waiver = finding.waiver
    return FindingOut(
        rule=finding.rule,
        severity=finding.severity.value,
        basis=finding.basis.value,
        noun=finding.subject.noun,
        subject=str(finding.subject),
        message=finding.message,
        closes_when=finding.closes,
        fingerprint=finding.fingerprint,
        place=_place(finding.location),
        evidence=finding.evidence,
        route=tuple(_hop(each) for each in finding.route),
        assumptions=finding.assumptions,
        waived={"reason": waiver.reason, "until": waiver.until} if waiver else None,
    )


def _question(question: Question) -> QuestionOut:
    return QuestionOut(
        question.rule or None,
        question.subject.noun,
        str(question.subject),
        question.subject.field,
        question.text,
        question.ask or None,
        question.could_change,
        tuple(str(each) for each in question.also),
        _place(question.location),
    )


def _unknown(unknown: Unknown) -> UnknownOut:
    return UnknownOut(
        unknown.subject.noun,
        unknown.subject.id,
        unknown.subject.field,
        unknown.text,
        unknown.ask or None,
        unknown.promises,
        _place(unknown.location),
    )


def _place(location: Location | None) -> Place | None:
    return Place(location.file, location.line, location.column) if location else None


def _hours(seconds: int | None) -> float | None:
    return None if seconds is None or is_unbounded(seconds) else round(seconds / 3600, 4)
