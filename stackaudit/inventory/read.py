"""Turns the merged nodes into a stack, noun by noun."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Any, Final

from stackaudit.inventory.fields import Fields, fields_of
from stackaudit.inventory.nodes import Listing, Mapping, Node, Scalar
from stackaudit.inventory.problem_log import Placed, ProblemLog
from stackaudit.inventory.records import RecordReader, read_id
from stackaudit.inventory.words import OpenWords
from stackaudit.model.flows import Flow
from stackaudit.model.shape import Record
from stackaudit.model.stack import NOUNS, Noun, Stack
from stackaudit.model.waivers import Waiver


def read_stack(merged: MappingOf[str, Node], reader: RecordReader, words: OpenWords) -> Stack:
    """Return the stack; where problems were noted it is not to be used."""
    found: dict[str, Any] = {}
    for noun in NOUNS:
        node = merged.get(noun.key)
        if node is not None:
            found[noun.key] = _LAYOUTS[noun.layout](noun, node, reader)
    practices = merged.get("practices")
    if isinstance(practices, Mapping):
        for key, _ in practices.entries.values():
            words.check_practice(key)
    return Stack(**found)


def entry_id(record: Any) -> str:
    """Return the id by which an entry of a list is known."""
    return f"{record.rule}@{record.subject}" if isinstance(record, Waiver) else str(record.id)


def _one(noun: Noun, node: Node, reader: RecordReader) -> Any:
    return reader.record(fields_of(noun.record), node, node)


def _map(noun: Noun, node: Node, reader: RecordReader) -> dict[str, Any]:
    assert isinstance(node, Mapping)
    fields, found = fields_of(noun.record), {}
    for key, (key_node, value) in node.entries.items():
        read_id(key, key_node, reader.log)
        if key in fields.by_key and not isinstance(value, Mapping):
            message = f"`{key}` is taken as an id of {noun.key}, and is a key of its entries"
            reader.log.suspect(
                "odd-id", key_node, message, expected="two more spaces before it, if it belongs to the entry above"
            )
        found[key] = reader.record(fields, value, key_node, noun.short, id=key)
    return found


def _list(noun: Noun, node: Node, reader: RecordReader) -> tuple[Record, ...]:
    assert isinstance(node, Listing)
    fields = fields_of(noun.record)
    records = [(item, _entry(fields, item, reader)) for item in node.items]
    _refuse_twins(noun, records, reader.log)
    return tuple(record for _, record in records if record is not None)


def _entry(fields: Fields, item: Node, reader: RecordReader) -> Any:
    if not isinstance(item, Mapping):
        example = ", ".join(f"{field.key}: ..." for field in fields.required[:2])
        reader.log.error("wrong-type", item, "an entry belongs here", expected=f"`- {{{example}}}`")
        return None
    if not fields.has_own_id:
        return reader.record(fields, item, item)
    rest, written = _without_id(item)
    if written is None:
        made = reader.record(fields, rest, item, id="")
        return _named(made)
    if not isinstance(written, Scalar) or written.empty:
        reader.log.error("wrong-type", written, "`id`: one word belongs here", expected="an id, or no `id` at all")
        return None
    read_id(written.text, written, reader.log)
    return reader.record(fields, rest, item, id=written.text)


def _without_id(item: Mapping) -> tuple[Mapping, Node | None]:
    if "id" not in item.entries:
        return item, None
    rest = Mapping(item.source, item.line, item.column)
    rest.entries = {key: value for key, value in item.entries.items() if key != "id"}
    return rest, item.entries["id"][1]


def _named(flow: Flow | None) -> Flow | None:
    """Return the flow with the id that it has when nobody gave it one."""
    if flow is None:
        return None
    values = {name: getattr(flow, name) for name in flow.__struct_fields__}
    return Flow(**(values | {"id": f"{flow.source}->{flow.target}"}))


def _refuse_twins(noun: Noun, records: list[tuple[Node, Any]], log: ProblemLog) -> None:
    first: dict[str, Node] = {}
    for item, record in records:
        if record is None:
            continue
        identity = entry_id(record)
        if identity in first:
            _twin(noun, identity, _id_place(item), _id_place(first[identity]), log)
        else:
            first[identity] = item


def _twin(noun: Noun, identity: str, at: Placed, other: Placed, log: ProblemLog) -> None:
    expected = "each entry once"
    if noun.record is Flow:
        expected = "an `id` of its own for one of them" if "->" in identity else "another `id` for one of them"
    log.error("same-id", at, f"`{identity}` stands twice below `{noun.key}`", expected=expected, other=other)


def _id_place(item: Node) -> Placed:
    if isinstance(item, Mapping) and "id" in item.entries:
        return item.entries["id"][1]
    return item


_LAYOUTS: Final[dict[str, Callable[[Noun, Node, RecordReader], Any]]] = {"one": _one, "map": _map, "list": _list}
