"""Reads single words by their shape: text, choices, numbers, dates, durations, scopes."""

from __future__ import annotations

import functools
import math
import re
from datetime import date
from typing import Any, Final

from stackaudit.inventory.core_scalars import core_scalar
from stackaudit.inventory.problem_log import UnfitError
from stackaudit.inventory.spelling import Speller
from stackaudit.model.answer import NO, NO_WORDS, NONE, PARTLY, YES, YES_WORDS, Answer
from stackaudit.model.duration import EXPECTED, Cycle, Wait, parse_cycle, parse_wait
from stackaudit.model.scope import CHANNELS, ScopePattern, parse_scope
from stackaudit.model.shape import (
    ChoiceShape,
    NumberShape,
    Shape,
    TextShape,
    YesNoShape,
    YesOrPointShape,
    YesOrScopesShape,
)

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DATE_EXPECTED: Final = "a date as year-month-day, such as 2026-10-01"
_LISTED: Final = 30


def gap_word(shape: Shape, text: str) -> Any:
    """Return what `none`, `no` or `false` stands for in a single value."""
    if isinstance(shape, YesNoShape | YesOrScopesShape | YesOrPointShape):
        return NO
    if isinstance(shape, ChoiceShape):
        return next((word for word in (text, "none", "no") if word in shape.words), NONE)
    # Two letters in capitals are a country more often than a refusal.
    return "NO" if text == "NO" and isinstance(shape, TextShape) else NONE


def read_choice(shape: ChoiceShape, text: str, speller: Speller) -> str:
    """Return a word of a closed list."""
    if text in shape.words:
        return text
    if "yes" in shape.words and text.lower() in YES_WORDS:
        return "yes"
    raise not_a_word(text, shape.words, speller)


def not_a_word(text: str, words: tuple[str, ...], speller: Speller) -> UnfitError:
    """Return what to say about a word that is not in a closed list."""
    return UnfitError(
        f"`{shorten(text)}` is not one of its words",
        kind="not-a-word",
        expected=f"one of {listed(words)}",
        nearest=speller.nearest(text, words, listed(words)),
    )


def read_yes_no(text: str) -> Answer:
    """Return the answer to a yes-or-no question."""
    if (answer := yes_or_no(text)) is not None:
        return answer
    if text.lower() == "partly":
        return PARTLY
    raise UnfitError(f"`{shorten(text)}` is no answer to a yes-or-no question", expected="yes, partly, no or unknown")


def yes_or_no(text: str) -> Answer | None:
    """Return a plain yes or no, or nothing."""
    lower = text.lower()
    if lower in YES_WORDS:
        return YES
    return NO if lower in NO_WORDS else None


def read_number(shape: NumberShape, text: str, plain: bool) -> float | int:
    """Return a number within its bounds."""
    value = core_scalar(text) if plain else text
    if isinstance(value, str | bool | None):
        hint = " without quotes" if not plain and not isinstance(core_scalar(text), str) else ""
        raise UnfitError(f"`{shorten(text)}` is no number", expected=_number_expected(shape) + hint)
    if not math.isfinite(value) or abs(value) > 1e15:
        raise UnfitError(f"`{shorten(text)}` is too large", kind="out-of-bounds", expected=_number_expected(shape))
    if shape.whole and value != int(value):
        raise UnfitError(f"`{shorten(text)}` is no whole number", expected=_number_expected(shape))
    if (shape.least is not None and value < shape.least) or (shape.most is not None and value > shape.most):
        raise UnfitError(f"`{shorten(text)}` is out of bounds", kind="out-of-bounds", expected=_number_expected(shape))
    return int(value) if shape.whole else float(value)


def read_date(text: str) -> str:
    """Return a calendar date as written."""
    if not _DATE.fullmatch(text):
        raise UnfitError(f"`{shorten(text)}` is no date", kind="bad-date", expected=_DATE_EXPECTED)
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise UnfitError(
            f"`{text}` is not in the calendar: {error}", kind="bad-date", expected=_DATE_EXPECTED
        ) from error
    return text


@functools.lru_cache(maxsize=4096)
def read_wait(text: str) -> Wait:
    """Return a duration."""
    try:
        return parse_wait(text)
    except ValueError as error:
        raise UnfitError(f"`{shorten(text)}` is no duration", kind="bad-duration", expected=EXPECTED) from error


@functools.lru_cache(maxsize=4096)
def read_cycle(text: str) -> Cycle:
    """Return a duration or a cron line."""
    try:
        return parse_cycle(text)
    except ValueError as error:
        said = str(error)
        message = f"`{shorten(text)}` is no rhythm" if said.startswith("expected") else said
        expected = f"{EXPECTED}, or a cron line with its time zone such as `0 2 * * 1-5 Europe/Copenhagen`"
        raise UnfitError(message, kind="bad-duration", expected=expected) from error


@functools.lru_cache(maxsize=4096)
def read_scope(text: str) -> ScopePattern:
    """Return a scope pattern."""
    try:
        return parse_scope(text)
    except ValueError as error:
        message, _, expected = str(error).partition("; expected ")
        nearest = Speller().nearest(text.partition("/")[0], CHANNELS)
        raise UnfitError(message, kind="bad-scope", expected=expected, nearest=nearest) from error


def listed(words: tuple[str, ...]) -> str:
    """Return words as a list for people; a long list is cut."""
    return ", ".join(words[:_LISTED]) + (" ..." if len(words) > _LISTED else "")


def shorten(text: str) -> str:
    """Return a text that fits into a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."


def _number_expected(shape: NumberShape) -> str:
    kind = "a whole number" if shape.whole else "a number"
    if shape.least is not None and shape.most is not None:
        return f"{kind} from {shape.least:g} to {shape.most:g}"
    return f"{kind}, {shape.least:g} or more" if shape.least is not None else kind
