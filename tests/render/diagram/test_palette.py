"""The palette: readable, told apart without colour, complete."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stackaudit.frameworks.checkpoint import State
from stackaudit.graph.verdict import Verdict
from stackaudit.graph.ways import Way
from stackaudit.render.diagram.marks import verdict_mark
from stackaudit.render.diagram.palette import DARK, LIGHT, MACHINE_STATES, STATES, VERDICTS, WAYS, tokens
from stackaudit.render.diagram.part_cards import state_mark
from stackaudit.render.diagram.way_lines import way_line

TINTS = ("kept", "late", "hand", "broken", "open")

modes = pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])


@modes
@pytest.mark.parametrize("ink", ["ink", "quiet", "preference", *TINTS])
@pytest.mark.parametrize("ground", ["paper", "lane"])
def test_inks_are_readable(tones: Mapping[str, str], ink: str, ground: str) -> None:
    assert contrast(tones[ink], tones[ground]) >= 4.5


@modes
@pytest.mark.parametrize("key", TINTS)
def test_text_and_signs_are_readable_on_a_tint(tones: Mapping[str, str], key: str) -> None:
    assert contrast(tones["ink"], tones[f"{key}-tint"]) >= 4.5
    assert contrast(tones["quiet"], tones[f"{key}-tint"]) >= 4.5
    assert contrast(tones[key], tones[f"{key}-tint"]) >= 4.5


@modes
def test_lines_can_be_seen(tones: Mapping[str, str]) -> None:
    assert min(contrast(tones[line], tones["lane"]) for line in ("flow", "preference", "planned")) >= 3


def test_dark_has_every_tone_that_light_has() -> None:
    assert list(LIGHT) == list(DARK)
    assert all(tokens().count(f"--sa-{name}:") == 2 for name in LIGHT)


def test_no_two_verdicts_share_a_sign_a_glyph_or_a_word() -> None:
    assert set(Verdict) == set(VERDICTS)
    assert 5 == len({verdict_mark(verdict, 0, 0) for verdict in Verdict})
    assert 5 == len({look.glyph for look in VERDICTS.values()}) == len({look.word for look in VERDICTS.values()})


def test_no_two_states_share_a_glyph_or_a_word() -> None:
    assert set(State) - {State.UNGRADED} == set(STATES)
    assert 8 == len({look.glyph for look in STATES.values()}) == len({look.word for look in STATES.values()})


def test_no_two_states_of_the_machine_share_a_sign() -> None:
    assert 5 == len({state_mark(state, 0, 0) for state in MACHINE_STATES})


def test_no_two_ways_share_a_glyph_or_a_word() -> None:
    assert set(Way) == set(WAYS)
    assert 5 == len({look.glyph for look in WAYS.values()}) == len({look.word for look in WAYS.values()})


def test_ways_that_nobody_knows_are_drawn_alike_and_no_others_are() -> None:
    drawn = {way: way_line([(0, 0), (100, 0)], way) for way in Way}

    assert drawn[Way.UNTOLD] == drawn[Way.NOT_WRITTEN_DOWN]
    assert 4 == len(set(drawn.values()))


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(tone: str) -> float:
    parts = [int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
