"""Turns nodes into records by the shapes of their fields; a value that does not fit is noted and the walk goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from stackaudit.inventory.fields import Fields, fields_of
from stackaudit.inventory.ids import check_id
from stackaudit.inventory.lists import ListReader, answer_alone
from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import Placed, ProblemLog, UnfitError
from stackaudit.inventory.references import References
from stackaudit.inventory.scalars import (
    gap_word,
    listed,
    read_choice,
    read_cycle,
    read_date,
    read_number,
    read_wait,
    read_yes_no,
    shorten,
    yes_or_no,
)
from stackaudit.inventory.spelling import Speller
from stackaudit.inventory.words import OpenWords
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, Answer, said
from stackaudit.model.company import Complete, Confirmation
from stackaudit.model.shape import (
    ChoiceShape,
    CompleteShape,
    CycleShape,
    DateShape,
    DatesShape,
    EndShape,
    MapShape,
    NumberShape,
    Record,
    RecordShape,
    RecordsShape,
    RefShape,
    RefsShape,
    ScopesShape,
    Shape,
    TextShape,
    WaitShape,
    WordsShape,
    YesNoShape,
    YesOrPointShape,
    YesOrScopesShape,
)
from stackaudit.model.systems import System

_UNKNOWN: Final = "unknown"
_GAP: Final = "gap"
_ANSWERS: Final = {
    **dict.fromkeys(("unknown", "Unknown", "UNKNOWN"), _UNKNOWN),
    **dict.fromkeys(("none", "None", "NONE", "no", "No", "NO", "false", "False", "FALSE"), _GAP),
}
_LISTS: Final = (WordsShape, ScopesShape, RefsShape, RecordsShape, DatesShape)

_MANY: Final = 12


class RecordReader:
    """Reads records and their values; every problem goes to the log."""

    def __init__(self, log: ProblemLog, references: References, words: OpenWords, speller: Speller) -> None:
        self.log = log
        self._references = references
        self._words = words
        self._speller = speller
        self._lists = ListReader(log, references, words, speller)
        self._single: dict[type[Shape], Callable[[str, Any, Scalar], Any]] = {
            TextShape: lambda _key, _shape, node: node.text,
            ChoiceShape: lambda _key, shape, node: read_choice(shape, node.text, speller),
            YesNoShape: lambda _key, _shape, node: read_yes_no(node.text),
            NumberShape: lambda _key, shape, node: read_number(shape, node.text, node.plain),
            DateShape: lambda _key, _shape, node: read_date(node.text),
            WaitShape: lambda _key, _shape, node: read_wait(node.text),
            CycleShape: lambda _key, _shape, node: read_cycle(node.text),
            RefShape: lambda _key, shape, node: references.resolve(shape.noun, node.text),
            EndShape: lambda _key, _shape, node: references.end(node.text),
            YesOrPointShape: lambda _key, _shape, node: self._yes_or_point(node.text),
        }
        self._structured: dict[type[Shape], Callable[[str, Any, Node], Any]] = {
            WordsShape: self._lists.word_list,
            ScopesShape: self._lists.scopes,
            DatesShape: self._lists.dates,
            YesOrScopesShape: self._lists.yes_or_scopes,
            RefsShape: self._lists.refs,
            RecordShape: self._nested,
            RecordsShape: self._nested_list,
            MapShape: self._map,
            CompleteShape: self._complete,
        }

    def record(self, fields: Fields, node: Node, at: Placed, short: str = "", **values: Any) -> Any:
        """Return a record, or nothing where it cannot be made; ``short`` is the field that a bare word fills."""
        if isinstance(node, Mapping):
            self._fill(fields, node, values)
        elif isinstance(node, Scalar) and node.empty:
            pass  # an entry about which nothing is written yet
        elif short and isinstance(node, Scalar):
            field = fields.by_key[short]
            values[field.name] = self.value(field.key, field.shape, field.silent, node)
        else:
            keys = ", ".join(list(fields.by_key)[:6])
            self.log.error("wrong-type", node, "keys and values belong here", expected=f"keys such as {keys}")
            return None
        return self._made(fields, at, values)

    def value(self, key: str, shape: Shape, silent: bool, node: Node) -> Any:
        """Return what a value stands for; ``NOT_ASKED`` where a problem was noted."""
        if type(node) is Scalar:
            answer = _ANSWERS.get(node.text)
            if answer is not None:
                if answer is _GAP and shape.none and not _is_norway(key, shape, node.text):
                    return () if isinstance(shape, _LISTS) else gap_word(shape, node.text)
                if answer is _UNKNOWN and silent:
                    return UNKNOWN
        try:
            single = self._single.get(type(shape))
            if single is None:
                found = self._structured[type(shape)](key, shape, node)
                if found is UNKNOWN and not silent:
                    raise UnfitError("`unknown` is no answer here", expected="a value, or nothing at all")
                return found
            if type(node) is not Scalar:
                raise UnfitError("one value belongs here", expected=_one_value(shape))
            return single(key, shape, node)
        except UnfitError as unfit:
            self.log.unfit(node, key, unfit, or_unknown=silent)
            return NOT_ASKED

    def _fill(self, fields: Fields, node: Mapping, values: dict[str, Any]) -> None:
        by_key = fields.by_key
        for key, (key_node, value) in node.entries.items():
            field = by_key.get(key)
            if field is None:
                self._unknown_key(fields, key_node)
            elif not (type(value) is Scalar and value.empty):
                values[field.name] = self.value(key, field.shape, field.silent, value)
                if key == "product" and fields.record is System and type(value) is Scalar:
                    self._words.check(key, "products", value)

    def _made(self, fields: Fields, at: Placed, values: dict[str, Any]) -> Record | None:
        missing = [field for field in fields.required if field.name not in values]
        for field in missing:
            example = field.doc.example or "..."
            expected = f"`{field.key}: {example}`" + (f" ({field.doc.text.rstrip('.')})" if field.doc.text else "")
            self.log.error("missing", at, f"`{field.key}` has to be written here", expected=expected)
        whole = not missing and all(said(values[field.name]) for field in fields.required)
        return fields.record(**values) if whole else None

    def _unknown_key(self, fields: Fields, key: Scalar) -> None:
        if key.text == "id" and fields.has_own_id:
            expected = "the id only as the key of the entry"
            self.log.error("unknown-key", key, "`id` is written twice", expected=expected)
            return
        keys = tuple(fields.by_key)
        nearest = self._speller.nearest(key.text, keys, f"keys of {fields.record.__name__}")
        # With the nearest spelling at hand, forty other keys only hide it.
        expected = "" if nearest and len(keys) > _MANY else f"one of {', '.join(keys)}"
        message = f"unknown key `{shorten(key.text)}`"
        self.log.error("unknown-key", key, message, expected=expected, nearest=nearest)

    def _yes_or_point(self, text: str) -> Answer | str:
        answer = yes_or_no(text)
        if answer is not None:
            return answer
        return self._references.resolve("collection_points", text.removeprefix("via:").strip())

    def _nested(self, _key: str, shape: RecordShape, node: Node) -> Any:
        made = self.record(fields_of(shape.record), node, node, shape.short)
        return NOT_ASKED if made is None else made

    def _nested_list(self, _key: str, shape: RecordsShape, node: Node) -> Any:
        if (answer := answer_alone(node)) is not None:
            return answer
        items = node.items if isinstance(node, Listing) else [node]
        return tuple(self.record(fields_of(shape.record), item, item, shape.short) for item in items)

    def _map(self, key: str, shape: MapShape, node: Node) -> Any:
        if not isinstance(node, Mapping):
            raise UnfitError("each name needs its value here", expected=f"`{key}: {{{_first(node)}: ...}}`")
        found = {}
        for name, (key_node, value) in node.entries.items():
            if shape.keys:
                self._words.check(key, shape.keys, key_node)
            if isinstance(value, Scalar) and value.empty:
                self.log.error(
                    "missing", key_node, f"`{key}`: `{shorten(name)}` has no value", expected="a value after the colon"
                )
            else:
                found[name] = self.value(f"{key}: {name}", shape.values, False, value)
        return found

    def _complete(self, key: str, _shape: Shape, node: Node) -> Complete:
        if isinstance(node, Scalar) and node.text == "all":
            return Complete(everything=True)
        if isinstance(node, Scalar) and _ANSWERS.get(node.text) is _GAP:
            return Complete()
        if not isinstance(node, Mapping):
            resolve = self._references.resolve
            ids = self._lists.each(key, node, "a system's id", lambda _key, item: resolve("systems", item.text))
            return Complete(systems={name: Confirmation() for name in ids})
        return Complete(systems=dict(self._confirmed(key, node)))

    def _confirmed(self, key: str, node: Mapping) -> Iterator[tuple[str, Confirmation]]:
        for name, (key_node, value) in node.entries.items():
            try:
                system = self._references.resolve("systems", name)
            except UnfitError as unfit:
                self.log.unfit(key_node, key, unfit)
                continue
            answer = yes_or_no(value.text) if isinstance(value, Scalar) else None
            if answer is Answer.NO:
                self.log.error(
                    "wrong-type",
                    value,
                    f"`{key}`: only systems whose list is complete stand here",
                    expected=f"no `{name}` here",
                )
            elif answer is Answer.YES:
                yield system, Confirmation()
            elif (made := self.record(fields_of(Confirmation), value, value, "by")) is not None:
                yield system, made


def read_id(text: str, at: Placed, log: ProblemLog) -> None:
    """Note an id that cannot be one."""
    try:
        check_id(text)
    except UnfitError as unfit:
        log.error(unfit.kind, at, unfit.message, expected=unfit.expected, nearest=unfit.nearest)


def _is_norway(key: str, shape: Shape, text: str) -> bool:
    """Tell whether a `no` is a country: nobody means "no regions"."""
    return isinstance(shape, WordsShape) and (text == "NO" or (key == "regions" and text.lower() == "no"))


def _first(node: Node) -> str:
    item = node.items[0] if isinstance(node, Listing) and node.items else node
    return shorten(item.text) if isinstance(item, Scalar) else "name"


def _one_value(shape: Shape) -> str:
    if isinstance(shape, ChoiceShape):
        return f"one of {listed(shape.words)}"
    return "a single value, without brackets or `-`"
