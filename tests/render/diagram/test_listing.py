"""Lists in a picture: nothing is left out without being counted."""

from __future__ import annotations

import pytest

from stackaudit.render.diagram.labels import wrap
from stackaudit.render.diagram.listing import listing
from tests.render.small_result import LONG, NASTY_NAMES

NAMES = tuple(f"name {number}" for number in range(100))


def test_what_fits_is_there_in_full() -> None:
    assert "name 0, name 1, name 2" == listing(NAMES[:3], 500, 12, 1)


def test_what_does_not_fit_is_counted() -> None:
    text = listing(NAMES, 300, 12, 2)

    shown = text.count("name")

    assert 1 < shown < 100
    assert text.endswith(f", and {100 - shown} more")


def test_a_first_entry_without_room_is_cut_and_the_rest_still_counted() -> None:
    assert listing((LONG * 9, "b", "c"), 200, 12, 1).endswith("…, and 2 more")


@pytest.mark.parametrize("room", [150, 280, 600])
@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_a_list_of_several_is_never_cut_at_its_end(room: float, count: int) -> None:
    entries = (NASTY_NAMES * 9)[:count]

    text = listing(entries, room, 12, 2)

    assert 1 == count or not wrap(text, room, 12, 2)[-1].endswith("…")


def test_nothing_is_nothing() -> None:
    assert "" == listing((), 100, 12, 1)
