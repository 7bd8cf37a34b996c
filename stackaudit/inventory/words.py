"""Open vocabularies: an unknown word is a warning with the nearest spelling, never an error."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Final

from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import ProblemLog
from stackaudit.inventory.spelling import Speller
from stackaudit.model.lifecycle import PRACTICES
from stackaudit.model.vocabulary import Vocabulary

# Where the company declares words of its own.
_OWN: Final = {"capabilities": "own_capabilities", "carries": "own_carries"}

# Nobody keeps a list of all products, so only a name that looks like a slip is worth a warning.
_ONLY_SLIPS: Final = frozenset({"products"})


class OpenWords:
    """The known words: the catalogue's, the model's and the company's own."""

    def __init__(self, vocabulary: Vocabulary, merged: MappingOf[str, Node], speller: Speller, log: ProblemLog) -> None:
        self._vocabulary = vocabulary
        self._own = {name: _own_words(merged.get("settings"), key) for name, key in _OWN.items()}
        self._own["purposes"] = _names(merged.get("purposes"))
        self._speller = speller
        self._log = log
        self._known: dict[str, frozenset[str]] = {}

    def check(self, key: str, vocabulary: str, at: Scalar, words: tuple[str, ...] = ()) -> None:
        """Warn about a word that nobody knows; ``words`` are those that the model knows."""
        if vocabulary not in self._known:
            self._known[vocabulary] = self._all(vocabulary, words)
        known = self._known[vocabulary]
        if not known or at.text in known or (vocabulary in _NESTED and _NESTED[vocabulary](at.text, known)):
            return
        nearest = self._speller.nearest(at.text, known, f"words of {vocabulary}")
        if vocabulary in _ONLY_SLIPS and (not nearest or nearest.casefold() == at.text.casefold()):
            return
        message = f"`{key}`: `{at.text}` is not among the known {vocabulary}"
        self._log.suspect("unknown-word", at, message, expected=self._way_out(vocabulary), nearest=nearest)

    def check_purpose(self, key: str, purpose: str, at: Scalar) -> None:
        """Warn about the purpose of a scope pattern that nobody knows."""
        if purpose != "*":
            offset = at.column + (0 if at.plain else 1) + at.text.find(purpose)
            self.check(key, "purposes", Scalar(purpose, True, at.source, at.line, offset))

    def check_practice(self, at: Scalar) -> None:
        """Warn about a practice that is none of the twelve questions."""
        if at.text not in PRACTICES:
            message = f"`{at.text}` is none of the practice questions"
            nearest = self._speller.nearest(at.text, PRACTICES, "practices")
            self._log.suspect("unknown-word", at, message, expected=f"one of {', '.join(PRACTICES)}", nearest=nearest)

    def _all(self, vocabulary: str, words: tuple[str, ...]) -> frozenset[str]:
        known = self._vocabulary.known(vocabulary) | frozenset(words)
        return known | self._own.get(vocabulary, frozenset()) if known else known

    def _way_out(self, vocabulary: str) -> str:
        if vocabulary in _OWN:
            return f"a known word, or the company's own under `settings: {_OWN[vocabulary]}`"
        return "a known word, or an entry under `purposes`" if vocabulary == "purposes" else "a known word"


def _above(word: str, known: frozenset[str]) -> bool:
    """Tell whether a purpose is a branch of the tree rather than a leaf."""
    return any(leaf.startswith(f"{word}.") for leaf in known)


def _part_of(code: str, known: frozenset[str]) -> bool:
    """Tell whether a region is a known code in other letters, or a part of a known country (US-CA)."""
    here = code.upper().replace("_", "-")
    return here in known or here.partition("-")[0] in known


_NESTED: Final = {"purposes": _above, "regions": _part_of}


def _names(node: Node | None) -> frozenset[str]:
    if isinstance(node, Mapping):
        return frozenset(node.entries)
    items = node.items if isinstance(node, Listing) else [node]
    return frozenset(item.text for item in items if isinstance(item, Scalar))


def _own_words(settings: Node | None, key: str) -> frozenset[str]:
    written = settings.entries.get(key) if isinstance(settings, Mapping) else None
    return _names(written[1]) if written else frozenset()
