"""The public shapes of the JSON outputs: records of their own, so that internals may change."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.render.json_frameworks import FrameworksOut

VERSION: Final = 1


class Place(msgspec.Struct, frozen=True):
    """Where something was written; 1-based."""

    file: str
    line: int
    column: int


class HopOut(msgspec.Struct, frozen=True):
    """A step of a route; hours are worst cases, null when nobody said or nothing bounds them."""

    source: str
    target: str
    flow: str | None
    wait_hours: float | None
    arrival_hours: float | None
    by_hand: bool
    key: str | None
    loses: tuple[str, ...]


class DropOut(msgspec.Struct, frozen=True):
    """Where a no stopped, and why."""

    source: str
    target: str
    flow: str | None
    reason: str
    detail: str
    scopes: tuple[str, ...] = ()


class LimitOut(msgspec.Struct, frozen=True):
    """A time within which a no has to take effect; null hours when nothing bounds it.

    ``hard`` is statute, platform or policy. ``request_scope`` is how far one request reaches on the day of the inventory,
    ``request_scope_from`` how far from a later day on. ``met`` is null where no timed route is written down.
    """

    id: str
    name: str
    hours: float | None
    hard: str
    cite: str
    request_scope: str | None
    request_scope_from: str | None
    met: bool | None


class PromiseOut(msgspec.Struct, frozen=True, kw_only=True):
    """A promise with its verdict as written and its two bounds."""

    id: str
    point: str
    sender: str
    channel: str
    scopes: tuple[str, ...]
    verdict: str
    pessimistic: str
    optimistic: str
    confirmed: bool
    arrival_hours: float | None
    freeze_hours: float | None
    unbounded: bool
    limit: LimitOut
    limits: tuple[LimitOut, ...]
    margin: str
    fidelity: str
    route: tuple[HopOut, ...]
    stops: tuple[DropOut, ...]
    heard_by: tuple[str, ...]
    certain_because: str | None
    assumptions: tuple[str, ...]


class IslandOut(msgspec.Struct, frozen=True):
    """A group of systems that tell each other about preferences."""

    number: int
    systems: tuple[str, ...]
    stores: tuple[str, ...]
    flows: tuple[str, ...]


class LikelyOut(msgspec.Struct, frozen=True):
    """A system that probably keeps preferences."""

    system: str
    reason: str
    look_for: tuple[str, ...]


class FindingOut(msgspec.Struct, frozen=True, kw_only=True):
    """A finding; ``fingerprint`` survives rewording and reordering."""

    rule: str
    severity: str
    basis: str
    noun: str
    subject: str
    message: str
    closes_when: str
    fingerprint: str
    place: Place | None
    evidence: tuple[str, ...]
    route: tuple[HopOut, ...]
    assumptions: tuple[str, ...]
    waived: dict[str, str] | None


class SilencedOut(msgspec.Struct, frozen=True):
    """A finding that gave way to more precise ones, named by their fingerprints."""

    fingerprint: str
    message: str
    by: tuple[str, ...]


class QuestionOut(msgspec.Struct, frozen=True):
    """An open question; ``also`` are further entries of the same noun and field, ``rule`` is null where no rule asks it."""

    rule: str | None
    noun: str
    subject: str
    field: str
    text: str
    ask: str | None
    could_change: tuple[str, ...]
    also: tuple[str, ...]
    place: Place | None


class UnknownOut(msgspec.Struct, frozen=True):
    """One of the answers that would change most verdicts; ``promises`` are those that it could change."""

    noun: str
    id: str
    field: str
    text: str
    ask: str | None
    promises: tuple[str, ...]
    place: Place | None


class RuleOut(msgspec.Struct, frozen=True):
    """A rule that was run."""

    id: str
    severity: str
    summary: str


class FailureOut(msgspec.Struct, frozen=True):
    """A rule that broke."""

    rule: str
    error: str


class WarningOut(msgspec.Struct, frozen=True):
    """Something odd in the inventory."""

    message: str
    place: Place | None


class NumbersOut(msgspec.Struct, frozen=True, kw_only=True):
    """The five numbers; amounts are null without an as-of date."""

    promises: int
    by_verdict: dict[str, int]
    kept_confirmed: int
    stores: int
    stores_guessed_min: int | None
    stores_guessed_max: int | None
    stores_likely: tuple[LikelyOut, ...]
    islands: int
    flows: int
    flows_live: int
    flows_by_hand: int
    renews_past_notice: float | None
    renews_soon: float | None
    automations: int
    automations_to_a_person: int
    automations_unanswered: int
    answers_asked: int
    answers_open: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What `stackaudit audit --format json` prints."""

    stackaudit_result: int
    name: str
    as_of: str | None
    systems: int
    numbers: NumbersOut
    promises: tuple[PromiseOut, ...]
    islands: tuple[IslandOut, ...]
    frameworks: FrameworksOut
    findings: tuple[FindingOut, ...]
    questions: tuple[QuestionOut, ...]
    unknowns: tuple[UnknownOut, ...]
    rules: tuple[RuleOut, ...]
    failures: tuple[FailureOut, ...]
    warnings: tuple[WarningOut, ...]
    silenced: tuple[SilencedOut, ...]
    truncated: tuple[str, ...]


class ArrivalOut(msgspec.Struct, frozen=True, kw_only=True):
    """How a no arrives at a facet."""

    facet: str
    system: str
    hours: float | None
    unbounded: bool
    at_least: bool
    by_hand: bool
    scopes: tuple[str, ...]
    keys: tuple[str, ...] | None
    provenance: str
    fidelity: str
    route: tuple[HopOut, ...]


class OptInOut(msgspec.Struct, frozen=True, kw_only=True):
    """When a yes gets to a sender; no limit is about it. Null hours without a timed route, or when nothing bounds it."""

    point: str
    sender: str
    channel: str
    scopes: tuple[str, ...]
    arrives: bool
    partly: bool
    arrival_hours: float | None
    unbounded: bool
    by_hand: bool
    route: tuple[HopOut, ...]
    stops: tuple[DropOut, ...]


class TraceDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What `stackaudit trace POINT --format json` prints; ``promises`` of a no, ``opt_ins`` of a yes."""

    stackaudit_trace: int
    point: str
    says: str
    as_of: str | None
    reading: str
    scopes: tuple[str, ...]
    arrivals: tuple[ArrivalOut, ...]
    stops: tuple[DropOut, ...]
    promises: tuple[PromiseOut, ...]
    opt_ins: tuple[OptInOut, ...]
    truncated: tuple[str, ...]


class TracesDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What `stackaudit trace --all --format json` prints."""

    stackaudit_traces: int
    says: str
    as_of: str | None
    reading: str
    promises: tuple[PromiseOut, ...]
    opt_ins: tuple[OptInOut, ...]
