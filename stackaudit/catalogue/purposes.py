"""Purposes: the built-in tree, and the closest terms of DPV, fideslang and TCF."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from stackaudit.catalogue.data import read
from stackaudit.catalogue.sourced import Sourced


class KnownPurpose(Sourced, frozen=True):
    """A node of the built-in tree; a no to it is a no to everything below."""

    id: str
    name: str
    meaning: str
    dpv: str | None = None
    fideslang: str | None = None
    tcf: str | None = None

    @property
    def parent(self) -> str | None:
        """Return the id of the purpose above, or None at the top."""
        return parent(self.id)


@cache
def purposes() -> Mapping[str, KnownPurpose]:
    """Return the built-in purposes by id, in the order of the file: parents before children."""
    content = read("purposes.yaml")
    origin = {key: content[key] for key in ("source", "confidence", "as_of", "to_confirm")}
    return MappingProxyType(
        {key: msgspec.convert({"id": key, **origin, **row}, KnownPurpose) for key, row in content["purposes"].items()}
    )


def parent(purpose: str) -> str | None:
    """Return the purpose above in the dotted tree, or None at the top."""
    above, dot, _ = purpose.rpartition(".")
    return above if dot else None


def nearest(purpose: str) -> KnownPurpose | None:
    """Return the built-in purpose itself, else the closest one above a company's own leaf, or None."""
    known = purposes()
    at: str | None = purpose
    while at is not None and at not in known:
        at = parent(at)
    return known[at] if at is not None else None
