"""Reads lists of words, scopes and ids; a single one may stand without brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import ProblemLog, UnfitError
from stackaudit.inventory.references import References
from stackaudit.inventory.scalars import not_a_word, read_date, read_scope, shorten, yes_or_no
from stackaudit.inventory.spelling import Speller
from stackaudit.inventory.words import OpenWords
from stackaudit.model.answer import UNKNOWN
from stackaudit.model.scope import ScopePattern
from stackaudit.model.shape import PUBLIC, RefsShape, Shape, WordsShape

# In a list, `no` is a country; alone it is an answer.
_ALONE: Final = frozenset({"unknown", "none"})


class ListReader:
    """Reads the items of a list one by one; one that does not fit is noted and the others are read."""

    def __init__(self, log: ProblemLog, references: References, words: OpenWords, speller: Speller) -> None:
        self._log = log
        self._references = references
        self._words = words
        self._speller = speller

    def word_list(self, key: str, shape: WordsShape, node: Node) -> Any:
        """Return words; an unknown one of a closed list is noted, of an open vocabulary warned about."""
        if (answer := answer_alone(node)) is not None:
            return answer
        found = []
        for item in self.items(key, node, "a word"):
            if shape.words and not shape.vocabulary and item.text not in shape.words:
                self._log.unfit(item, key, not_a_word(item.text, shape.words, self._speller))
            elif shape.vocabulary:
                self._words.check(key, shape.vocabulary, item, shape.words)
            found.append(item.text)
        return tuple(found)

    def scopes(self, key: str, _shape: Shape, node: Node) -> Any:
        """Return scope patterns."""
        if (answer := answer_alone(node)) is not None:
            return answer
        return tuple(self.each(key, node, "a scope such as email or email/marketing", self._scope))

    def yes_or_scopes(self, key: str, shape: Shape, node: Node) -> Any:
        """Return yes, no, or the scopes for which it is so."""
        if isinstance(node, Scalar) and (answer := yes_or_no(node.text)) is not None:
            return answer
        return self.scopes(key, shape, node)

    def refs(self, key: str, shape: RefsShape, node: Node) -> Any:
        """Return ids of other entries."""
        if (answer := answer_alone(node)) is not None:
            return answer
        resolve = self._references.resolve
        return tuple(self.each(key, node, "an id", lambda _key, item: resolve(shape.noun, item.text)))

    def dates(self, key: str, _shape: Shape, node: Node) -> Any:
        """Return dates as written; `public` stands for those of a region's public holidays."""
        if (answer := answer_alone(node)) is not None:
            return answer
        return tuple(self.each(key, node, "a date such as 2026-12-25, or `public`", self._date))

    def each(self, key: str, node: Node, what: str, read: Callable[[str, Scalar], Any]) -> Iterator[Any]:
        """Yield what ``read`` makes of each item."""
        for item in self.items(key, node, what):
            try:
                yield read(key, item)
            except UnfitError as unfit:
                self._log.unfit(item, key, unfit)

    def items(self, key: str, node: Node, what: str) -> Iterator[Scalar]:
        """Yield the items; ``what`` says what each of them should be."""
        if isinstance(node, Mapping):
            raise UnfitError("a list belongs here", expected=f"`[a, b]`, each {what}")
        if isinstance(node, Scalar) and node.plain and "," in node.text:
            raise UnfitError("several words need brackets", expected=f"`{key}: [{shorten(node.text)}]`")
        for item in [node] if isinstance(node, Scalar) else node.items:
            if not isinstance(item, Scalar) or item.empty:
                self._log.error("wrong-type", item, f"`{key}`: {what} belongs here", expected=f"`[a, b]`, each {what}")
            elif item is not node and item.text in _ALONE:
                self._log.error(
                    "wrong-type", item, f"`{key}`: `{item.text}` stands alone", expected=f"`{key}: {item.text}`"
                )
            else:
                yield item

    def _date(self, _key: str, item: Scalar) -> str:
        return item.text if item.text == PUBLIC else read_date(item.text)

    def _scope(self, key: str, item: Scalar) -> ScopePattern:
        pattern = read_scope(item.text)
        self._words.check_purpose(key, pattern.purpose, item)
        return pattern


def answer_alone(node: Node) -> Any:
    """Return what `[unknown]` and `[none]` stand for, or nothing for any other node."""
    if isinstance(node, Listing) and len(node.items) == 1:
        item = node.items[0]
        if isinstance(item, Scalar) and item.text in _ALONE:
            return UNKNOWN if item.text == "unknown" else ()
    return None
