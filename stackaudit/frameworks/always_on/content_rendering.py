"""Content rendering: components that are kept once, tried in versions, put together for the person, and passed on."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.frameworks.always_on.points import played, with_way_up
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import checkpoint, mean
from stackaudit.frameworks.roles import Role, doing
from stackaudit.frameworks.sender_ways import given_content
from stackaudit.frameworks.shares import Item
from stackaudit.graph.three_valued import bounds, missing
from stackaudit.model.answer import PARTLY, YES, Silence
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def content_rendering(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of this sub-function: a home, one or two for each tool, and whether content gets to senders.

    A system of which nobody said what it does may be such a tool, and counts as one that is open.
    """
    pages, tools = doing(stack, "cms"), doing(stack, "cms", "email")
    return (
        played(
            stack, "content-home", "Content has a home", pages, doing(stack, "dam"),
            to_change="A live content management system and a live asset library.",
        ),
        *_of_each(stack, tools, "tests_content", "tests new versions", "Test one content a month there, and record the result."),
        *_of_each(stack, pages, "dynamic_content", "renders for the person", "Let it put content together for the person."),
        content_reaches_senders(stack),
    )  # fmt: skip


def content_reaches_senders(stack: Stack) -> Checkpoint:
    """
    Content reaches senders.

    Every sender counts alike but those on channels where a person speaks: with a flow that brings content into its system
    by itself 1, by hand a half.
    """
    found = mean(
        "content-reaches-senders",
        "Content reaches senders",
        given_content(stack),
        of="senders of written or shown messages",
        do="get content from where it is kept",
        ask="senders",
    )
    return with_way_up(found, "Each further sender that gets its content over a flow that runs by itself.")


def _of_each(stack: Stack, tools: Role, field: str, does: str, way_up: str) -> Iterator[Checkpoint]:
    for id in tools.possible:
        system = stack.systems[id]
        low, high = (0.0, 1.0) if id in tools.unsaid else bounds(getattr(system, field))
        item = Item(
            entry=f"systems/{id}",
            low=low,
            high=high,
            open=missing(f"systems/{id}", system, "does", field) if low < high else (),
            rests_on=(f"systems/{id}/{field}",),
        )
        yield checkpoint(
            f"{field.replace('_', '-')}-{id}",
            f"{system.label} {does}",
            low,
            high,
            _answer(system, field, known=id not in tools.unsaid),
            [item],
            to_change="" if low == 1 else way_up,
        )


def _answer(system: System, field: str, *, known: bool) -> str:
    answer = getattr(system, field)
    if not known:
        return f"Nobody said what {system.label} does."
    if isinstance(answer, Silence):
        return "Nobody said if it does."
    return "It does." if answer is YES else "In part." if answer is PARTLY else "It does not."
