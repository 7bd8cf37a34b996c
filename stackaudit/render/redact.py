"""Takes owners, costs or notes out of a stack before it is audited, so that no output can tell them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import chain
from typing import Any, Final

import msgspec

from stackaudit.audit.finding import Question
from stackaudit.audit.numbers import money
from stackaudit.audit.openness import openness
from stackaudit.audit.result import AuditResult, Money
from stackaudit.inventory.fields import fields_of
from stackaudit.model.answer import NO_WORDS, NOT_ASKED, present
from stackaudit.model.lifecycle import Budget
from stackaudit.model.shape import MapShape, Record, Shape, TextShape, WordsShape
from stackaudit.model.stack import NOUNS, Stack

WHAT: Final = ("owners", "costs", "notes")

_PEOPLE: Final = frozenset({"owner", "backup", "reviewer", "by", "off_switch"})
_COSTS: Final = frozenset({"cost", "people", "technology", "agencies", "media"})
_REMARKS: Final = frozenset({"note", "evidence", "description"})
_REASONS: Final = frozenset({"reason", "what", "not_needed"})
"""That there is a reason decides something, so a word stays in its place."""

_SAYS_NOTHING: Final = frozenset({"", "unknown", *NO_WORDS})

_REDACTED: Final = "redacted"
_SOME: Final = "an amount"
_NOT_PROSE: Final = frozenset({"product", "category", "heritage", "currency", "country", "rule", "subject"})
"""Texts that stand for something elsewhere: the catalogue, a code, a finding."""

_AMOUNT: Final = re.compile(
    r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|DKK|SEK|NOK|PLN|JPY)\b)\s?\d[\d.,' ]*\d?\s?(?:k|m|bn|million|thousand)?\b"
    r"|\b\d[\d.,']*\s?(?:k|m|bn|million|thousand)?\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|DKK|SEK|NOK|PLN|JPY|euros?|dollars|pounds)\b)",
    re.IGNORECASE,
)
_SHORT: Final = 3
_FIGURES_FROM: Final = 100
"""Smaller numbers in a text are more often days or people than a cost."""


class _Spot(msgspec.Struct, frozen=True):
    """Where an answer stands: the kind of record, the field's name in Python, what may stand there."""

    record: type[Record]
    name: str
    shape: Shape

    @property
    def person(self) -> bool:
        """Tell whether a person or role is named here; a team stands behind an id."""
        return self.name in _PEOPLE and isinstance(self.shape, TextShape)

    @property
    def cost(self) -> bool:
        """Tell whether an amount of money stands here."""
        return self.name == "cost" or (self.record is Budget and self.name in _COSTS)


_Change = Callable[[_Spot, Any], Any]


def redacted(stack: Stack, what: Collection[str]) -> Stack:
    """Return the stack without what is named, of :data:`WHAT`: each owner as "Owner 1", no amount, no free remark.

    Names of teams stay. Owners and amounts that are told elsewhere in a text, such as the name of a system, go there too.
    """
    changes: list[_Change] = []
    if "notes" in what:
        changes.append(_without_remark)
    if "owners" in what:
        changes.append(_without_people(_people(stack)))
    if "costs" in what:
        changes.append(_without_cost(_costs(stack)))
    for change in changes:
        stack = Stack(**{noun.key: _rewritten(getattr(stack, noun.key), change) for noun in NOUNS})
    return stack


def marked(result: AuditResult, what: Collection[str], whole: Stack) -> AuditResult:
    """Return the audit of a redacted stack as one of the ``whole`` stack: what only looks open is not asked for.

    What the whole stack told is not counted as open, and which contracts are to be decided is known without their cost.
    """
    if not what:
        return result
    said = tuple(each for each in WHAT if each in what)
    result = msgspec.structs.replace(result, redacted=said, openness=openness(whole))
    if "costs" not in what:
        return result
    due = money(whole)
    numbers = msgspec.structs.replace(
        result.numbers, money=Money(None, None, due.past_systems, due.soon_systems, due.undated, (), due.unnoticed)
    )
    questions = tuple(each for each in result.questions if not _about_cost(each))
    return msgspec.structs.replace(result, numbers=numbers, questions=questions)


def _about_cost(question: Question) -> bool:
    noun, field = question.subject.noun, question.subject.field
    return noun == "budget" or (noun in ("systems", "flows") and field == "cost")


def _without_remark(spot: _Spot, value: Any) -> Any:
    if spot.name in _REMARKS:
        return NOT_ASKED
    if spot.name not in _REASONS or not present(value):
        return value
    if isinstance(spot.shape, MapShape):
        return {key: text if text.strip().casefold() in _SAYS_NOTHING else _REDACTED for key, text in value.items()}
    return _REDACTED


def _without_people(numbered: dict[str, str]) -> _Change:
    """Return what puts "Owner 1" in the place of each name, where it is the answer and where a text tells it."""
    told = _any_of(numbered)

    def change(spot: _Spot, value: Any) -> Any:
        if spot.person and isinstance(value, str):
            return numbered.get(_same(value), value)
        return _in_texts(spot, value, lambda text: told.sub(lambda hit: numbered[_same(hit[0])], text))

    return change


def _without_cost(figures: Collection[str]) -> _Change:
    told = _any_of(figures)

    def change(spot: _Spot, value: Any) -> Any:
        if spot.cost:
            return NOT_ASKED
        return _in_texts(spot, value, lambda text: told.sub(_SOME, _AMOUNT.sub(_SOME, text)))

    return change


def _people(stack: Stack) -> dict[str, str]:
    """Return "Owner 1" and so on for each name, in the order in which names appear; teams are none."""
    teams = {_same(text) for id, team in stack.teams.items() for text in (id, team.name) if isinstance(text, str)}
    found: dict[str, str] = {}
    for spot, value in _answers(stack):
        if spot.person and isinstance(value, str):
            key = _same(value)
            if key and key not in teams:
                found.setdefault(key, f"Owner {len(found) + 1}")
    return found


def _costs(stack: Stack) -> list[str]:
    """Return every cost as it could be written in a text."""
    amounts = {value for spot, value in _answers(stack) if spot.cost and isinstance(value, int | float)}
    return [
        text
        for amount in sorted(amounts)
        if amount >= _FIGURES_FROM
        for text in (f"{amount:.0f}", *(f"{amount:,.0f}".replace(",", mark) for mark in ",.' \u00a0\u202f"))
    ]


def _any_of(texts: Collection[str]) -> re.Pattern[str]:
    """Return a pattern for any of some texts as words of their own, longer ones first, in any case and spacing."""
    choice = "|".join(map(_as_pattern, sorted(texts, key=lambda text: (-len(text), text))))
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)") if choice else re.compile(r"(?!)")


def _as_pattern(text: str) -> str:
    words = r"\s+".join(map(re.escape, text.split()))
    # "IT" is a role and "it" a word.
    return f"(?i:{words})" if len(text) > _SHORT else words.upper()


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _in_texts(spot: _Spot, value: Any, rewrite: Callable[[str], str]) -> Any:
    """Return a value with its free texts rewritten; words of a vocabulary and ids stay."""
    shape = spot.shape
    if spot.name in _NOT_PROSE:
        return value
    if isinstance(shape, TextShape) and isinstance(value, str):
        return rewrite(value)
    if isinstance(shape, WordsShape) and not shape.words and not shape.vocabulary and isinstance(value, tuple):
        return tuple(rewrite(each) for each in value)
    if isinstance(shape, MapShape) and isinstance(shape.values, TextShape) and isinstance(value, dict):
        return {key: rewrite(text) for key, text in value.items()}
    return value


def _answers(value: Any) -> Iterator[tuple[_Spot, Any]]:
    """Yield every answer in a stack or a part of one, and where it stands."""
    if isinstance(value, Stack):
        yield from chain.from_iterable(_answers(getattr(value, noun.key)) for noun in NOUNS)
    elif isinstance(value, dict | tuple):
        yield from chain.from_iterable(map(_answers, value.values() if isinstance(value, dict) else value))
    elif isinstance(value, Record):
        for spot in _spots(type(value)):
            answer = getattr(value, spot.name)
            yield spot, answer
            yield from _answers(answer)


def _rewritten(value: Any, change: _Change) -> Any:
    if isinstance(value, dict):
        return {key: _rewritten(each, change) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_rewritten(each, change) for each in value)
    if not isinstance(value, Record):
        return value
    answers = {spot.name: change(spot, _rewritten(getattr(value, spot.name), change)) for spot in _spots(type(value))}
    return msgspec.structs.replace(value, **answers)


@cache
def _spots(record: type[Record]) -> tuple[_Spot, ...]:
    return tuple(_Spot(record, field.name, field.shape) for field in fields_of(record).by_key.values())
