"""Money and change in the example bank: how much each rule finds, and that an answer less never finds more."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit
from stackaudit.model.answer import NOT_ASKED
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.pipeline import read
from stackaudit.rules import all_rules

BANK = read(Path(__file__).resolve().parents[2] / "inventories" / "linden-harbour-bank").stack
FOUND = {
    "governance/nobody-owns-it": 4,
    "governance/one-person-knows-it": 18,
    "governance/renewal-decides-for-you": 15,
    "governance/paid-not-used": 5,
    "governance/shadow-tool": 4,
    "change/stale-entry": 14,
    "change/locked-in": 2,
    "change/sunset-product": 2,
    "change/no-way-out": 4,
}
RULES = {rule.id: rule for rule in all_rules() if rule.id in FOUND}
# Without a decision on record nothing says that one was made; what is planned or retired is another entry.
KEYS = sorted({*System.__struct_fields__} - {"id", "status", "decision"})


@pytest.mark.parametrize("rule, count", FOUND.items())
def test_the_example_bank_has_as_many(rule: str, count: int) -> None:
    assert count == len(_found(rule, BANK))


@pytest.mark.parametrize("key", KEYS)
def test_an_answer_less_never_finds_more_or_worse(key: str) -> None:
    silent = {id: msgspec.structs.replace(system, **{key: NOT_ASKED}) for id, system in BANK.systems.items()}
    thin = msgspec.structs.replace(BANK, systems=silent)

    for rule in FOUND:
        full, left = _found(rule, BANK), _found(rule, thin)
        assert left.keys() <= full.keys()
        assert all(rank >= full[subject] for subject, rank in left.items())


def _found(rule: str, stack: Stack) -> dict[str, int]:
    """Return how grave each finding of a rule is (0 the gravest), by its subject."""
    said = RULES[rule].check(Context(stack))
    severity = RULES[rule].text.severity
    return {str(each.subject): (each.severity or severity).rank for each in said if isinstance(each, Hit)}
