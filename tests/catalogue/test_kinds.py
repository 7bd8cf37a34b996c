"""Kinds of products: every word has a meaning and is used."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.catalogue.kinds import categories, heritages
from stackaudit.catalogue.products import products, spelling


@pytest.mark.parametrize("words", [categories(), heritages()], ids=["categories", "heritages"])
def test_each_word_stands_in_order_with_a_meaning(words: Mapping[str, str]) -> None:
    assert sorted(words) == list(words)
    assert all(spelling(word) == word for word in words)
    assert all(meaning.endswith(".") and len(meaning) > len("A till") for meaning in words.values())


def test_each_category_is_used() -> None:
    used = {product.category for product in products().values()}

    assert used == set(categories())


def test_each_heritage_is_used_by_a_product_or_a_capability() -> None:
    of_products = {product.heritage for product in products().values()}
    of_capabilities = {capability.heritage for capability in capabilities().values() if capability.heritage}

    assert of_products | of_capabilities == set(heritages())
