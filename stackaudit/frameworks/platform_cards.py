"""Seven questions for the workshop about each shared system: is it a platform for the edge? Not scored."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.frameworks.platform_principles import (
    Found,
    adapting,
    connecting,
    deviating,
    emergence,
    learning,
    potential,
    whole,
)
from stackaudit.graph.edge_tools import edge_tools
from stackaudit.graph.team_use import used_by_several
from stackaudit.model.answer import Answer, Silence
from stackaudit.model.stack import Stack
from stackaudit.model.waivers import Waiver


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


PRINCIPLES: Final = (
    ("See what grows at the edge", "Does a team at the edge run something of its own for the same purpose?"),
    (
        "Leave room for what emerges",
        "Did something that was built locally become part of the standard in the last year?",
    ),
    ("Let teams arrange themselves", "Can a team fit it to its own work without a ticket, inside guardrails?"),
    ("Keep people learning", "Is there training for those who work in it?"),
    ("Allow for disobedience", "Is there an agreed way to deviate from the standard here, with a reason and an end?"),
    ("Connect without asking", "Can a tool of the edge plug in by itself?"),
    ("Let go of the one identity", "Are the tools of the edge on the list, each with somebody who answers for it?"),
)
"""The seven principles, each with its question."""


def platform_cards(stack: Stack) -> tuple[PlatformCard, ...]:
    """Return a card for each live system that more than one team works in, in the order written.

    Source: Simone Cicero's principles of platform design, as Scott Brinker quotes them (chiefmartec); the questions and where
    the inventory answers them are this project's.
    """
    tools, waivers = edge_tools(stack), _waivers_by_subject(stack)
    emerged, listed = emergence(stack), whole(stack, tools)
    return tuple(
        _card(
            id,
            potential(stack, system, tools),
            emerged,
            adapting(system),
            learning(system),
            deviating(waivers.get(id, [])),
            connecting(stack, system),
            listed,
        )
        for id, system in stack.systems.items()
        if system.live and used_by_several(system)
    )


def _card(id: str, *answers: Found) -> PlatformCard:
    asked = zip(PRINCIPLES, answers, strict=True)
    return PlatformCard(
        id,
        tuple(
            PrincipleAnswer(principle, question, found.answer, found.evidence, found.open)
            for (principle, question), found in asked
        ),
    )


def _waivers_by_subject(stack: Stack) -> dict[str, list[Waiver]]:
    found: dict[str, list[Waiver]] = {}
    for waiver in stack.waivers:
        found.setdefault(waiver.subject, []).append(waiver)
    return found
