"""Is proof kept as long as it is needed, and does a yes end when it has to?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.waits import wait_seconds
from stackaudit.model.answer import NONE, Nothing, Silence, present, said
from stackaudit.model.duration import DAY, Wait
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation

_YEAR_DAYS: Final = 365
_SHORTEST_MONTH: Final = 28
_CALENDAR: Final = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?", re.ASCII)


def shortest_seconds(period: str) -> int:
    """Return the least that a period of an ISO 8601 text can last; 0 for a text that is none.

    What people write about a store is taken at its longest, so that two years never fall short of 24 months.
    """
    years, months, weeks, days = _parts(period)
    years, months = years + months // 12, months % 12
    return (years * _YEAR_DAYS + months * _SHORTEST_MONTH + weeks * 7 + days) * DAY


def longest(rows: Iterable[Regulation]) -> str:
    """Return the longest time for which any of some rows asks to keep proof, or nothing."""
    periods = [row.retention for row in rows if present(row.retention)]
    return max(periods, key=shortest_seconds, default="")


def falls_short(kept: Wait | Nothing | Silence, period: str) -> bool:
    """Tell whether what is kept is shorter than a period; kept for no stated time is, silence is not."""
    if kept is NONE:
        return shortest_seconds(period) > 0
    return present(kept) and wait_seconds(kept) < shortest_seconds(period)


def outlasts(valid: Wait | Nothing | Silence, period: str) -> bool:
    """Tell whether a yes counts for longer than a period; for ever does, silence does not."""
    if valid is NONE:
        return shortest_seconds(period) > 0
    # Taken at its longest, so that 24 months never outlast two years.
    return present(valid) and _longest_seconds(period) < wait_seconds(valid)


def outlived(store: PreferenceStore) -> bool:
    """Tell whether the yeses of a store count for longer than their history is kept."""
    consents = (said(store.kinds) and "consent" in store.kinds) or store.legal_basis == "consent"
    if not consents or not said(store.valid_for) or not said(store.history_kept):
        return False
    kept = wait_seconds(store.history_kept) if present(store.history_kept) else 0
    if store.valid_for is NONE:
        return not is_unbounded(kept)
    return present(store.valid_for) and kept < wait_seconds(store.valid_for)


def _longest_seconds(period: str) -> int:
    return sum(count * days for count, days in zip(_parts(period), (12 * 31, 31, 7, 1), strict=True)) * DAY


def _parts(period: str) -> tuple[int, ...]:
    """Return the years, months, weeks and days of a period, all 0 for a text that is none."""
    match = _CALENDAR.fullmatch(period.strip().upper())
    return tuple(int(each or 0) for each in match.groups()) if match else (0, 0, 0, 0)
