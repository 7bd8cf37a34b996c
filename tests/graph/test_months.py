"""Calendar months before and after a day."""

from __future__ import annotations

import pytest

from stackaudit.graph.months import shifted


@pytest.mark.parametrize(
    "day, months, expected",
    [
        ("2026-11-01", -12, "2025-11-01"),
        ("2026-11-01", 18, "2028-05-01"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-12-15", 0, "2026-12-15"),
    ],
)
def test_months_keep_the_day_or_take_the_last_one(day: str, months: int, expected: str) -> None:
    assert expected == shifted(day, months)
