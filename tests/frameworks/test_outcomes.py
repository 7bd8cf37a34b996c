"""How a checkpoint comes out of an asked practice."""

from __future__ import annotations

import pytest

from stackaudit.frameworks.outcomes import asked
from stackaudit.model.answer import NO, PARTLY, UNKNOWN, YES, Answer, Silence
from stackaudit.model.lifecycle import Practice
from stackaudit.model.stack import Stack

QUESTION = "Are things retired as well as bought?"
ENTRY = ("practices/sunset-process",)


@pytest.mark.parametrize(
    "answer, value, said, counts_for, counts_against, open",
    [
        (YES, 1, "Yes.", ENTRY, (), ()),
        (PARTLY, 0.5, "Partly.", ENTRY, ENTRY, ()),
        (NO, 0, "No.", (), ENTRY, ()),
        (UNKNOWN, None, "Nobody knew.", (), (), ENTRY),
    ],
)
def test_an_answered_practice(
    answer: Answer | Silence,
    value: float | None,
    said: str,
    counts_for: tuple[str, ...],
    counts_against: tuple[str, ...],
    open: tuple[str, ...],
) -> None:
    practices = {"sunset-process": Practice(id="sunset-process", answer=answer)}

    found = asked(Stack(practices=practices), "sunset-process", "Sunset")

    assert (value, f"{QUESTION} {said}") == (found.value, found.explanation)
    assert (counts_for, counts_against, open) == (found.counts_for, found.counts_against, found.open)
    assert not found.derived


def test_a_practice_that_is_not_there_was_not_asked() -> None:
    found = asked(Stack(), "sunset-process", "Sunset")

    assert (None, f"{QUESTION} Nobody asked yet.", ENTRY) == (found.value, found.explanation, found.open)
