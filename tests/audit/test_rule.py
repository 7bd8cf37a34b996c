"""A rule's docstring is its only text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question
from stackaudit.audit.rule import SECTIONS, Rule, read_text, rule
from stackaudit.audit.severity import Severity

DOC = """\
Something is wrong
with a system.

Why it matters: It does: over
    two lines.
How to fix: Mend it.
Closes when: It is mended.
May be wrong when: Nobody looked.
Source: GDPR Art. 7(1): see there.

Flagged:
    stackaudit: 1
    systems:
      crm: {}

Passes:
    stackaudit: 1
    systems: {}
"""


def test_every_section_is_read_and_its_lines_are_joined() -> None:
    text = read_text("reach/a-rule", Severity.LOW, DOC)

    expected = (
        "Something is wrong with a system.",
        "It does: over two lines.",
        "Mend it.",
        "It is mended.",
        "Nobody looked.",
        "GDPR Art. 7(1): see there.",
    )
    assert expected == (text.summary, text.why, text.fix, text.closes, text.may_be_wrong, text.source)
    assert ("reach/a-rule", "reach", Severity.LOW) == (text.id, text.family, text.severity)


def test_examples_keep_their_lines_and_lose_their_margin() -> None:
    text = read_text("reach/a-rule", Severity.LOW, DOC)

    assert "stackaudit: 1\nsystems:\n  crm: {}\n" == text.flagged
    assert "stackaudit: 1\nsystems: {}\n" == text.passes


@pytest.mark.parametrize("section", SECTIONS)
def test_a_missing_section_is_an_error_that_names_the_rule(section: str) -> None:
    with pytest.raises(ValueError, match=r"reach/a-rule: the docstring has .* expected Why it matters"):
        read_text("reach/a-rule", Severity.LOW, DOC.replace(f"{section}:", f"{section}"))


def test_sections_out_of_order_are_an_error() -> None:
    swapped = DOC.replace("Flagged:", "X:").replace("Passes:", "Flagged:").replace("X:", "Passes:")

    with pytest.raises(ValueError, match="Passes, Flagged"):
        read_text("reach/a-rule", Severity.LOW, swapped)


def test_no_docstring_is_an_error() -> None:
    with pytest.raises(ValueError, match="no sections"):
        read_text("reach/a-rule", Severity.LOW, "")


def test_the_decorator_makes_a_rule_of_a_function() -> None:
    def check(context: Context) -> Iterator[Hit | Question]:  # noqa: ARG001 - every rule is given a context
        return iter(())

    check.__doc__ = DOC

    made = rule(id="reach/a-rule", severity=Severity.LOW)(check)

    assert Rule(read_text("reach/a-rule", Severity.LOW, DOC), check) == made
    assert "reach/a-rule" == made.id
