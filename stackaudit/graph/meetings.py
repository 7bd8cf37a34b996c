"""Finds which of many sets of scope cells meet a given one, without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from stackaudit.graph.scope_cells import Universe

T = TypeVar("T")


class Meetings(Generic[T]):
    """Things with the cells that they are about, sorted into drawers by brand.

    A large company's points, stores and senders mostly belong to one of many brands, so two of them rarely meet.
    """

    def __init__(self, universe: Universe, things: Iterable[tuple[T, int]]) -> None:
        self._universe = universe
        self._things = tuple(things)
        self._drawers: dict[int, list[int]] = {}
        for place, (_, cells) in enumerate(self._things):
            for brand in universe.touched("brand", cells):
                self._drawers.setdefault(brand, []).append(place)

    def of(self, cells: int) -> list[tuple[T, int]]:
        """Return the things that meet some cells, each with all its own cells, in the order given."""
        brands = self._universe.touched("brand", cells)
        places = sorted({place for brand in brands for place in self._drawers.get(brand, ())})
        return [self._things[place] for place in places if self._things[place][1] & cells]
