"""Follows the ids that entries name each other by, and says what was probably meant where one leads nowhere."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as MappingOf
from typing import Final

from stackaudit.inventory.nodes import Mapping, Node, Scalar
from stackaudit.inventory.problem_log import UnfitError
from stackaudit.inventory.scalars import shorten
from stackaudit.inventory.spelling import Speller
from stackaudit.model.flows import End

# An automation or a hand-off may name these without an entry of their own.
USUAL_STAGES: Final = ("attract", "capture", "nurture", "convert", "expand")

_ONE: Final = {
    "systems": "a system",
    "teams": "a team",
    "stages": "a stage",
    "preference_stores": "a preference store",
    "collection_points": "a collection point",
}


class References:
    """The ids that are written down, taken from the nodes before any record is made.

    ``lenient`` accepts every id: where a file could not be read, nobody knows which ids it holds.
    """

    def __init__(self, merged: MappingOf[str, Node], speller: Speller, *, lenient: bool) -> None:
        self._ids = {noun: _keys(merged.get(noun)) for noun in _ONE}
        self._ids["stages"] = [*self._ids["stages"], *USUAL_STAGES]
        self._known = {noun: frozenset(ids) for noun, ids in self._ids.items()}
        self._store_system = _systems_of_stores(merged.get("preference_stores"))
        self._stores_in: dict[str, list[str]] = {}
        for store, system in self._store_system.items():
            self._stores_in.setdefault(system, []).append(store)
        self._speller = speller
        self._lenient = lenient

    def resolve(self, noun: str, text: str) -> str:
        """Return the id that a reference stands for.

        Raises:
            UnfitError: when it leads nowhere, or to more than one.
        """
        if noun == "preference_stores":
            return self._store(text)
        if text in self._known[noun] or self._lenient:
            return text
        raise self._dangling(noun, text)

    def end(self, text: str) -> End:
        """Return the end of a flow: a system, or one store in it.

        Raises:
            UnfitError: when it leads nowhere.
        """
        system, slash, store = text.partition("/")
        if self._lenient:
            return End(system, store)
        if system not in self._known["systems"]:
            raise self._dangling("systems", system, self._as_end(system))
        if slash and self._store_system.get(store) != system:
            raise self._not_in(system, store)
        return End(system, store)

    def _store(self, text: str) -> str:
        if text in self._known["preference_stores"]:
            return text
        system, slash, store = text.partition("/")
        if self._lenient:
            return store or system
        if slash and system in self._known["systems"]:
            if self._store_system.get(store) == system:
                return store
            raise self._not_in(system, store)
        if system in self._known["systems"]:
            return self._only_store(system)
        raise self._dangling("preference_stores", text)

    def _only_store(self, system: str) -> str:
        stores = self._stores_in.get(system, [])
        if len(stores) == 1:
            return stores[0]
        if stores:
            message = f"the system `{system}` has {len(stores)} preference stores"
            expected = f"which one: {', '.join(sorted(stores)[:12])}"
            raise UnfitError(message, kind="ambiguous-reference", expected=expected)
        message = f"the system `{system}` has no preference store"
        expected = f"an entry under `preference_stores` with `in: {system}`, or the id of another store"
        raise UnfitError(message, kind="dangling-reference", expected=expected)

    def _dangling(self, noun: str, text: str, nearest: str = "") -> UnfitError:
        names: Collection[str] = self._known[noun]
        if noun == "preference_stores":
            names = names | self._stores_in.keys()
        return UnfitError(
            f"`{shorten(text)}` is not the id of {_ONE[noun]}",
            kind="dangling-reference",
            expected=f"the id of an entry under `{noun}`",
            nearest=nearest or self._speller.nearest(text, names, noun),
        )

    def _not_in(self, system: str, store: str) -> UnfitError:
        stores = sorted(self._stores_in.get(system, []))
        nearest = self._speller.nearest(store, stores)
        return UnfitError(
            f"`{shorten(store)}` is no preference store in `{system}`",
            kind="dangling-reference",
            expected=f"one of {', '.join(stores[:12])}, or `{system}` alone" if stores else f"`{system}` alone",
            nearest=f"{system}/{nearest}" if nearest else "",
        )

    def _as_end(self, store: str) -> str:
        system = self._store_system.get(store)
        return f"{system}/{store}" if system in self._known["systems"] else ""


def _keys(node: Node | None) -> list[str]:
    return list(node.entries) if isinstance(node, Mapping) else []


def _systems_of_stores(node: Node | None) -> dict[str, str]:
    found = {}
    for store, (_, entry) in node.entries.items() if isinstance(node, Mapping) else ():
        written = entry.entries.get("in") if isinstance(entry, Mapping) else None
        if written and isinstance(written[1], Scalar):
            found[store] = written[1].text
    return found
