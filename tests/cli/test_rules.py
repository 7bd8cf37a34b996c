"""The list of rules, and one rule or family in full."""

from __future__ import annotations

import pytest

from stackaudit.rules import FAMILIES, all_rules
from tests.cli.command_line import CommandLine


def test_every_rule_and_family_is_listed(stackaudit: CommandLine) -> None:
    said = stackaudit("rules")

    assert 0 == said.code
    assert all(f"\n  {rule.id} [{rule.text.severity.value}]\n" in said.out for rule in all_rules())
    assert all(f"\n{family}  " in f"\n{said.out}" for family in FAMILIES)
    assert [] == [line for line in said.out.splitlines() if len(line) > 80]


@pytest.mark.parametrize("id", [rule.id for rule in all_rules()])
def test_every_rule_is_explained(id: str, stackaudit: CommandLine) -> None:
    said = stackaudit("explain", id)

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(f"{id} [")
    assert all(f"\n{heading}\n" in said.out for heading in ("Why it matters", "How to fix", "Flagged", "Passes"))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_explains_all_its_rules(family: str, stackaudit: CommandLine) -> None:
    said = stackaudit("explain", family)

    assert 0 == said.code
    assert sum(rule.text.family == family for rule in all_rules()) == said.out.count("Why it matters")


def test_an_unknown_rule_is_2_with_the_nearest(stackaudit: CommandLine) -> None:
    said = stackaudit("explain", "reach/opt-out-never-reaches")

    assert (2, "") == (said.code, said.out)
    assert "did you mean `reach/opt-out-never-reaches-sender`?" in said.err
