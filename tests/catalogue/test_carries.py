"""The words of `carries` that the catalogue explains are those that the model knows."""

from __future__ import annotations

from typing import get_args

from stackaudit.catalogue.carries import carries_words
from stackaudit.catalogue.search import search
from stackaudit.model.words import Carries


def test_every_word_is_explained() -> None:
    assert set(get_args(Carries)) == set(carries_words())


def test_a_refusal_is_told_from_a_preference() -> None:
    (found,) = search("refusals")

    assert ("carries", "refusals") == (found.kind, found.id)
    assert "`preferences`" in found.summary
