"""Text of any kind fits into a cell and stays what it was."""

from __future__ import annotations

import pytest

from stackaudit.render.workbook.cell_text import MOST, cell_text
from tests.render.small_result import NASTY_NAMES


@pytest.mark.parametrize("text", [*NASTY_NAMES, "", "two\nlines\tand a tab", "=1+1", " spaces ", "_x0041_"])
def test_what_fits_stays(text: str) -> None:
    assert text == cell_text(text)


@pytest.mark.parametrize("unfit", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_what_no_file_may_hold_gets_a_mark(unfit: str) -> None:
    assert "a\ufffdb" == cell_text(f"a{unfit}b")


def test_a_line_break_is_one_however_it_was_written() -> None:
    assert "a\nb\nc" == cell_text("a\r\nb\rc")


def test_tags_that_would_be_copied_as_markup_are_text() -> None:
    assert "<r><t>bold</t></r> " == cell_text("<r><t>bold</t></r>")


@pytest.mark.parametrize("letter", ["a", "ü", "🦄"])
@pytest.mark.parametrize("spare", [-2, -1, 0, 1, 2, MOST])
def test_a_long_text_is_cut_where_excel_would_refuse_it(letter: str, spare: int) -> None:
    each = len(letter.encode("utf-16-le")) // 2
    text = letter * ((MOST + spare) // each)

    cut = cell_text(text)

    units = len(cut.encode("utf-16-le")) // 2
    assert min(MOST, MOST + spare) - each <= units <= MOST
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
    assert (cut == text) == (len(text) * each <= MOST)
