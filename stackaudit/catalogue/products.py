"""Products: what they were built for, what they remember of a person's yes and no, and how to find one by any name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from stackaudit.catalogue.data import read_folder
from stackaudit.catalogue.sourced import Sourced
from stackaudit.model.scope import Channel
from stackaudit.model.words import History


class Product(Sourced, frozen=True):
    """One product, or with ``generic`` a kind of thing that has no maker (a spreadsheet, a mail house).

    ``None`` is what nobody looked up. An empty ``channels`` says that the product contacts nobody by itself.
    """

    id: str
    name: str
    category: str
    heritage: str
    preferences: tuple[str, ...] | Literal["none", "custom"]
    status: str
    vendor: str | None = None
    suite: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    does: tuple[str, ...] | None = None
    channels: tuple[Channel, ...] | None = None
    preferences_note: str = ""
    look_in: str = ""
    remembers: tuple[str, ...] | None = None
    keys: tuple[str, ...] | None = None
    keys_note: str = ""
    history: History | None = None
    history_note: str = ""
    end_of_life: str | None = None
    generic: bool = False

    @property
    def stores_preferences(self) -> bool:
        """Tell whether it has a place of its own for a person's yes or no."""
        return not isinstance(self.preferences, str)

    @property
    def where_to_look(self) -> str:
        """Return what to look for and where: ``Outreach: prospect opt-out; look in the prospect's record``, or nothing."""
        kept = self.preferences_note.rstrip(".") if isinstance(self.preferences, str) else "; ".join(self.preferences)
        found = "; ".join(part for part in (kept, self.look_in and f"look in {self.look_in}") if part)
        return f"{self.name}: {found}" if found and self.preferences != "none" else ""

    @property
    def end_of_life_day(self) -> str | None:
        """Return the day on which it ends, where the day and not only the year is known."""
        return self.end_of_life if self.end_of_life and len(self.end_of_life) == len("2027-12-31") else None


@cache
def products() -> Mapping[str, Product]:
    """Return every product by id, sorted."""
    rows = read_folder("products")
    return MappingProxyType({key: msgspec.convert({"id": key, **rows[key]}, Product) for key in sorted(rows)})


def find_product(word: str) -> Product | None:
    """Return the product with this id, alias, name or web domain, however it is spelled, or None."""
    by_name = product_names()
    return by_name.get(spelling(word)) or product_at(word)


def product_at(host: str) -> Product | None:
    """Return the product that a host name such as ``acme.eloqua.com`` belongs to, or None."""
    labels = host.strip().casefold().rstrip(".").split(".")
    domains = _domains()
    for start in range(len(labels) - 1):
        if product := domains.get(".".join(labels[start:])):
            return product
    return None


@cache
def product_names() -> Mapping[str, Product]:
    """Return every product by each of its ids, aliases and names, in the form of :func:`spelling`."""
    names: dict[str, Product] = {}
    for product in products().values():
        for word in (product.id, product.name, *product.aliases):
            names.setdefault(spelling(word), product)
    return MappingProxyType(names)


def spelling(word: str) -> str:
    """Return the form in which names are compared: ``IBM Watson Marketing`` and ``ibm_watson-marketing`` are one."""
    return re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-")


@cache
def _domains() -> Mapping[str, Product]:
    return {domain: product for product in products().values() for domain in product.domains}
