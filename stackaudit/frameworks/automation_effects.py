"""Customer against company efficiency: where each automation stands in the two by two, and what nobody measured."""

from __future__ import annotations

from enum import Enum

import msgspec

from stackaudit.graph.running import running
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import NO, Silence
from stackaudit.model.automations import Automation
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
    """An automation and where it stands; ``open`` names the missing answers, as ``automations/welcome/customer``.

    Where somebody said that nobody measures the customer's side, that answer is known to be missing: a gap, and not open.
    """

    automation: str
    quadrant: Quadrant
    open: tuple[str, ...] = ()


def automation_effects(stack: Stack) -> tuple[Placed, ...]:
    """Return every automation at work in the order written, placed by its two answers.

    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec); the strip for what nobody
    measured, and the place for what changes nothing, are this project's.
    """
    return tuple(_placed(each.id, each) for each in running(stack))


def quadrant_of(automation: Automation) -> Quadrant:
    """Return where an automation stands; that somebody measures the customer's side, or nobody does, says nothing of it."""
    company, customer = automation.company, automation.customer
    if customer == "same":
        return Quadrant.NEUTRAL
    if isinstance(customer, Silence) or isinstance(company, Silence):
        return Quadrant.UNMEASURED
    if customer == "better":
        return Quadrant.GREAT if company == "better" else Quadrant.PROTECT
    return Quadrant.DANGEROUS if company == "better" else Quadrant.BAD


def _placed(id: str, automation: Automation) -> Placed:
    quadrant = quadrant_of(automation)
    if quadrant is not Quadrant.UNMEASURED:
        return Placed(id, quadrant)
    fields = ("company",) if automation.customer_measure is NO else ("customer", "company")
    return Placed(id, quadrant, missing(f"automations/{id}", automation, *fields))
