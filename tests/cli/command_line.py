"""What the tests of the command line share: what a run said, small inventories, and rules that say what a test needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import Rule, RuleText
from stackaudit.audit.severity import Severity

ROOT = Path(__file__).resolve().parent.parent.parent
INVENTORIES = ROOT / "inventories"
EXAMPLES = ("corner-shop", "linden-harbour-bank", "sticky-notes")

SMALL = """\
stackaudit: 1
company: {name: Small, as_of: 2026-11-01, flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email]}
  esp: {in: esp, covers: [email]}
collection_points:
  agent: {writes: crm, covers: [email]}
  footer: {writes: esp, covers: [email]}
senders:
  newsletter: {system: esp, channel: email, checks: esp}
"""
WRONG = """\
stackaudit: 1
systems:
  crm: {status: lve}
  esp: {runby: it}
"""


@dataclass(frozen=True)
class Said:
    """What a run of the command line printed, and its exit code."""

    code: int
    out: str
    err: str


class CommandLine(Protocol):
    """Runs a command in the test's own folder."""

    def __call__(self, *arguments: str | Path) -> Said: ...


def rules_that(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Put these rules in the place of all rules."""
    monkeypatch.setattr("stackaudit.rules.all_rules", lambda: rules)


def finds(severity: Severity, id: str = "test/finds") -> Rule:
    """Return a rule that finds something about the system crm."""

    def check(context: Context) -> Iterator[Hit | Question]:
        yield Hit(subject=Subject("systems", next(iter(context.stack.systems))), message="Found.", severity=severity)

    return Rule(_text(id, severity), check)


def breaks(id: str = "test/breaks") -> Rule:
    """Return a rule that fails."""

    def check(context: Context) -> Iterator[Hit | Question]:
        raise ZeroDivisionError(f"nothing in {len(context.stack.flows)}")

    return Rule(_text(id, Severity.HIGH), check)


def _text(id: str, severity: Severity) -> RuleText:
    return RuleText(
        id=id,
        severity=severity,
        summary="A sentence.",
        why="Why.",
        fix="Fix.",
        closes="Closes.",
        may_be_wrong="Wrong.",
        source="Own.",
        flagged=SMALL,
        passes=SMALL,
    )
