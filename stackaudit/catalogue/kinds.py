"""Kinds of products: the closed lists of words for what a product is sold as and what it was first built for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from stackaudit.catalogue.data import read


@cache
def categories() -> Mapping[str, str]:
    """Return every word of ``category`` with what it means."""
    return MappingProxyType(dict(read("kinds.yaml")["categories"]))


@cache
def heritages() -> Mapping[str, str]:
    """Return every word of ``heritage`` with what it means."""
    return MappingProxyType(dict(read("kinds.yaml")["heritages"]))
