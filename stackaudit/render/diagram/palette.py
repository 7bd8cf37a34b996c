"""The one palette: tones in light and dark, and how each verdict, state and way looks in pictures and on a terminal."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import msgspec

from stackaudit.frameworks.checkpoint import State
from stackaudit.graph.verdict import Verdict
from stackaudit.graph.ways import Way


class Look(msgspec.Struct, frozen=True):
    """How a verdict, state or way is told apart without its colour.

    ``key`` names its tones and CSS classes, ``glyph`` stands for it in text, ``word`` is what people read.
    """

    key: str
    glyph: str
    word: str


VERDICTS: Final = MappingProxyType(
    {
        Verdict.KEPT: Look("kept", "●", "kept"),
        Verdict.LATE: Look("late", "◔", "late"),
        Verdict.BY_HAND: Look("hand", "▨", "by hand"),
        Verdict.BROKEN: Look("broken", "✕", "broken"),
        Verdict.NOT_WRITTEN_DOWN: Look("open", "?", "not written down"),
    }
)

STATES: Final = MappingProxyType(
    {
        State.COVERED: Look("covered", "■", "covered"),
        State.THIN: Look("thin", "▤", "thin"),
        State.UNCOVERED: Look("uncovered", "□", "uncovered"),
        State.UNKNOWN: Look("unknown", "?", "not known yet"),
        State.MISSING: Look("missing", "○", "missing"),
        State.BY_HAND: Look("hand", "▨", "by hand"),
        State.RUNNING: Look("running", "▶", "running"),
        State.END_STATE: Look("end-state", "◆", "end state"),
    }
)

GRID_STATES: Final = (State.COVERED, State.THIN, State.UNCOVERED, State.UNKNOWN)
"""The states of the grid, in the order of its legend."""

MACHINE_STATES: Final = (State.END_STATE, State.RUNNING, State.BY_HAND, State.MISSING, State.UNKNOWN)
"""The states of the always-on machine, in the order of its legend."""

WAYS: Final = MappingProxyType(
    {
        Way.AUTOMATIC: Look("kept", "━", "automatic"),
        Way.BY_HAND: Look("hand", "╍", "by hand"),
        Way.NONE: Look("broken", "✕", "missing"),
        Way.NOT_WRITTEN_DOWN: Look("open", "?", "not written down"),
        Way.UNTOLD: Look("open", "⁇", "nobody said how"),
    }
)

# Inks are readable as text (4.5:1) on paper, lane and their own tint; the hues of the first four stay apart under
# red-green and blue-yellow colour blindness, and a shape always says the same.
LIGHT: Final = MappingProxyType(
    {
        "paper": "#ffffff",
        "lane": "#f3f5f8",
        "line": "#c3cad3",
        "ink": "#18222d",
        "quiet": "#4c5967",
        "flow": "#7b8794",
        "preference": "#0a558c",
        "planned": "#66727e",
        "chip": "#e3e9f0",
        "kept": "#00614a",
        "kept-tint": "#d8f0e6",
        "late": "#7d4e00",
        "late-tint": "#ffedc4",
        "hand": "#74318a",
        "hand-tint": "#f2e1f6",
        "broken": "#a32a08",
        "broken-tint": "#ffdfd4",
        "open": "#4c5967",
        "open-tint": "#ffffff",
    }
)

DARK: Final = MappingProxyType(
    {
        "paper": "#14191f",
        "lane": "#1c232b",
        "line": "#46525f",
        "ink": "#eef2f6",
        "quiet": "#b3bec9",
        "flow": "#8794a1",
        "preference": "#7cc0f2",
        "planned": "#98a4b0",
        "chip": "#2c3742",
        "kept": "#67d8b3",
        "kept-tint": "#103d31",
        "late": "#f5bf5a",
        "late-tint": "#45330a",
        "hand": "#dcaee9",
        "hand-tint": "#3e2648",
        "broken": "#ff9f81",
        "broken-tint": "#4d2013",
        "open": "#b3bec9",
        "open-tint": "#14191f",
    }
)


def tokens() -> str:
    """Return the palette as CSS custom properties, light by default and on paper, dark on a screen that prefers it."""
    return f":root{{{_properties(LIGHT)}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{_properties(DARK)}}}}}\n"


def _properties(tones: MappingProxyType[str, str]) -> str:
    return "".join(f"--sa-{name}:{value};" for name, value in tones.items())
