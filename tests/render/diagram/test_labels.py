"""Names fit their boxes in every script, and no character is cut in two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stackaudit.render.diagram.labels import ELLIPSIS, shorten, text_width, wrap

FAMILY = "👩‍👩‍👧"
FLAG = "🇩🇰"
ACCENT = "e\u0301"

names = st.text(max_size=60)
rooms = st.floats(min_value=16, max_value=400)


def test_a_name_that_fits_is_left_alone() -> None:
    assert "Marlin CRM" == shorten("Marlin CRM", 200, 12)


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert "Customer…" == shorten("Customer Relationship", 72, 12)


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert text_width("iiii", 12) < text_width("aaaa", 12) < text_width("顧客デ一", 12) < text_width("🦄🦄🦄🦄", 12)


def test_an_accent_takes_no_room_of_its_own() -> None:
    assert text_width("e", 12) == text_width(ACCENT, 12)


def test_joined_emoji_flags_and_accents_stay_whole() -> None:
    for whole in (FAMILY, FLAG, ACCENT):
        text = whole * 10
        for room in range(20, 200, 7):
            kept = shorten(text, room, 12).removesuffix(ELLIPSIS)

            assert "" == kept.replace(whole, "")


def test_lines_break_at_spaces_before_hyphens() -> None:
    assert ("Journey", "e-mail") == wrap("Journey e-mail", 62, 12, 2)


def test_a_word_wider_than_the_room_is_cut_in_the_middle() -> None:
    lines = wrap("Donaudampfschifffahrtsgesellschaft", 80, 12, 2)

    assert 2 == len(lines)
    assert lines[-1].endswith(ELLIPSIS)


@given(names, rooms)
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    lines = wrap(text, room, 12, 3)

    assert len(lines) <= 3
    assert all(text_width(line, 12) <= room + 0.02 or len(line) <= 1 for line in lines[:-1])
    assert not lines or text_width(lines[-1], 12) <= room + 0.02


@given(names)
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    from stackaudit.render.diagram.svg import clean

    assert "".join(clean(text).split()) == "".join("".join(wrap(text, 10_000, 12, 1)).split())
