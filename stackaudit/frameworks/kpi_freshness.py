"""When a number by which a stage is steered was last measured, and whether that is lately enough."""

from __future__ import annotations

from datetime import date

from stackaudit.model.answer import Nothing, Silence, present
from stackaudit.model.lifecycle import Kpi
from stackaudit.model.stack import Stack


def age(kpi: Kpi, as_of: str | Nothing | Silence) -> int | None:
    """Return how many days ago a number was measured; None where never, or nobody said when or for which day to ask."""
    if never_measured(kpi) or not present(kpi.measured) or not present(as_of):
        return None
    return max(0, (date.fromisoformat(as_of) - date.fromisoformat(kpi.measured)).days)


def fresh(kpi: Kpi, stack: Stack) -> bool | None:
    """Tell whether a number was measured lately enough to steer by; None where nobody said."""
    if never_measured(kpi):
        return False
    days = age(kpi, stack.company.as_of)
    return None if days is None else days <= stack.settings.kpi_fresh_days


def never_measured(kpi: Kpi) -> bool:
    """Tell whether somebody said that a number has no value or was never measured."""
    return isinstance(kpi.value, Nothing) or isinstance(kpi.measured, Nothing)
