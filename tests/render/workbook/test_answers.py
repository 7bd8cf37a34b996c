"""Answers become cells by their key: words, numbers, days, and what nobody knows."""

from __future__ import annotations

import pytest

from stackaudit.model.preferences import CollectionPoint
from stackaudit.model.systems import System
from stackaudit.render.workbook.answers import choices, listed, reader
from stackaudit.render.workbook.names import Names
from tests.render.small_result import small_result


@pytest.mark.parametrize(
    "words, expected",
    [
        ((), ""),
        (("a", "b"), "a, b"),
        (("a, b", "c"), '"a, b", c'),
        (('say "x"',), '"say ""x"""'),
        ((" a", "b\nc"), '" a", "b\nc"'),
    ],
)
def test_words_stand_with_commas_between_as_in_csv(words: tuple[str, ...], expected: str) -> None:
    assert expected == listed(words)


def test_a_key_that_leads_nowhere_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="holds no further keys"):
        reader(System, "name.first", Names(small_result()))


def test_a_list_that_excel_would_refuse_is_none() -> None:
    assert () == choices(CollectionPoint, "kind")
    assert () == choices(System, "seats.paid")
    assert ("yes", "partly", "no", "unknown") == choices(System, "training")
