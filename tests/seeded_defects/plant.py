"""Plants one defect in the clean stack, and tells by itself on which line of the result an entry stands."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

HERE = Path(__file__).parent


class Mutation(msgspec.Struct, frozen=True, kw_only=True):
    """An edit of the clean stack that breaks one rule.

    Attributes:
        rule: the rule that has to find it.
        plants: the defect, as a sentence.
        finds: where: dotted paths of entries, or of their fields; `what @ where` for what has no entry, as a capability.
        copy: new entries, each with the path of the one that it is first of all like; a copied flow has ends of its own.
        set: values to put at dotted paths, after that.
        remove: dotted paths to take out, before that.
        also: why other rules are right to speak up too, by rule.
    """

    rule: str
    plants: str
    finds: tuple[str, ...]
    copy: dict[str, str] = msgspec.field(default_factory=dict)
    set: dict[str, Any] = msgspec.field(default_factory=dict)
    remove: tuple[str, ...] = ()
    also: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def found_at(self) -> list[tuple[str, str]]:
        """Return what is found, each with the path of the entry or field at whose line it stands."""
        return [(what, where or what) for what, _, where in (each.partition(" @ ") for each in self.finds)]


class _Dumper(yaml.SafeDumper):
    """Writes text as it was read: `no` stays `no`, and equal lists are no aliases of each other."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def mutations() -> dict[str, Mutation]:
    """Return every mutation by the id of its rule, in the order of files and entries."""
    entries = [entry for path in sorted((HERE / "mutations").glob("*.yaml")) for entry in _read(path).items()]
    assert len(entries) == len({rule for rule, _ in entries})
    return {rule: msgspec.convert({"rule": rule, **entry}, Mutation) for rule, entry in entries}


def clean() -> str:
    """Return the clean stack."""
    return _written(_clean())


def planted(mutation: Mutation) -> str:
    """Return the clean stack with the defect in it."""
    stack = deepcopy(_clean())
    for path in mutation.remove:
        holder, last = _parent(stack, path)
        holder.remove(_at(holder, [last])) if isinstance(holder, list) else holder.pop(last)
    for path, model in mutation.copy.items():
        (holder, last), entry = _parent(stack, path), deepcopy(_at(stack, model.split(".")))
        if isinstance(holder, list):
            source, _, target = last.partition("->")
            holder.append({**entry, "from": source, "to": target})
        else:
            holder[last] = entry
    for path, value in mutation.set.items():
        holder, last = _parent(stack, path)
        holder[last] = value
    return _written(stack)


def line_of(text: str, path: str) -> int:
    """Return the line on which an entry or a field begins, read without the loader of the package.

    A section begins with its first key; what is not written there, as a part of the grid, stands where its section does.
    """
    section, *way = path.split(".")
    node = _child(yaml.compose(text, Loader=yaml.BaseLoader), section)[1]
    line: int = node.start_mark.line
    for step in way:
        if (found := _child(node, step)) is None:
            break
        key, node = found
        line = key.start_mark.line
    return line + 1


def _child(node: Any, step: str) -> Any:
    """Return a step's key and value among a node's children, twice the item in a list, or None where it is not written."""
    if isinstance(node, yaml.SequenceNode):
        named = ((item, _id({key.value: value.value for key, value in item.value})) for item in node.value)
        return next(((item, item) for item, name in named if name == step), None)
    return next((pair for pair in node.value if pair[0].value == step), None)


@cache
def _clean() -> dict[str, Any]:
    return _read(HERE / "clean.yaml")


def _parent(stack: dict[str, Any], path: str) -> tuple[Any, str]:
    *way, last = path.split(".")
    return _at(stack, way), last


def _at(holder: Any, way: list[str]) -> Any:
    for step in way:
        holder = next(item for item in holder if _id(item) == step) if isinstance(holder, list) else holder[step]
    return holder


def _id(flow: dict[str, Any]) -> str:
    return str(flow.get("id") or f"{flow['from']}->{flow['to']}")


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return read


def _written(stack: dict[str, Any]) -> str:
    return yaml.dump(stack, Dumper=_Dumper, sort_keys=False, width=118, default_flow_style=None, allow_unicode=True)
