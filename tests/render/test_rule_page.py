"""The rules on the terminal."""

from __future__ import annotations

import re

from stackaudit.render.terminal.ink import Ink, columns_of
from stackaudit.render.terminal.rule_page import rule_list, rule_page
from tests.render.small_result import PIPE, small_result

RULES = small_result().rules


def test_the_list_shows_each_family_with_its_question() -> None:
    text = rule_list(
        {"reach": ("Does a no arrive?", RULES[1:2]), "timing": ("In time, and " + "by itself " * 12, RULES[2:])}
    )

    assert text.startswith("reach  Does a no arrive?\n  reach/no-never-arrives [critical]\n      A no never arrives")
    assert "\n\ntiming  In time, and by itself" in text
    assert [] == [line for line in text.splitlines() if columns_of(line) > 80]


def test_the_page_of_a_rule_shows_everything_in_order() -> None:
    text = rule_page(RULES[1])

    headings = ["Why it matters", "How to fix", "Closes when", "May be wrong when", "Source", "Flagged", "Passes"]
    assert headings == re.findall(r"^([A-Z].*[^.\n])$", text, re.MULTILINE)
    assert f"<b>{PIPE}</b>." in text


def test_examples_keep_their_lines_so_that_they_can_be_copied() -> None:
    assert "\nPasses\n  stackaudit: 1\n  systems: {crm: {name: CRM}}\n" in rule_page(RULES[0])


def test_colour_changes_no_letter() -> None:
    painted = rule_page(RULES[0], Ink(color=True))

    assert rule_page(RULES[0]) != painted
    assert rule_page(RULES[0]) == re.sub(r"\x1b\[[0-9;]*m", "", painted)
