"""Cells that a spreadsheet takes as text."""

from __future__ import annotations

import pytest

from stackaudit.render.spreadsheet_text import FORMULA_STARTS, as_text
from tests.render.small_result import NASTY_NAMES


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_would_start_a_formula_gets_an_apostrophe(start: str) -> None:
    assert f"'{start}1+1" == as_text(f"{start}1+1")


@pytest.mark.parametrize("cell", [*NASTY_NAMES, "", "a=b", "1 - 1", "'=quoted", "mail@example.com"])
def test_everything_else_stays_as_it_is(cell: str) -> None:
    assert cell == as_text(cell)
