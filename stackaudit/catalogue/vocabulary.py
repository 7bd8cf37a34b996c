"""The known words that the reader of inventories checks spellings against."""

from __future__ import annotations

from functools import cache
from typing import get_args

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.catalogue.products import products
from stackaudit.catalogue.purposes import purposes
from stackaudit.catalogue.regions import codes
from stackaudit.model.vocabulary import Vocabulary
from stackaudit.model.words import Carries


@cache
def vocabulary() -> Vocabulary:
    """Return the words of the open vocabularies; products by id and alias."""
    return Vocabulary(
        capabilities=frozenset(capabilities()),
        carries=frozenset(get_args(Carries)),
        purposes=frozenset(purposes()),
        regions=codes(),
        products=frozenset(word for product in products().values() for word in (product.id, *product.aliases)),
    )
