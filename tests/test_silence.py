"""Silence: taking away one answer never breaks anything, and only widens what may be true of a promise."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.verdict import Verdict
from stackaudit.inventory.fields import fields_of
from stackaudit.inventory.load import load, load_text
from stackaudit.model.shape import Record, RecordShape
from stackaudit.model.stack import NOUNS, Stack

LINDEN_HARBOUR = Path(__file__).parents[1] / "inventories" / "linden-harbour-bank"

# A missing entry, list or status is another statement, not a missing answer; settings are no answers at all.
EXEMPT_NOUNS = ("settings", "waivers", "regulations", "purposes")
EXEMPT_KEYS = ("id", "flows_complete", "status")
IN_EVERY_RUN = 60

GOODNESS = {
    Verdict.BROKEN: 0,
    Verdict.NOT_WRITTEN_DOWN: 0,
    Verdict.BY_HAND: 1,
    Verdict.LATE: 2,
    Verdict.KEPT: 3,
}

Path_ = tuple[str | int, ...]


@cache
def document() -> yaml.MappingNode:
    """Return the inventory as one document, its nodes as they were written."""
    merged: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for path in sorted(LINDEN_HARBOUR.rglob("*.yaml")):
        root = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
        assert isinstance(root, yaml.MappingNode)
        for key, value in root.value:
            if key.value in merged:
                merged[key.value][1].value.extend(value.value)
            else:
                merged[key.value] = (key, value)
    return yaml.MappingNode("tag:yaml.org,2002:map", list(merged.values()))


def optional_keys() -> list[Path_]:
    """Return the place of every optional key, in the order of the document."""
    found: list[Path_] = []
    for noun in NOUNS:
        node = child(document(), noun.key)
        if node is None or noun.key in EXEMPT_NOUNS:
            continue
        found += (
            path
            for place, entry in entries(node, noun.layout)
            for path in below((noun.key, *place), entry, noun.record)
        )
    return found


def entries(node: yaml.Node, layout: str) -> list[tuple[Path_, yaml.Node]]:
    if layout == "one":
        return [((), node)]
    if layout == "map":
        return [((key.value,), value) for key, value in node.value]
    return [((place,), item) for place, item in enumerate(node.value)]


def below(path: Path_, node: yaml.Node, record: type[Record]) -> Iterator[Path_]:
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        field = fields_of(record).by_key.get(key.value)
        if field is None or field.required or key.value in EXEMPT_KEYS:
            continue
        yield (*path, key.value)
        if isinstance(field.shape, RecordShape):
            yield from below((*path, key.value), value, field.shape.record)


def child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(step, int):
        item: yaml.Node = node.value[step]
        return item
    return next((value for key, value in node.value if key.value == step), None)


def without(path: Path_) -> str:
    """Return the inventory as text, but for one key."""
    root = copy.copy(document())
    node: yaml.Node = root
    for step in path[:-1]:
        inner = child(node, step)
        assert inner is not None
        changed = copy.copy(inner)
        node.value = [
            changed if item is inner else (item[0], changed) if isinstance(item, tuple) and item[1] is inner else item
            for item in node.value
        ]
        node = changed
    node.value = [pair for pair in node.value if pair[0].value != path[-1]]
    return yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True)


def intervals(stack: Stack) -> dict[str, tuple[int, int]]:
    """Return how bad and how good each promise may be."""
    return {
        promise.id: (GOODNESS[promise.pessimistic], GOODNESS[promise.optimistic])
        for promise in PromiseBook(stack).promises()
    }


@cache
def full() -> dict[str, tuple[int, int]]:
    """Return the intervals with every answer in its place."""
    return intervals(load(LINDEN_HARBOUR, vocabulary()).stack)


def narrowed(path: Path_) -> list[str]:
    """Return the promises that are known more narrowly without an answer than with it."""
    thinner = intervals(load_text(without(path), vocabulary=vocabulary()).stack)
    return [
        f"{promise}: {before} -> {thinner[promise]}"
        for promise, before in full().items()
        if promise in thinner and not (thinner[promise][0] <= before[0] and before[1] <= thinner[promise][1])
    ]


def sample() -> list[Path_]:
    """Return a sample that does not change from run to run, with keys of every part of the document."""
    keys = optional_keys()
    return keys[:: len(keys) // IN_EVERY_RUN]


def test_the_rewritten_document_says_the_same() -> None:
    nothing_gone = load_text(without(("company", "nothing")), vocabulary=vocabulary()).stack

    assert load(LINDEN_HARBOUR, vocabulary()).stack == nothing_gone


def test_there_are_keys_of_every_part_to_take_away() -> None:
    nouns = {path[0] for path in sample()}

    assert {"company", "systems", "flows", "preference_stores", "collection_points", "senders"} <= nouns


@pytest.mark.parametrize("path", sample(), ids=lambda path: "/".join(map(str, path)))
def test_without_one_answer_a_promise_is_known_less_narrowly(path: Path_) -> None:
    assert [] == narrowed(path)


@pytest.mark.slow
def test_without_any_one_answer_a_promise_is_known_less_narrowly() -> None:
    problems = {path: lines for path in optional_keys() if (lines := narrowed(path))}

    assert {} == problems
