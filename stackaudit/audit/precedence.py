"""Suppression between rules: a finding gives way where a more precise one says the same of the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stackaudit.audit.finding import Finding
from stackaudit.audit.rule import Rule


class Silenced(msgspec.Struct, frozen=True):
    """A finding that gave way, and the fingerprints of the more precise ones that say it."""

    finding: Finding
    by: tuple[str, ...]


def settle(findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[list[Finding], tuple[Silenced, ...]]:
    """Part the findings into those that stand and those that give way.

    A finding gives way to findings of the rules that its own rule yields to: when each promise that it is about is the
    subject of theirs, or, where it is about no promise, when one is about the same entry.
    """
    found = list(findings)
    yields_to = {rule.id: frozenset(rule.yields_to) for rule in rules}
    standing, silenced = [], []
    for finding in found:
        precise = [each for each in found if each.rule in yields_to.get(finding.rule, frozenset())]
        by = _said_by(finding, precise)
        if by:
            silenced.append(Silenced(finding, by))
        else:
            standing.append(finding)
    return standing, tuple(silenced)


def _said_by(finding: Finding, precise: Sequence[Finding]) -> tuple[str, ...]:
    if not finding.promises:
        return tuple(each.fingerprint for each in precise if _entry(each) == _entry(finding))
    helping = [each for each in precise if not set(finding.promises).isdisjoint(each.promises)]
    covered = {promise for each in helping for promise in each.promises}
    return tuple(each.fingerprint for each in helping) if covered.issuperset(finding.promises) else ()


def _entry(finding: Finding) -> tuple[str, str]:
    return (finding.subject.noun, finding.subject.id)
