"""The words of `carries`: what goes over a flow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from stackaudit.catalogue.data import read
from stackaudit.catalogue.sourced import Sourced


class CarriesWord(Sourced, frozen=True):
    """A kind of data that goes over a flow."""

    id: str
    meaning: str


@cache
def carries_words() -> Mapping[str, CarriesWord]:
    """Return every word by itself, in the order in which people read them."""
    content = read("carries.yaml")
    origin = {key: content[key] for key in ("source", "confidence", "as_of")}
    return MappingProxyType(
        {word: CarriesWord(id=word, meaning=meaning, **origin) for word, meaning in content["words"].items()}
    )
