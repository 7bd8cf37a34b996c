"""The last day to decide on a renewal: the renewal date less the notice period."""

from __future__ import annotations

from datetime import date, timedelta

from stackaudit.model.answer import Silence, present
from stackaudit.model.systems import System


def decide_by(system: System) -> date | None:
    """Return the last day to decide, or None where the renewal date or the notice period is not known."""
    renews = renewal(system)
    if renews is None or isinstance(system.notice_days, Silence):
        return None
    return renews - timedelta(days=system.notice_days)


def renewal(system: System) -> date | None:
    """Return the day on which the contract renews, or None where nobody named one."""
    return date.fromisoformat(system.renews) if present(system.renews) else None
