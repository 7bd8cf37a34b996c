"""How bad, compared."""

from __future__ import annotations

import pytest

from stackaudit.audit.severity import Severity


def test_critical_comes_first() -> None:
    assert ["critical", "high", "medium", "low", "info"] == [
        each.value for each in sorted(Severity, key=lambda it: it.rank)
    ]


@pytest.mark.parametrize("severity", Severity)
def test_each_is_at_least_itself_and_all_that_are_milder(severity: Severity) -> None:
    assert [other for other in Severity if severity.rank <= other.rank] == [
        other for other in Severity if severity.at_least(other)
    ]


def test_one_step_milder_ends_at_info() -> None:
    expected = [Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO, Severity.INFO]

    assert expected == [severity.lower for severity in Severity]
