"""The palette: readable, told apart without colour, complete."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stackaudit.frameworks.checkpoint import State
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.marks import verdict_mark
from stackaudit.render.diagram.palette import DARK, LIGHT, STATES, VERDICTS, tokens

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
    assert set(State) == set(STATES)
    assert 4 == len({look.glyph for look in STATES.values()}) == len({look.word for look in STATES.values()})


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(tone: str) -> float:
    parts = [int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
