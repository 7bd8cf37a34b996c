"""Seven questions for the workshop about each shared system: is it a platform for the edge? Not scored."""

from __future__ import annotations

import msgspec

from stackaudit.model.answer import Answer, Silence
from stackaudit.model.stack import Stack


class PrincipleAnswer(msgspec.Struct, frozen=True):
    """One of the seven principles: what the inventory says, with the facts, and what is still to ask."""

    principle: str
    question: str
    answer: Answer | Silence
    evidence: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class PlatformCard(msgspec.Struct, frozen=True):
    """The seven answers about one shared system."""

    system: str
    answers: tuple[PrincipleAnswer, ...]


def platform_cards(stack: Stack) -> tuple[PlatformCard, ...]:
    """Return a card for each live system that more than one team works in, in the order written."""
    return ()
