"""Capabilities: the words of `does`, by layer of the reference architecture, and what a system built for them is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from stackaudit.catalogue.data import read
from stackaudit.catalogue.sourced import Sourced


class Capability(Sourced, frozen=True):
    """Something that a system does. ``expected`` ones are asked about in every stack."""

    id: str
    layer: str
    meaning: str
    expected: bool = False
    plural: bool = False
    heritage: str | None = None

    @property
    def name(self) -> str:
        """Return the word as it reads in a sentence."""
        return self.id.replace("-", " ")


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer of the reference architecture with its capabilities, in the order in which people read them."""

    id: str
    name: str
    meaning: str
    capabilities: tuple[Capability, ...]

    @property
    def expected(self) -> tuple[Capability, ...]:
        """Return the capabilities that every stack is asked about."""
        return tuple(capability for capability in self.capabilities if capability.expected)


@cache
def layers() -> tuple[Layer, ...]:
    """Return the layers from the foundation, touchpoints, to measurement."""
    content = read("capabilities.yaml")
    origin = {key: content[key] for key in ("source", "confidence", "as_of", "to_confirm")}
    return tuple(_layer(key, row, origin) for key, row in content["layers"].items())


@cache
def capabilities() -> Mapping[str, Capability]:
    """Return every capability by its word, layer by layer."""
    return MappingProxyType({each.id: each for layer in layers() for each in layer.capabilities})


def heritage_of(does: Collection[str]) -> str | None:
    """Return what a system that does these things was most likely built for, or None where that says nothing."""
    known = capabilities()
    telling = next((word for word in _telling() if word in does), None)
    return known[telling].heritage if telling else None


@cache
def _telling() -> tuple[str, ...]:
    return tuple(read("capabilities.yaml")["telling"])


def _layer(key: str, row: dict[str, Any], origin: dict[str, Any]) -> Layer:
    found = tuple(
        msgspec.convert({"id": word, "layer": key, **origin, **fields}, Capability)
        for word, fields in row["capabilities"].items()
    )
    return Layer(id=key, name=row["name"], meaning=row["meaning"], capabilities=found)
