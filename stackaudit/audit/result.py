"""The one typed result that every output reads."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import groupby

import msgspec

from stackaudit.audit.finding import Finding, Question, RuleFailure, Unknown
from stackaudit.audit.precedence import Silenced
from stackaudit.audit.rule import RuleText
from stackaudit.audit.severity import Severity
from stackaudit.frameworks.frameworks import Frameworks
from stackaudit.frameworks.grid.grid import Grid
from stackaudit.graph.islands import Island
from stackaudit.graph.promise import Promise
from stackaudit.graph.store_count import StoreCount
from stackaudit.graph.verdict import Verdict
from stackaudit.model.location import Location
from stackaudit.model.stack import Stack


class Money(msgspec.Struct, frozen=True):
    """What renews with its decision near: yearly cost of systems past their decide-by date, and of those due soon.

    None when no ``as_of`` says what today is. ``undated`` are systems with a cost and no renewal date that anybody gave,
    ``unpriced`` those of which nobody said what they cost, ``unnoticed`` those that renew and of which nobody said how long
    before notice has to be given: they are in neither sum.
    """

    past: float | None
    soon: float | None
    past_systems: tuple[str, ...] = ()
    soon_systems: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    unpriced: tuple[str, ...] = ()
    unnoticed: tuple[str, ...] = ()


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """The five numbers of the first screen, each a count."""

    promises: int
    by_verdict: dict[Verdict, int]
    confirmed_kept: int
    stores: StoreCount
    islands: int
    flows: int
    flows_live: int
    flows_by_hand: int
    flows_untold: int = 0
    """Live flows of which nobody said how they run."""
    money: Money
    automations: int
    automations_to_a_person: int
    automations_unanswered: int

    @property
    def kept(self) -> int:
        """Return how many promises are kept as written."""
        return self.by_verdict.get(Verdict.KEPT, 0)


class Openness(msgspec.Struct, frozen=True):
    """How much of what could be asked was answered: ``asked`` keys of the depth in use, ``open`` of them without answer."""

    asked: int
    open: int

    @property
    def share(self) -> float:
        """Return the share of open answers, 0 to 1."""
        return self.open / self.asked if self.asked else 0.0


class Warning(msgspec.Struct, frozen=True):
    """Something in the inventory that is odd but can be used."""

    message: str
    location: Location | None


class Group(msgspec.Struct, frozen=True):
    """Findings of one rule at one severity: one row of the table."""

    rule: RuleText
    severity: Severity
    findings: tuple[Finding, ...]


class AuditResult(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything that an audit found out.

    Attributes:
        name: the company's name, or the folder's.
        places: where each entry was written, by ``noun/id`` (``systems/crm``).
        findings: sorted by severity, rule, subject; waived ones are among them, with their waiver.
        questions: sorted by how much their answer could change, then rule and subject.
        unknowns: the few missing answers that would change most verdicts, those first that could change most.
        truncated: places where following a no had to leave labels out.
        silenced: findings that gave way to a more precise one.
        redacted: what was left out of this copy: owners, costs, notes.
    """

    name: str
    stack: Stack
    places: dict[str, Location]
    numbers: Numbers
    openness: Openness
    promises: tuple[Promise, ...]
    islands: tuple[Island, ...]
    frameworks: Frameworks
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    rules: tuple[RuleText, ...]
    failures: tuple[RuleFailure, ...] = ()
    warnings: tuple[Warning, ...] = ()
    truncated: tuple[str, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    redacted: tuple[str, ...] = ()

    @property
    def grid(self) -> Grid:
        """Return the grid and its ring."""
        return self.frameworks.grid

    @cached_property
    def promise_ids(self) -> frozenset[str]:
        """The ids of all promises."""
        return frozenset(promise.id for promise in self.promises)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Return the findings that nobody waived."""
        return tuple(finding for finding in self.findings if finding.waiver is None)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return one row a rule and severity, most severe first, then rules with more findings, then by id."""
        texts = {text.id: text for text in self.rules}
        rows = [
            Group(texts[rule], severity, tuple(members))
            for (severity, rule), members in groupby(self.open_findings, key=lambda each: (each.severity, each.rule))
        ]
        return tuple(sorted(rows, key=lambda row: (row.severity.rank, -len(row.findings), row.rule.id)))

    def count(self, severity: Severity) -> int:
        """Return how many open findings have a severity."""
        return Counter(finding.severity for finding in self.open_findings)[severity]

    def worst_at_least(self, threshold: Severity) -> bool:
        """Tell whether any open finding is at or above a threshold."""
        return any(finding.severity.at_least(threshold) for finding in self.open_findings)

    def place(self, noun: str, id: str) -> Location | None:
        """Return where an entry was written."""
        return self.places.get(f"{noun}/{id}")
