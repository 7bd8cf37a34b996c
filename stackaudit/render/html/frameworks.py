"""Where the stack stands in each framework: parts with their checkpoints, evidence for, against and open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from stackaudit.audit.asking import subject_of
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.frameworks import FAMILIES
from stackaudit.frameworks.platform_cards import PlatformCard, PrincipleAnswer
from stackaudit.model.answer import Answer
from stackaudit.render.html.directory import Directory
from stackaudit.render.html.table import Link, written_at

MOST: Final = 6
"""As many entries stand beside a checkpoint; `stackaudit explain` lists them all."""

_FAMILIES: Final = {
    "grid": (
        "The grid of centralise, decentralise, automate, humanise",
        (
            "The aim is to cover all of it, not to pick a spot. After Scott Brinker, The New Rules of Marketing Technology and "
            "Operations (chiefmartec)."
        ),
    ),
    "always-on": (
        "The always-on marketing machine",
        (
            "What runs by itself, from one home of customer data to the channels and back. Content rendering may lag behind. "
            "After McCune (Gartner), Building an always-on marketing machine (martech.org)."
        ),
    ),
    "architecture": (
        "The reference architecture",
        (
            "What is there, what is connected and what is used are three questions; one number would hide two of them. After "
            "Credera, MarTech reference architecture."
        ),
    ),
    "lifecycle": (
        "The customer lifecycle",
        (
            "Each stage needs something that carries it, somebody who answers for it, a fresh number, and a next stage that "
            "takes over. After Act-On, The marketing lifecycle and its governance (CMSWire)."
        ),
    ),
    "governance": (
        "The governance triad",
        "Right workflow, right staffing, right resources. After Act-On (CMSWire).",
    ),
    "customer-side": (
        "The customer's own side",
        "Say it once, and it holds everywhere; change it at any time; know where a change came from. After PossibleNOW.",
    ),
}


class CheckpointRow(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint as a row: ``value`` in words, at most :data:`MOST` entries on either side and how many more there are."""

    title: str
    value: str
    kind: str
    explanation: str
    against: tuple[Link, ...]
    more_against: int
    open: int
    to_change: str
    places: tuple[str, ...]


class PartView(msgspec.Struct, frozen=True, kw_only=True):
    """A part with its address."""

    id: str
    title: str
    state: str
    range: str
    pay_off: str
    capped_by: tuple[str, ...]
    rows: tuple[CheckpointRow, ...]


class Family(msgspec.Struct, frozen=True):
    """A framework: its name, what it says and who says so, and its parts."""

    id: str
    title: str
    says: str
    parts: tuple[PartView, ...]


class CardRow(msgspec.Struct, frozen=True):
    """One question of a platform card."""

    question: str
    answer: str
    evidence: tuple[str, ...]


class Card(msgspec.Struct, frozen=True):
    """The question card of one shared system."""

    system: Link
    platform: bool
    summary: str
    rows: tuple[CardRow, ...]


def families(directory: Directory) -> tuple[Family, ...]:
    """Return the frameworks that have anything to say, in reading order."""
    parts: dict[str, list[Part]] = {family: [] for family in FAMILIES}
    for part in directory.result.frameworks.parts:
        parts[part.id.partition("/")[0]].append(part)
    return tuple(
        Family(family, *_FAMILIES[family], tuple(_part(directory, part) for part in members))
        for family, members in parts.items()
        if members
    )


def cards(directory: Directory) -> tuple[Card, ...]:
    """Return a question card for each shared system."""
    platforms = set(directory.result.grid.platforms)
    return tuple(
        _card(directory, card, card.system in platforms) for card in directory.result.frameworks.platform_cards
    )


def _part(directory: Directory, part: Part) -> PartView:
    return PartView(
        id=part.id,
        title=part.title,
        state=part.state_text,
        range=part.range_text,
        pay_off=part.pay_off,
        capped_by=part.capped_by,
        rows=tuple(_row(directory, point) for point in part.checkpoints),
    )


def _row(directory: Directory, point: Checkpoint) -> CheckpointRow:
    against = point.counts_against
    return CheckpointRow(
        title=point.title,
        value=value_words(point),
        kind="worked out" if point.derived else "asked",
        explanation=point.explanation,
        against=tuple(_entry(directory, entry) for entry in against[:MOST]),
        more_against=max(0, len(against) - MOST),
        open=len(point.open),
        to_change=point.to_change,
        places=tuple(_places(directory, against[:MOST])),
    )


def value_words(point: Checkpoint) -> str:
    """Return a checkpoint's value in words: met, half met, not met, open, or the share."""
    if point.value is None:
        return "open"
    return {1.0: "met", 0.5: "half met", 0.0: "not met"}.get(point.value, f"{point.value:.0%}")


def _entry(directory: Directory, entry: str) -> Link:
    subject = subject_of(entry)
    if subject.noun in ("capabilities", "company", "budget", "practices"):
        return Link((subject.id or subject.field or subject.noun).replace("-", " "))
    return directory.link(subject.noun, subject.id or subject.noun)


def _places(directory: Directory, entries: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for entry in entries:
        subject = subject_of(entry)
        written = written_at(directory.place(subject.noun, subject.id))
        if written and written not in seen:
            seen.add(written)
            yield written


def _card(directory: Directory, card: PlatformCard, platform: bool) -> Card:
    said = [each.answer for each in card.answers if isinstance(each.answer, Answer)]
    yes = sum(answer is Answer.YES for answer in said)
    summary = f"{yes} yes, {len(said) - yes} partly or no, {len(card.answers) - len(said)} to ask"
    rows = tuple(_card_row(each) for each in card.answers)
    return Card(directory.link("systems", card.system), platform, summary, rows)


def _card_row(answer: PrincipleAnswer) -> CardRow:
    word = answer.answer.value if isinstance(answer.answer, Answer) else "to ask"
    return CardRow(answer.question, word, answer.evidence)
