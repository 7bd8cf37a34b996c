"""Inventories as documents that tests take answers from: one key, or all below a depth of the table of nouns."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from stackaudit.inventory.fields import fields_of
from stackaudit.model.shape import Record, RecordShape
from stackaudit.model.stack import NOUNS

INVENTORIES: Final = Path(__file__).parents[1] / "inventories"
DEEP: Final = ("linden-harbour-bank", "b2b-software", "wildlife-charity")
"""The inventories that are filled in to the last column."""

Place = tuple[str | int, ...]
"""Where a key stands: the noun, the entry, the key, and for keys of a record within it one more."""


class Depths(NamedTuple):
    """The keys of one noun by the column in which the table first asks for them."""

    sticky: tuple[str, ...] = ()
    workshop: tuple[str, ...] = ()
    audit: tuple[str, ...] = ()

    def asked(self, depth: int) -> tuple[str, ...]:
        """Return the keys that are asked for at a depth, 1 to 3."""
        return (*self.sticky, *self.workshop * (depth > 1), *self.audit * (depth > 2))


TABLE: Final = {
    "company": Depths(
        ("name", "guesses"),
        ("customer_data_repository", "preference_master", "regions", "opt_out_promise"),
        ("sector", "audience", "customers", "currency", "country", "as_of", "brands", "calendars", "not_needed",
         "flows_complete", "note"),
    ),
    "teams": Depths(("name", "place"), ("roles", "front_line", "can"), ("people", "note")),
    "systems": Depths(
        ("name", "does", "run_by"),
        ("product", "used_by", "owner", "holds", "use", "bought"),
        ("backup", "description", "category", "heritage", "criticality", "cost", "seats", "renews", "notice_days",
         "term_months", "auto_renew", "early_exit", "decision", "duplicate_ok", "export", "self_service", "guardrails",
         "training", "tests_content", "dynamic_content", "end_of_life", "replaced_by", "status", "party", "vendor",
         "suite", "internal_links", "reviewed", "note", "evidence"),
    ),
    "flows": Depths(
        ("from", "to", "carries"),
        ("how", "every"),
        ("id", "takes", "pickup_every", "via", "direction", "level", "purposes", "legal_basis", "filters", "status",
         "owner", "monitored", "tolerated_failures", "cost", "note", "evidence", "preferences"),
    ),
    "preference_stores": Depths(
        ("in", "name"),
        ("covers", "known"),
        ("kinds", "legal_basis", "model", "when_unknown", "keeps", "collapse", "keys", "applies_to", "history",
         "history_fields", "history_kept", "proof", "system_of_record", "conflict", "source_order", "opt_out_is",
         "double_opt_in", "valid_for", "backfilled", "stored_in_region", "brands", "regions", "owner", "reviewed",
         "note"),
    ),
    "collection_points": Depths(
        ("name", "writes"),
        ("kind", "captures", "covers"),
        ("via", "place", "keeps", "records", "monitored", "language", "fee", "extra_data_required", "keys",
         "keys_when_logged_in", "change_later", "self_service", "requires_login", "steps", "link_lives",
         "notice_version", "honours_signal", "frontend_only", "brands", "regions", "owner", "note"),
    ),
    "senders": Depths(
        ("system", "channel", "name"),
        ("purposes", "checks"),
        ("kind", "legal_basis", "owner", "enforcement", "checked", "max_queue", "on_lookup_failure", "trigger_delay",
         "send_interval", "opt_out_offered", "key", "bulk", "bypass", "brands", "regions", "note"),
    ),
    "automations": Depths(
        ("name", "in", "starts"),
        ("company", "customer", "reviewer", "exception_route", "feedback"),
        ("stage", "team", "off_switch", "touches", "decides", "checked", "customer_measure", "holdout", "ai",
         "reaches_person", "only_route_for", "note"),
    ),
    "stages": Depths(("name", "systems"), ("owner", "kpis"), ("note",)),
    "hand_offs": Depths(("from", "to"), ("agreed", "criteria"), ("reply_within_hours", "outcome_returned", "between", "note")),
    "practices": Depths((), ("answer",), ("note", "by", "on")),
    "budget": Depths((), (), ("people", "technology", "agencies", "media", "note")),
    "identity": Depths((), (), ("at", "from", "to", "type", "coverage", "when", "latency", "note")),
}  # fmt: skip
"""The table of nouns in the design: what a sticky note, a workshop and an audit ask for."""

WITHIN: Final = {"stages": {"kpis": Depths((), ("name",), ("value", "measured"))}}
"""The keys of records within an entry that are not asked for together."""

NO_ANSWERS: Final = ("purposes", "regulations", "settings", "waivers")
"""Nouns without answers about the stack: words, laws, thresholds and what was accepted."""

ALWAYS: Final = {
    ("flows", "id"): "names the flow; the only other way to tell two of one pair apart is their order",
    ("flows", "status"): "live unless said otherwise: without it a plan would count as done",
    ("flows", "direction"): "one way unless said otherwise",
    ("systems", "status"): "live unless said otherwise: without it what is retired would count",
    ("systems", "end_of_life"): "nothing is known to end unless said otherwise",
    ("systems", "seats"): "no seats unless somebody names them: what is used is then used whole",
    ("company", "not_needed"): "a decision that leaves capabilities out; without it they are needed",
}
"""Statements that stay at every depth: without them the inventory is about another stack, not about the same one in less detail."""


def document(inventory: str) -> yaml.MappingNode:
    """Return an inventory as one document, its nodes as they were written."""
    return copy.copy(_document(inventory))


@cache
def optional_keys(inventory: str) -> tuple[Place, ...]:
    """Return the place of every optional key, in the order of the document."""
    found: list[Place] = []
    for noun in NOUNS:
        node = child(document(inventory), noun.key)
        if node is None or noun.key in NO_ANSWERS:
            continue
        found += (
            (noun.key, *place, *keys)
            for place, entry in _entries(node, noun.layout)
            for keys in _optional(entry, noun.record)
        )
    return tuple(found)


def answers(inventory: str, exempt: Collection[str]) -> list[Place]:
    """Return the places of the optional keys but for exempt ones, each a key, or a noun and a key as in ``company/regions``."""
    return [place for place in optional_keys(inventory) if not {str(place[-1]), f"{place[0]}/{place[-1]}"} & {*exempt}]


def without(inventory: str, place: Place) -> str:
    """Return an inventory as text, but for one key."""
    root = document(inventory)
    node: yaml.Node = root
    for step in place[:-1]:
        inner = child(node, step)
        assert inner is not None
        changed = copy.copy(inner)
        node.value = [
            changed if item is inner else (item[0], changed) if isinstance(item, tuple) and item[1] is inner else item
            for item in node.value
        ]
        node = changed
    node.value = [pair for pair in node.value if pair[0].value != place[-1]]
    return _text(root)


@cache
def thin(inventory: str, depth: int) -> str:
    """Return an inventory as text, with what is asked for at a depth of 1 or 2 and no more."""
    root = document(inventory)
    layouts = {noun.key: noun.layout for noun in NOUNS}
    root.value = [
        (key, _thinned(key.value, node, layouts[key.value], depth) if key.value in TABLE else node)
        for key, node in root.value
        if key.value not in TABLE or TABLE[key.value].asked(depth)
    ]
    return _text(root)


def child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    """Return what stands under a key or at a place of a list."""
    if isinstance(step, int):
        item: yaml.Node = node.value[step]
        return item
    return next((value for key, value in node.value if key.value == step), None)


@cache
def _document(inventory: str) -> yaml.MappingNode:
    merged: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for path in sorted((INVENTORIES / inventory).rglob("*.yaml")):
        root = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
        assert isinstance(root, yaml.MappingNode)
        for key, value in root.value:
            if key.value in merged:
                merged[key.value][1].value.extend(value.value)
            else:
                merged[key.value] = (key, value)
    return yaml.MappingNode("tag:yaml.org,2002:map", list(merged.values()))


def _entries(node: yaml.Node, layout: str) -> list[tuple[Place, yaml.Node]]:
    if layout == "one":
        return [((), node)]
    if layout == "map":
        return [((key.value,), value) for key, value in node.value]
    return [((place,), item) for place, item in enumerate(node.value)]


def _optional(node: yaml.Node, record: type[Record]) -> Iterator[Place]:
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        field = fields_of(record).by_key.get(key.value)
        if field is None or field.required:
            continue
        yield (key.value,)
        if isinstance(field.shape, RecordShape):
            yield from ((key.value, *inner) for inner in _optional(value, field.shape.record))


def _thinned(noun: str, node: yaml.Node, layout: str, depth: int) -> yaml.Node:
    asked = {*TABLE[noun].asked(depth), *(key for each, key in ALWAYS if each == noun)}
    within = {key: set(depths.asked(depth)) for key, depths in WITHIN.get(noun, {}).items()}
    return _mapped(node, layout, lambda entry: _only(entry, asked, within))


def _mapped(node: yaml.Node, layout: str, change: Callable[[yaml.Node], yaml.Node]) -> yaml.Node:
    if layout == "one":
        return change(node)
    changed = copy.copy(node)
    changed.value = [
        (item[0], change(item[1])) if isinstance(item, tuple) else change(item)  # a map's entries, or a list's
        for item in node.value
    ]
    return changed


def _only(entry: yaml.Node, keys: set[str], within: dict[str, set[str]]) -> yaml.Node:
    """Return an entry with some of its keys; one in its short form says no more than its first key."""
    if not isinstance(entry, yaml.MappingNode):
        return entry
    changed = copy.copy(entry)
    changed.value = [
        (key, _items(value, within[key.value]) if key.value in within else value)
        for key, value in entry.value
        if key.value in keys
    ]
    return changed


def _items(node: yaml.Node, keys: set[str]) -> yaml.Node:
    if not isinstance(node, yaml.SequenceNode):
        return node
    return _mapped(node, "list", lambda item: _only(item, keys, {}))


def _text(root: yaml.MappingNode) -> str:
    return yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True)
