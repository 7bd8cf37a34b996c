"""Every rule, one short file each, in families by the question that they ask."""

from __future__ import annotations

from stackaudit.audit.rule import Rule
from stackaudit.rules import (
    always_on,
    architecture,
    authority,
    change,
    customer,
    estate,
    fidelity,
    governance,
    grid,
    humanise,
    lifecycle,
    reach,
    timing,
)

FAMILIES = {
    "reach": reach,
    "timing": timing,
    "fidelity": fidelity,
    "authority": authority,
    "estate": estate,
    "customer": customer,
    "grid": grid,
    "humanise": humanise,
    "always-on": always_on,
    "architecture": architecture,
    "lifecycle": lifecycle,
    "governance": governance,
    "change": change,
}
"""The families in reading order: does a no arrive, in time, unharmed; who is right; what is there; what can a person do;
then the frameworks: what the stack covers, where people come in, what runs by itself, what is present, wired and used, who
hands on to whom, who answers for it, and what keeps up with change."""


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, family by family, each family in its own order."""
    return tuple(rule for family in FAMILIES.values() for rule in family.RULES)
