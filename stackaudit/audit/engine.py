"""Runs rules over a stack: adds severity, place and fingerprint to what they say, and keeps a broken rule apart."""

from __future__ import annotations

import traceback
from collections.abc import Iterable

import msgspec

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Finding, Hit, Question, RuleFailure, Subject
from stackaudit.audit.numbers import numbers
from stackaudit.audit.open_questions import most_decisive_first, not_asked_yet, what_waits, with_effects
from stackaudit.audit.openness import openness
from stackaudit.audit.places import Places, all_places
from stackaudit.audit.precedence import settle
from stackaudit.audit.result import AuditResult, Warning
from stackaudit.audit.rule import Rule
from stackaudit.audit.severity import Severity
from stackaudit.audit.unknowns import decisive
from stackaudit.audit.waive import waive
from stackaudit.frameworks.frameworks import Frameworks
from stackaudit.frameworks.grid.grid import capped
from stackaudit.inventory.load import Loaded
from stackaudit.model.location import Location


def run(loaded: Loaded, rules: Iterable[Rule], name: str = "", *, ask_all: bool = False) -> AuditResult:
    """Audit a loaded stack with the given rules. ``name`` stands in where the company has none.

    ``ask_all`` also asks what verdicts and states wait for and none of the rules asks.
    """
    stack, chosen = loaded.stack, tuple(rules)
    context = Context(stack)
    places = Places(loaded.sources)
    findings: list[Finding] = []
    questions: list[Question] = []
    failures: list[RuleFailure] = []
    for rule in chosen:
        try:
            said = list(rule.check(context))
        except Exception as error:
            failures.append(RuleFailure(rule.id, f"{type(error).__name__}: {error}", traceback.format_exc()))
            continue
        findings += [_finding(rule, hit, places) for hit in said if isinstance(hit, Hit)]
        questions += [_question(rule, question, places) for question in said if isinstance(question, Question)]
    changes = what_waits(context)
    questions = list(with_effects(changes, questions))
    if ask_all:
        questions += (_placed(each, places) for each in not_asked_yet(context, changes, questions))
    standing, silenced = settle(findings, chosen)
    waived, complaints = waive(standing, stack, places.of)
    return AuditResult(
        name=stack.company.name if isinstance(stack.company.name, str) else name,
        stack=stack,
        places=dict(all_places(stack, loaded.sources)),
        numbers=numbers(context),
        openness=openness(stack),
        promises=context.promises,
        islands=context.islands,
        frameworks=_with_caps(context.frameworks, waived, chosen),
        findings=tuple(sorted(waived, key=_order)),
        questions=most_decisive_first(context, questions),
        rules=tuple(rule.text for rule in chosen),
        failures=tuple(failures),
        warnings=(*(Warning(each.message, each.location) for each in loaded.warnings), *complaints),
        truncated=context.truncated,
        silenced=silenced,
        unknowns=tuple(msgspec.structs.replace(each, location=places.of(each.subject)) for each in decisive(context)),
    )


def _with_caps(found: Frameworks, findings: Iterable[Finding], rules: Iterable[Rule]) -> Frameworks:
    """Keep every part of the grid from being covered while a finding of weight on it is open."""
    caps = {rule.id: rule.caps for rule in rules if rule.caps}
    on: dict[str, set[str]] = {}
    for finding in findings:
        if finding.rule in caps and finding.waiver is None and finding.severity.at_least(Severity.HIGH):
            on.setdefault(caps[finding.rule], set()).add(finding.rule)
    return msgspec.structs.replace(found, grid=capped(found.grid, on))


def _finding(rule: Rule, hit: Hit, places: Places) -> Finding:
    related = ((str(subject), places.of(subject)) for subject in hit.related)
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.text.severity,
        basis=hit.basis,
        subject=hit.subject,
        message=hit.message,
        closes=hit.closes or rule.text.closes,
        fingerprint=f"{rule.id}@{hit.subject}",
        location=_location(hit, places),
        evidence=hit.evidence,
        route=hit.route,
        related=tuple((text, place) for text, place in related if place is not None),
        assumptions=hit.assumptions,
        promises=hit.promises,
    )


def _location(hit: Hit, places: Places) -> Location | None:
    """Return where the subject stands; of what has no place of its own, such as a capability, that of the first related."""
    first = (hit.subject, *hit.related)[: 1 if hit.subject.noun == "promises" else None]
    return next((place for each in first if (place := places.written(each))), None) or places.of(hit.subject)


def _question(rule: Rule, question: Question, places: Places) -> Question:
    return msgspec.structs.replace(_placed(question, places), rule=rule.id)


def _placed(question: Question, places: Places) -> Question:
    return msgspec.structs.replace(question, location=places.of(question.subject))


def _order(finding: Finding) -> tuple[int, str, Subject]:
    return (finding.severity.rank, finding.rule, finding.subject)
