"""Problems as text: place, line, mark, expectation and nearest spelling."""

from __future__ import annotations

import pytest

from stackaudit.inventory.load import load_text
from stackaudit.inventory.problems import InventoryError, Problem, render_problem
from stackaudit.model.location import Location


def test_an_error_shows_everything_that_helps() -> None:
    with pytest.raises(InventoryError) as caught:
        load_text("stackaudit: 1\nsystems:\n  crm: {status: lve}\n  crm: {}\n")

    expected = """\
inventory.yaml:3:17: error: `status`: `lve` is not one of its words [not-a-word]
  3 |   crm: {status: lve}
    |                 ^^^
  expected: one of live, planned, retiring, retired, or unknown
  did you mean `live`?

inventory.yaml:4:3: error: `crm` is written twice here [duplicate-key]
  4 |   crm: {}
    |   ^^^
  the other place: inventory.yaml:3:3"""

    assert expected == str(caught.value)


def test_the_mark_stays_under_the_place_in_a_long_line() -> None:
    line = "x" * 500 + "BAD" + "y" * 500
    text = render_problem(Problem(kind="k", message="m", location=Location("f", 1, 501), line=line, width=3))

    _, shown, mark = text.splitlines()

    assert "BAD" == shown[mark.index("^") : mark.rindex("^") + 1]
    assert len(shown) < 130


def test_a_tab_keeps_its_width_in_the_mark() -> None:
    text = render_problem(Problem(kind="k", message="m", location=Location("f", 1, 2), line="\tb: 1"))

    assert "    | \t^" == text.splitlines()[2]


def test_a_place_without_a_line_is_still_named() -> None:
    problem = Problem(kind="empty", message="nothing", location=Location("f.yaml", 1, 1))

    assert "f.yaml:1:1: error: nothing [empty]" == str(problem)
