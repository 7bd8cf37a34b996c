"""How a part that is played, and a way between two, become checkpoints of a sub-function."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.always_on.way_words import way_sentence
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import checkpoint
from stackaudit.frameworks.roles import Role
from stackaudit.frameworks.shares import Item
from stackaudit.frameworks.wording import listed
from stackaudit.graph.ways import Route
from stackaudit.model.stack import Stack


def played(stack: Stack, id: str, title: str, *roles: Role, to_change: str) -> Checkpoint:
    """Return the checkpoint that every one of these parts is played by some live system; it counts for each that is."""
    items = [_part(role) for role in roles]
    low, high = (sum(values) / len(items) for values in ([i.low for i in items], [i.high for i in items]))
    texts = [_who(stack, role) for role in roles]
    way_up = "" if low == 1 else to_change
    return checkpoint(id, title, low, high, " ".join(dict.fromkeys(texts)), items, to_change=way_up)


def reached(
    stack: Stack, id: str, title: str, route: Route, what: str, *roles: Role, to_change: str
) -> Checkpoint:  # fmt: skip
    """Return the checkpoint that there is a way, between the parts that it joins: by itself 1, by hand a half."""
    flows = tuple(f"flows/{flow}" for flow in route.flows)
    does = tuple(f"systems/{system}/does" for role in roles for system in role.systems)
    entry = flows[-1] if flows else f"systems/{roles[-1].systems[0]}" if roles[-1].systems else "systems"
    item = Item(entry=entry, low=route.low, high=route.high, open=route.open, rests_on=flows or does or (entry,))
    way_up = "" if route.low == 1 else to_change
    text = way_text(stack, route, what, *roles)
    return checkpoint(id, title, route.low, route.high, text, [item], to_change=way_up)


def way_text(stack: Stack, route: Route, what: str, *roles: Role) -> str:
    """Return a way as a sentence; where a part is played by nobody, that is why there is none."""
    absent = [role.absent for role in roles if not role.systems and not role.open]
    if absent:
        return " ".join(absent)
    untold = any(role.open and not role.systems for role in roles) and not route.flows
    return f"Nobody said enough to find a way for {what}." if untold else way_sentence(stack, route, what)


def with_way_up(point: Checkpoint, sentence: str) -> Checkpoint:
    """Return a checkpoint that says in a sentence of its own what would raise it, where anything would."""
    return msgspec.structs.replace(point, to_change=sentence if point.to_change else "")


def _part(role: Role) -> Item:
    entry = f"systems/{role.systems[0]}" if role.systems else "systems"
    low = float(bool(role.systems))
    high = float(bool(role.systems or role.open))
    rests_on = tuple(f"systems/{id}/does" for id in role.systems)
    return Item(entry=entry, low=low, high=high, open=() if role.systems else role.open, rests_on=rests_on)


def _who(stack: Stack, role: Role) -> str:
    if role.systems:
        return f"{listed([stack.systems[id].label for id in role.systems])}: live."
    return "Nobody said what every system does." if role.open else role.absent
