"""Regions: which code means which place, and which place lies in which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from stackaudit.catalogue.data import read

EVERYWHERE: Final = "*"


def normalise(code: str) -> str:
    """Return the ISO 3166 code or group that was meant: ``EU`` is EEA, ``uk`` is GB, ``us_ca`` is US-CA."""
    written = " ".join(code.strip().upper().replace("_", "-").split())
    return _aliases().get(written, written)


def parent(code: str) -> str | None:
    """Return the next larger place: of a state its country, of a country its group, else everywhere, else None."""
    here = normalise(code)
    if here == EVERYWHERE:
        return None
    country, dash, _ = here.partition("-")
    return country if dash else _group_of().get(here, EVERYWHERE)


def contains(outer: str, inner: str) -> bool:
    """Tell whether ``inner`` lies in ``outer`` or is it."""
    return normalise(outer) in _upward(inner)


def overlaps(one: str, other: str) -> bool:
    """Tell whether two places have ground in common: one lies in the other."""
    return contains(one, other) or contains(other, one)


def countries(group: str) -> tuple[str, ...]:
    """Return the countries of a group such as EEA, sorted, or nothing."""
    return tuple(sorted(_content()["groups"].get(normalise(group), ())))


def states(country: str) -> tuple[str, ...]:
    """Return the states of a country that the built-in regulations tell apart, sorted, or nothing."""
    return tuple(sorted(_content()["states"].get(normalise(country), ())))


def is_known(code: str) -> bool:
    """Tell whether a code or an alias, or the country that it starts with, is one of ISO 3166 or a group of them."""
    here = normalise(code)
    return here in codes() or here.partition("-")[0] in _content()["countries"]


@cache
def codes() -> frozenset[str]:
    """Return every country code, group and alias, and ``*`` for everywhere."""
    content = _content()
    return frozenset((EVERYWHERE, *content["countries"], *content["groups"], *content["aliases"]))


def _upward(code: str) -> Iterator[str]:
    here: str | None = normalise(code)
    while here is not None:
        yield here
        here = parent(here)


@cache
def _content() -> dict[str, Any]:
    return read("regions.yaml")


@cache
def _aliases() -> Mapping[str, str]:
    aliases: dict[str, str] = _content()["aliases"]
    return aliases


@cache
def _group_of() -> Mapping[str, str]:
    return {country: group for group, members in _content()["groups"].items() for country in members}
