"""The page of all rules says what their docstrings say, and the committed one is up to date."""

from __future__ import annotations

from pathlib import Path

from stackaudit.render.rules_page import rules_page
from stackaudit.rules import all_rules
from tests.regenerate import RULES_PAGE, rules_readme

ONE_RULE = all_rules()[0]


def test_the_committed_page_is_what_the_rules_say() -> None:
    assert RULES_PAGE.read_text(encoding="utf-8") == rules_readme(), "run: python -m tests.regenerate"


def test_every_rule_has_a_heading_of_its_own() -> None:
    headings = [line.removeprefix("### ") for line in rules_readme().splitlines() if line.startswith("### ")]

    assert [rule.id for rule in all_rules()] == headings


def test_a_family_opens_with_its_question() -> None:
    page = rules_page([ONE_RULE])

    opening = [line for line in page.splitlines() if line.startswith("## ")]

    assert ["## reach: Does a no arrive?"] == opening


def test_the_examples_stand_as_they_run() -> None:
    page = rules_page([ONE_RULE])

    assert f"```yaml\n{ONE_RULE.text.flagged}```" in page
    assert f"```yaml\n{ONE_RULE.text.passes}```" in page


def test_the_page_is_the_rules_own() -> None:
    assert Path("stackaudit/rules/README.md").parts == RULES_PAGE.parts[-3:]
