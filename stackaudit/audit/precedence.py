"""Suppression between rules: a finding gives way where a more precise one says the same of the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stackaudit.audit.finding import Finding
from stackaudit.audit.rule import Rule

_Index = dict[tuple[str, ...], list[tuple[int, str]]]


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
    yields_to = {rule.id: rule.yields_to for rule in rules}
    by_entry, by_promise = _index(found)
    standing, silenced = [], []
    for finding in found:
        precise = yields_to.get(finding.rule, ())
        by = _said_by(finding, precise, by_entry, by_promise) if precise else ()
        if by:
            silenced.append(Silenced(finding, by))
        else:
            standing.append(finding)
    return standing, tuple(silenced)


def _index(findings: Iterable[Finding]) -> tuple[_Index, _Index]:
    """Return the fingerprints by rule and entry, and by rule and promise, each in the order of the findings."""
    by_entry: _Index = {}
    by_promise: _Index = {}
    for place, finding in enumerate(findings):
        by_entry.setdefault((finding.rule, *_entry(finding)), []).append((place, finding.fingerprint))
        for promise in finding.promises:
            by_promise.setdefault((finding.rule, promise), []).append((place, finding.fingerprint))
    return by_entry, by_promise


def _said_by(finding: Finding, precise: Sequence[str], by_entry: _Index, by_promise: _Index) -> tuple[str, ...]:
    if not finding.promises:
        return _in_order(each for rule in precise for each in by_entry.get((rule, *_entry(finding)), ()))
    helping = [[each for rule in precise for each in by_promise.get((rule, id), ())] for id in finding.promises]
    return _in_order(each for of_one in helping for each in of_one) if all(helping) else ()


def _in_order(found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(fingerprint for _, fingerprint in sorted(set(found)))


def _entry(finding: Finding) -> tuple[str, str]:
    return (finding.subject.noun, finding.subject.id)
