"""The graph-shaped pictures as plain graphs with places: what DOT, Mermaid and draw.io are all written from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.render.diagram import layered_map, neighbourhood, preference_map
from stackaudit.render.diagram.integration import Integration, Wire, integration, middle_words
from stackaudit.render.diagram.integration_boxes import HUB
from stackaudit.render.diagram.integration_layout import hub_boxes, placed
from stackaudit.render.diagram.neighbours import FOCUS
from stackaudit.render.diagram.neighbours import neighbourhood as around
from stackaudit.render.diagram.scene import Box
from stackaudit.render.diagram.stack_columns import Tile, columns, how_of
from stackaudit.render.diagram.system_marks import WORDS
from stackaudit.render.diagram.wording import store_name, system_name
from stackaudit.render.flow_filter import narrowed
from stackaudit.render.stack_layers import layer_names, layer_of

Style = Literal["automatic", "by hand", "not said", "planned", "missing"]
Kind = Literal["system", "store", "planned", "several"]

STYLES: Final[tuple[Style, ...]] = ("automatic", "by hand", "not said", "planned", "missing")
"""How an edge may run, in the order of legends."""


_NOTES: Final = 6


class Group(msgspec.Struct, frozen=True):
    """What encloses some nodes: a layer, an island, a step."""

    id: str
    label: str
    box: Box


class Node(msgspec.Struct, frozen=True):
    """A system, or several that share a box; ``id`` is made by us, ``key`` is the inventory's, ``notes`` say more of it."""

    id: str
    key: str
    label: str
    notes: tuple[str, ...]
    group: str
    kind: Kind
    box: Box


class Edge(msgspec.Struct, frozen=True):
    """What runs from one node to another in one way; ``both`` says that it runs back as well."""

    id: str
    source: str
    target: str
    style: Style
    preferences: bool
    label: str
    title: str
    both: bool = False


class GraphShape(msgspec.Struct, frozen=True):
    """A picture as a graph: every node is in a group, and every end of an edge is a node."""

    title: str
    groups: tuple[Group, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def layers_shape(result: AuditResult, only: str = "") -> GraphShape:
    """Return the stack by layer."""
    content = columns(narrowed(result, only).stack, layer_of(result.stack), layer_names())
    boxes = layered_map.placed(content)
    making = _Making(f"{result.name}: the stack by layer")
    for layer, name in content.layers:
        making.group(layer, name)
    for tile in content.tiles:
        making.tile(tile, tile.layer, boxes[tile.key])
    for link in content.links:
        making.edge(link.source, link.target, link.how, link.preferences, link.flows)
    return making.shape()


def preferences_shape(result: AuditResult) -> GraphShape:
    """Return the places that keep a yes or no, by island."""
    making = _Making(f"{result.name}: places that keep a yes or no")
    stack = result.stack
    for number, boxes in preference_map.placed(result):
        island = next(each for each in result.islands if each.number == number)
        making.group(str(number), f"Island {number}")
        for system in island.systems:
            stores = [store_name(result, store.id) for store in stack.stores_in(system)]
            own = [name for name in stores if name != system_name(result, system)]
            kind: Kind = "store" if stores else "system"
            making.node(system, system_name(result, system), str(number), kind, boxes[system], own)
        for id in island.flows:
            flow = stack.flow_by_id.get(id)
            if flow and flow.source.system != flow.target.system:
                making.edge(
                    flow.source.system, flow.target.system, how_of(flow), True, (id,), both=flow.direction == "both"
                )
    return making.shape()


def integration_shape(result: AuditResult, only: str = "") -> GraphShape:
    """Return the repository and what is around it."""
    content = integration(result, layer_of(result.stack), layer_names(), only)
    spots = placed(content)
    making = _Making(f"{result.name}: {middle_words(result, content)}")
    if content.hubs:
        making.group(HUB, "Customer data repository" if content.named else "Most flows")
    for layer, name in content.layers:
        making.group(f"layer/{layer}", name)
    for id, box in zip(content.hubs, hub_boxes(content, spots), strict=True):
        making.node(
            f"{HUB}/{id}", system_name(result, id), HUB, "store" if result.stack.stores_in(id) else "system", box
        )
    for tile in content.tiles:
        leaves = content.leaves.get(tile.key, 0)
        making.tile(
            tile, f"layer/{tile.layer}", spots.boxes[tile.key], (f"+{leaves} that hang on it",) if leaves else ()
        )
    _hub_edges(making, result, content)
    for wire in content.wires:
        making.edge(
            *_ends(wire.one, wire.other, wire), wire.how, wire.preferences, wire.flows, both=wire.there and wire.back
        )
    return making.shape()


def neighbours_shape(result: AuditResult, focus: str, depth: int = 1, only: str = "") -> GraphShape:
    """Return one system and what is around it.

    Raises:
        UnknownSystemError: when there is no such system.
    """
    content = around(result, focus, depth, only)
    spots = neighbourhood.placed(result, content)
    making = _Making(f"{result.name}: around {system_name(result, focus)}")
    stack = result.stack
    for column in sorted({0, *(box.column for box in content.boxes)}):
        making.group(str(column), neighbourhood.column_title(column) or system_name(result, focus))
    inside = [name for _, name in content.inside]
    kind: Kind = "store" if stack.stores_in(focus) else "system"
    making.node(FOCUS, system_name(result, focus), "0", kind, spots.boxes[FOCUS], inside)
    for box in content.boxes:
        one = stack.systems[box.systems[0]]
        several = len(box.systems) > 1
        kind = (
            "several"
            if several
            else "planned"
            if one.status == "planned"
            else "store"
            if stack.stores_in(one.id)
            else "system"
        )
        making.node(box.key, box.name, str(box.column), kind, spots.boxes[box.key])
    for tie in content.ties:
        making.edge(tie.source, tie.target, tie.how, tie.preferences, tie.flows, tie.carries)
    return making.shape()


def _hub_edges(making: _Making, result: AuditResult, content: Integration) -> None:
    """Add the level links, to each repository that they are with, and those between the repositories."""
    for wire in content.spokes:
        for hub in wire.hubs or content.hubs[:1]:
            source, target = _ends(wire.one, f"{HUB}/{hub}", wire)
            label = wire.words if wire.how == "missing" else ""
            making.edge(source, target, wire.how, wire.preferences, wire.flows, label, both=wire.there and wire.back)
    for id in content.inside:
        flow = result.stack.flow_by_id[id]
        making.edge(
            f"{HUB}/{flow.source.system}", f"{HUB}/{flow.target.system}", how_of(flow), flow.carries_preferences, (id,)
        )


def _ends(one: str, other: str, wire: Wire) -> tuple[str, str]:
    return (one, other) if wire.there else (other, one)


class _Making:
    """A graph while it is put together: gives out ids in the order in which things come."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._groups: dict[str, str] = {}
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []

    def group(self, key: str, label: str) -> None:
        self._groups[key] = label

    def node(self, key: str, label: str, group: str, kind: Kind, box: Box, notes: Sequence[str] = ()) -> None:
        few = [*notes[:_NOTES], *([f"and {len(notes) - _NOTES} more"] if len(notes) > _NOTES else [])]
        self._nodes[key] = Node(f"s{len(self._nodes)}", key, label, tuple(few), group, kind, box)

    def tile(self, tile: Tile, group: str, box: Box, more: Iterable[str] = ()) -> None:
        several = len(tile.members) > 1 and tile.key not in tile.members
        kind: Kind = (
            "several" if several else "planned" if tile.state == "planned" else "store" if tile.store else "system"
        )
        self.node(tile.key, tile.name, group, kind, box, [*more, *(WORDS[mark] for mark in tile.marks)])

    def edge(
        self,
        source: str,
        target: str,
        how: str,
        preferences: bool,
        flows: Sequence[str],
        label: str = "",
        *,
        both: bool = False,
    ) -> None:
        if source not in self._nodes or target not in self._nodes:
            return
        style = next(each for each in STYLES if each == how)
        one, other = self._nodes[source].id, self._nodes[target].id
        title = ", ".join([*flows[:12], *([f"and {len(flows) - 12} more"] if len(flows) > 12 else [])])
        self._edges.append(Edge(f"e{len(self._edges)}", one, other, style, preferences, label, title, both))

    def shape(self) -> GraphShape:
        """Return the graph; groups without a node are left out."""
        ids: dict[str, str] = {}
        groups = []
        for key, label in self._groups.items():
            inside = [node.box for node in self._nodes.values() if node.group == key]
            if inside:
                ids[key] = f"g{len(ids)}"
                groups.append(Group(ids[key], label, _around(inside)))
        nodes = tuple(msgspec.structs.replace(node, group=ids[node.group]) for node in self._nodes.values())
        return GraphShape(self._title, tuple(groups), nodes, tuple(self._edges))


def _around(boxes: Sequence[Box], margin: float = 12, head: float = 30) -> Box:
    x, y = min(box.x for box in boxes) - margin, min(box.y for box in boxes) - head
    right, bottom = max(box.right for box in boxes) + margin, max(box.bottom for box in boxes) + margin
    return Box(x, y, right - x, bottom - y)
