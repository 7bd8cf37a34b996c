"""Islands: groups of systems that tell each other about preferences, and tell nobody else."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Island(msgspec.Struct, frozen=True):
    """A weak component of stated live preference flows that holds at least one store.

    ``number`` counts from 1, largest first; ``systems`` and ``stores`` are sorted ids; ``flows`` are ids in file order.
    """

    number: int
    systems: tuple[str, ...]
    stores: tuple[str, ...]
    flows: tuple[str, ...]


def island_of(islands: Iterable[Island], store: str) -> Island | None:
    """Return the island that a store is on."""
    return next((island for island in islands if store in island.stores), None)
