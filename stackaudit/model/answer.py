"""What an answer can be: said, known to be missing, asked but unknown, or never asked.

Three answers, never two: silence (:data:`NOT_ASKED`, :data:`UNKNOWN`) is a question, never a pass and never a finding;
:data:`NONE` is a known gap that somebody wrote down.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeGuard, TypeVar

T = TypeVar("T")


class Silence(Enum):
    """Nobody can say: the key is absent, or somebody wrote ``unknown``."""

    NOT_ASKED = "not asked"
    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return self.name


class Nothing(Enum):
    """Somebody wrote ``none``, ``no`` or ``false``: a known gap."""

    NONE = "none"

    def __repr__(self) -> str:
        return self.name


class Answer(Enum):
    """The answer to a yes-or-no question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"

    def __repr__(self) -> str:
        return self.name


NOT_ASKED: Final = Silence.NOT_ASKED
UNKNOWN: Final = Silence.UNKNOWN
NONE: Final = Nothing.NONE
YES: Final = Answer.YES
PARTLY: Final = Answer.PARTLY
NO: Final = Answer.NO

YES_WORDS: Final = frozenset({"yes", "true", "on"})
NO_WORDS: Final = frozenset({"no", "none", "false", "off"})


def said(value: T | Silence) -> TypeGuard[T]:
    """Tell whether somebody gave an answer (``none`` is one)."""
    return not isinstance(value, Silence)


def present(value: T | Silence | Nothing) -> TypeGuard[T]:
    """Tell whether somebody gave an answer that names something."""
    return not isinstance(value, Silence | Nothing)


def given(value: T | Silence | Nothing, otherwise: T) -> T:
    """Return what somebody named, or ``otherwise``."""
    return value if present(value) else otherwise
