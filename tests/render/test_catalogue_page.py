"""Catalogue entries on the terminal."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.search import Entry, search
from stackaudit.render.terminal.catalogue_page import FULL_UP_TO, catalogue_page
from stackaudit.render.terminal.ink import Ink, columns_of
from tests.render.small_result import CJK, SCRIPT


def _entry(number: int, summary: str = "A sentence.") -> Entry:
    return Entry(
        kind="product",
        id=f"product-{number}",
        name=f"Product {number} {SCRIPT}",
        summary=summary,
        facts=(("vendor", CJK * 12), ("does", "email, sms")),
        source="a page",
        confidence="low",
        as_of="2026-11-01",
        caution="to confirm: history",
    )


def test_a_few_are_shown_in_full() -> None:
    text = catalogue_page([_entry(number) for number in range(FULL_UP_TO)])

    assert FULL_UP_TO == text.count("  does: email, sms\n")
    assert f"Product 0 {SCRIPT} (product product-0)\n" in text
    assert "  ! to confirm: history\n" in text
    assert "  source: a page; confidence low, as of 2026-11-01\n" in text


def test_many_are_a_line_each() -> None:
    text = catalogue_page([_entry(number, "long " * 30) for number in range(FULL_UP_TO + 1)])

    assert text.startswith(f"product ({FULL_UP_TO + 1})\n  product-0 ")
    assert text.endswith(f"\n{FULL_UP_TO + 1} entries; name one to see it in full\n")
    assert "vendor" not in text


@pytest.mark.parametrize("color", [False, True])
def test_a_caution_is_marked_with_a_sign_not_only_with_colour(color: bool) -> None:
    assert "!" in catalogue_page([_entry(1)], Ink(color))


def test_the_whole_catalogue_fits_as_a_list_and_entry_by_entry() -> None:
    text = catalogue_page(search()) + "".join(catalogue_page([entry]) for entry in search())

    assert [] == [line for line in text.splitlines() if columns_of(line) > 80]
