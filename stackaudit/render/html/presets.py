"""Which sections of the report which readers get, and in which order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec


class Section(msgspec.Struct, frozen=True):
    """A section: its template, its address, its word in the contents, and which pictures it shows.

    ``pictures`` are ids of pictures; where it names some, ``title`` stands above them, and without one of them there is no
    section.
    """

    template: str
    anchor: str
    word: str
    pictures: tuple[str, ...] = ()
    title: str = ""


class Preset(msgspec.Struct, frozen=True):
    """What one kind of reader gets. ``facts_first`` keeps counts of stores for their place and judgement for the end."""

    sections: tuple[Section, ...]
    body: str = ""
    facts_first: bool = False


ENGINEERS: Final = "engineers"

_NUMBERS: Final = Section("numbers", "numbers", "Numbers")
_STRONG: Final = Section("strengths", "strengths", "Strong")
_DECISIONS: Final = Section("decisions", "decisions", "Decisions")
_DATES: Final = Section("dates", "dates", "Dates")

PRESETS: Final[dict[str, Preset]] = {
    "executives": Preset(
        (
            _NUMBERS,
            _STRONG,
            _DECISIONS,
            Section("pictures", "pictures", "Pictures", ("promise-matrix", "always-on-loop", "grid"), "Three pictures"),
            _DATES,
            Section("asked", "questions", "Open"),
        ),
        body="for-executives",
    ),
    "workshop": Preset(
        (
            Section("register", "register", "Register"),
            Section("pictures", "map", "Map", ("layered-map",), "What is there?"),
            Section("pictures", "loop", "Loop", ("always-on-loop",), "What runs by itself?"),
            Section("say_no", "say-no", "Say no"),
            Section("pictures", "for-whom", "For whom", ("automations",), "For whom is it good?"),
            Section("pictures", "ways", "Ways", ("grid", "lifecycle", "architecture"), "How do we work together?"),
            Section("findings", "findings", "Findings"),
            _DECISIONS,
            _DATES,
            Section("actions", "actions", "Actions"),
            Section("sheets", "questions", "Ask"),
        ),
        body="for-workshop",
        facts_first=True,
    ),
    ENGINEERS: Preset(
        (
            _NUMBERS,
            _STRONG,
            _DECISIONS,
            Section("pictures", "pictures", "Pictures"),
            _DATES,
            Section("questions", "questions", "Open"),
            Section("appendix", "", ""),
            Section("promises", "promises", "Promises"),
            Section("findings", "findings", "Findings"),
            Section("frameworks", "frameworks", "Frameworks"),
            Section("register", "register", "Register"),
        ),
        body="for-engineers",
    ),
}
"""The readers by the word for them; every page begins with what was looked at."""

ABOUT_STORES: Final = ("stores", "likely-stores", "islands")
"""The tables of the register that tell how many places keep a yes or no: a workshop guesses first."""


def shown(preset: Preset, pictures: Collection[str]) -> tuple[Section, ...]:
    """Return the sections of a preset that have something to show; ``pictures`` are the ids of those that there are."""
    return tuple(each for each in preset.sections if not each.pictures or any(id in pictures for id in each.pictures))
