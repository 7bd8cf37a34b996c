"""The open vocabularies that a reader checks words against; filled by the catalogue."""

from __future__ import annotations

import msgspec


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """Known words. An unknown one is a warning with the nearest spelling, never an error."""

    capabilities: frozenset[str] = frozenset()
    carries: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()

    def known(self, name: str) -> frozenset[str]:
        """Return the known words of an open vocabulary, or an empty set where nothing is known."""
        words: frozenset[str] = getattr(self, name, frozenset())
        return words
