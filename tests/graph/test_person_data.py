"""Which flows carry what is known about people."""

from __future__ import annotations

import pytest

from stackaudit.graph.person_data import ABOUT_PEOPLE, carries_person_data, runs_without_hands
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, Silence
from stackaudit.model.flows import End, Flow
from stackaudit.model.words import How


@pytest.mark.parametrize(
    "carries, expected",
    [
        (("profile", "content"), True),
        (("outcomes",), True),
        (("content", "spend"), False),
        ((), False),
        (("card-tokens",), None),
        (("card-tokens", "leads"), True),
        (NOT_ASKED, None),
        (UNKNOWN, None),
    ],
)
def test_everything_is_about_people_but_content_and_spend(
    carries: tuple[str, ...] | Silence, expected: bool | None
) -> None:
    assert expected is carries_person_data(flow(carries=carries))


def test_the_words_about_people_are_those_of_the_model() -> None:
    assert {"preferences", "refusals", "conversions"} < ABOUT_PEOPLE
    assert 13 == len(ABOUT_PEOPLE)


@pytest.mark.parametrize("how, expected", [("api", True), ("file", True), ("manual", False), (NOT_ASKED, None)])
def test_hands(how: How | Silence, expected: bool | None) -> None:
    assert expected is runs_without_hands(flow(how=how))


def flow(carries: tuple[str, ...] | Silence = NOT_ASKED, how: How | Silence = NOT_ASKED) -> Flow:
    return Flow(id="a->b", source=End("a"), target=End("b"), carries=carries, how=how)
