"""Every rule finds the defect that is planted for it, where it is; where more rules speak up, somebody said why."""

from __future__ import annotations

import pytest

from stackaudit.pipeline import audit, read_text
from stackaudit.rules import all_rules
from tests.seeded_defects.plant import clean
from tests.seeded_defects.table import TABLE, Outcome, outcomes, table

RULES = [rule.id for rule in all_rules()]


def test_the_clean_stack_has_no_finding_and_no_question() -> None:
    result = audit(read_text(clean()))

    assert ((), (), (), ()) == (result.findings, result.questions, result.failures, result.warnings)
    assert all(promise.pessimistic is promise.optimistic for promise in result.promises)


def test_each_rule_has_its_defect() -> None:
    assert sorted(RULES) == sorted(outcome.mutation.rule for outcome in outcomes())


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_defect_at_the_right_entry_and_line(rule: str) -> None:
    outcome = _of(rule)

    assert outcome.expected == outcome.own


@pytest.mark.parametrize("rule", RULES)
def test_what_other_rules_say_of_a_defect_is_explained_and_nothing_else(rule: str) -> None:
    outcome = _of(rule)

    assert outcome.others == outcome.mutation.also.keys()


@pytest.mark.parametrize("rule", RULES)
def test_a_stated_defect_raises_no_question_of_another_rule(rule: str) -> None:
    assert frozenset() == _of(rule).asking


def test_the_committed_table_is_what_the_audits_say() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run: python -m tests.regenerate"


def _of(rule: str) -> Outcome:
    return next(each for each in outcomes() if each.mutation.rule == rule)
