"""Calendar months before and after a day, and between two."""

from __future__ import annotations

import pytest

from stackaudit.graph.months import months_between, shifted


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


@pytest.mark.parametrize(
    "first, later, expected",
    [
        ("2026-05-01", "2026-11-01", 6),
        ("2026-04-18", "2026-11-01", 6),
        ("2024-11-01", "2026-11-01", 24),
        ("2024-11-02", "2026-11-01", 23),
        ("2026-10-31", "2026-11-01", 0),
        ("2026-12-31", "2027-02-28", 2),
        ("2026-11-02", "2026-11-01", -1),
        ("9999-12-31", "0001-01-01", -119988),
    ],
)
def test_months_between_are_whole_ones(first: str, later: str, expected: int) -> None:
    assert expected == months_between(first, later)


@pytest.mark.parametrize("months", [0, 1, 13, 24])
def test_a_day_that_was_shifted_lies_so_many_months_later(months: int) -> None:
    assert months == months_between("2026-08-31", shifted("2026-08-31", months))
