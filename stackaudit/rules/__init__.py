"""Every rule, one short file each, in families by the question that they ask."""

from __future__ import annotations

from stackaudit.audit.rule import Rule
from stackaudit.rules import authority, customer, estate, fidelity, grid, reach, timing

FAMILIES = {
    "reach": reach,
    "timing": timing,
    "fidelity": fidelity,
    "authority": authority,
    "estate": estate,
    "customer": customer,
    "grid": grid,
}
"""The families in reading order: does a no arrive, in time, unharmed; who is right; what is there; what can a person do."""


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, family by family, each family in its own order."""
    return tuple(rule for family in FAMILIES.values() for rule in family.RULES)
