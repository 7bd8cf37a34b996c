"""What the rules about people and machinery say of Linden Harbour Bank, counted by hand in its inventory."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read

LINDEN_HARBOUR = Path(__file__).parents[2] / "inventories" / "linden-harbour-bank"


@cache
def result() -> AuditResult:
    return audit(read(LINDEN_HARBOUR), select=["humanise", "grid"])


def test_findings_by_rule() -> None:
    expected = {
        "humanise/good-for-us-bad-for-customer": 2,
        "humanise/compulsory-self-service": 1,
        "humanise/automation-nobody-looks-at": 8,  # seven without a reviewer, and one last looked at two years ago
        "humanise/no-way-to-a-person": 6,
        "humanise/no-signal-comes-back": 6,
        "grid/part-of-grid-uncovered": 4,
        "grid/edge-bought-its-own": 3,
        "grid/freedom-without-guardrails": 4,
    }

    assert expected == Counter(each.rule for each in result().findings)


def test_five_effects_that_nobody_knows_are_asked_of_four_teams() -> None:
    asked = [each for each in result().questions if each.rule == "humanise/customer-effect-never-measured"]

    assert 5 == sum(len(each.subjects) for each in asked)
    assert {"Brand and content", "Customer analytics", "Marketing operations", "Mortgage business"} == {
        each.ask for each in asked
    }


def test_what_is_done_more_than_once_is_a_finding_for_each_capability() -> None:
    found = [str(each.subject) for each in result().findings if each.rule == "grid/edge-bought-its-own"]

    assert ["cms", "email", "segmentation"] == found
