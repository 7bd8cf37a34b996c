"""Customer against company efficiency: where each automation stands in the two by two, and what nobody measured."""

from __future__ import annotations

from enum import Enum

import msgspec

from stackaudit.model.stack import Stack


class Quadrant(Enum):
    """Where an automation stands. No axis has numbers."""

    GREAT = "great"
    """Better for the company and for the customer: keep the checks that keep it so."""
    PROTECT = "protect"
    """Better for the customer and not for the company: often worth it; beware of optimising it away."""
    DANGEROUS = "dangerous"
    """Better for the company and worse for the customer."""
    BAD = "bad"
    """Worse for the customer and not better for the company: mend it."""
    NEUTRAL = "neutral"
    """Changes nothing for the customer."""
    UNMEASURED = "unmeasured"
    """Nobody said what it does to one of the two."""


class Placed(msgspec.Struct, frozen=True):
    """An automation and where it stands; ``open`` names the missing answers, as ``automations/welcome/customer``."""

    automation: str
    quadrant: Quadrant
    open: tuple[str, ...] = ()


def automation_effects(stack: Stack) -> tuple[Placed, ...]:
    """Return every automation in the order written, placed by its two answers."""
    return ()
