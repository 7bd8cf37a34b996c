"""Automations that run today: whom they touch, and whether they decide something or a learned model acts in them."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.model.answer import NO, NONE, Silence, present
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack


def running(stack: Stack) -> Iterator[Automation]:
    """Yield the automations in the order written but those of a system that is not in use."""
    for automation in stack.automations.values():
        system = stack.systems.get(automation.system) if present(automation.system) else None
        if system is None or system.live:
            yield automation


def touches_people(automation: Automation) -> bool | None:
    """Tell whether an automation touches customers or prospects; None where nobody said."""
    return None if isinstance(automation.touches, Silence) else automation.touches != "nobody"


def decides_about_people(automation: Automation) -> bool | None:
    """Tell whether an automation decides something about a person; None where nobody said."""
    return None if isinstance(automation.decides, Silence) else automation.decides is not NONE


def learned(automation: Automation) -> bool | None:
    """Tell whether a learned model acts in an automation, be it in part; None where nobody said."""
    return None if isinstance(automation.ai, Silence) else automation.ai is not NO
