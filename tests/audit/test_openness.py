"""How much is still unanswered."""

from __future__ import annotations

import pytest

from stackaudit.audit.openness import WORKSHOP_KEYS, openness
from stackaudit.audit.result import Openness
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import NOUNS


def _openness(text: str) -> Openness:
    return openness(load_text(f"stackaudit: 1\n{text}").stack)


def test_nothing_asked_is_nothing_open() -> None:
    assert 0.0 == Openness(0, 0).share
    assert 0.25 == Openness(8, 2).share


def test_every_entry_is_asked_the_keys_of_the_workshop() -> None:
    one, two = _openness("systems: {a: {}}\n"), _openness("systems: {a: {}, b: {}}\n")

    assert len(WORKSHOP_KEYS["systems"]) == two.asked - one.asked == two.open - one.open


@pytest.mark.parametrize("answer, closed", [("Ann", 1), ("none", 1), ("unknown", 0)])
def test_an_answer_closes_a_key_and_not_knowing_does_not(answer: str, closed: int) -> None:
    silent = _openness("systems: {a: {}}\n")

    answered = _openness(f"systems: {{a: {{owner: {answer}}}}}\n")

    assert (silent.asked, silent.open - closed) == (answered.asked, answered.open)


@pytest.mark.parametrize("written, opened", [("cost: 10", 0), ("cost: unknown", 1)])
def test_a_deeper_key_counts_where_it_is_written_down(written: str, opened: int) -> None:
    before = _openness("systems: {a: {}, b: {}}\n")

    after = _openness(f"systems: {{a: {{{written}}}, b: {{}}}}\n")

    assert (1, opened) == (after.asked - before.asked, after.open - before.open)


def test_a_remark_is_nothing_that_was_asked() -> None:
    assert _openness("systems: {a: {}}\n") == _openness("systems: {a: {note: odd}}\n")


def test_the_keys_of_the_workshop_are_keys() -> None:
    nouns = {noun.key: noun for noun in NOUNS}

    wrong = {
        f"{key}.{field}"
        for key, fields in WORKSHOP_KEYS.items()
        for field in fields
        if field not in nouns[key].record.__struct_fields__
    }

    assert set() == wrong
