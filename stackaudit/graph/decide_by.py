"""When a contract renews, the last day to decide about it, and what was decided."""

from __future__ import annotations

from datetime import date

from stackaudit.model.answer import NO, UNKNOWN, Nothing, Silence, given, present, said
from stackaudit.model.systems import System


def decide_by(system: System) -> date | None:
    """Return the last day to decide, or None where the renewal date or the notice period is not known.

    A contract that does not renew by itself needs no notice: it ends, unless somebody decides by then.
    """
    renews = renewal(system)
    if renews is not None and system.auto_renew is NO:
        return renews
    if renews is None or isinstance(system.notice_days, Silence):
        return None
    return date.fromordinal(max(date.min.toordinal(), renews.toordinal() - system.notice_days))


def renewal(system: System) -> date | None:
    """Return the day on which the contract renews, or None where nobody named one."""
    return date.fromisoformat(system.renews) if present(system.renews) else None


def decided(system: System) -> str:
    """Return what was decided about a system, in the words written; empty where nothing was."""
    decision = system.decision
    if not said(decision) or isinstance(decision.what, Nothing) or decision.what is UNKNOWN:
        return ""
    dated = present(decision.on) or present(decision.by)
    return given(decision.what, "decided" if dated else "")


def under_contract(system: System) -> bool | None:
    """Tell whether there is a contract that could renew: what was built has none; None where nobody said how it came in."""
    if isinstance(system.bought, Silence):
        return True if present(system.renews) else None
    return system.bought != "built" or present(system.renews)
