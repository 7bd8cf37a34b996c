"""What the flow matrix shows: who sends to whom and how, in an order in which clusters sit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.render.diagram.stack_columns import UNPLACED, how_of
from stackaudit.render.diagram.wording import plural
from stackaudit.render.flow_filter import narrowed

BLOCKS: Final = 25
"""From more systems than this on, the matrix counts flows between layers; more rows are not read from a wall."""

LETTERS: Final = {"automatic": "A", "file": "F", "by hand": "M", "not said": "?", "planned": "p"}
"""The letter of each way of running, in the order in which a cell names them."""

_SWEEPS: Final = 12


class Line(msgspec.Struct, frozen=True):
    """A row and a column of the matrix: a system, or a layer with its systems."""

    key: str
    name: str
    group: str
    members: tuple[str, ...]


class Cell(msgspec.Struct, frozen=True):
    """The flows from one line to another: how many run in which way, and whether a yes or no is among what they carry."""

    letters: dict[str, int]
    preferences: bool
    flows: tuple[str, ...]

    @property
    def count(self) -> int:
        """Return how many flows there are."""
        return len(self.flows)


class FlowTable(msgspec.Struct, frozen=True):
    """The matrix: ``lines`` in order, ``cells`` by the keys of row and column, ``groups`` with their names in order."""

    lines: tuple[Line, ...]
    groups: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, str], Cell]
    blocks: bool
    systems: int
    flows: int
    by_hand: int
    untold: int


def flow_table(
    result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str], only: str = ""
) -> FlowTable:
    """Return the matrix's content. Systems that are retired are left out, those without a layer come last."""
    stack = narrowed(result, only).stack
    layer = {
        system.id: layer_of[system.id] if layer_of.get(system.id) in layer_names else UNPLACED
        for system in stack.systems.values()
        if system.status != "retired"
    }
    names = {**layer_names, UNPLACED: "No layer known"}
    groups = tuple((id, name) for id, name in names.items() if id in layer.values())
    blocks = len(layer) > BLOCKS
    by_layer = {id: [system for system in layer if layer[system] == id] for id, _ in groups}
    if blocks:
        lines = [Line(f"layer/{id}", name, id, tuple(by_layer[id])) for id, name in groups]
    else:
        order = _clustered(stack, [by_layer[id] for id, _ in groups])
        lines = [Line(id, stack.systems[id].label, layer[id], (id,)) for id in order]
    home = {member: line.key for line in lines for member in line.members}
    cells = _cells(stack.flows, home)
    shown = {id: None for cell in cells.values() for id in cell.flows}
    letters = [letter_of(stack.flow_by_id[id]) for id in shown]
    by_hand, untold = letters.count(LETTERS["by hand"]), letters.count(LETTERS["not said"])
    return FlowTable(tuple(lines), groups, cells, blocks, len(layer), len(shown), by_hand, untold)


def summary(table: FlowTable) -> str:
    """Return what the matrix holds in a sentence."""
    pairs = len(table.cells)
    between = "layers" if table.blocks else "systems"
    said = f"{plural(table.systems, 'system')}, {plural(table.flows, 'flow')} between {pairs} pairs of {between}"
    return f"{said}, {table.by_hand} by hand{f'; of {table.untold} nobody said how' if table.untold else ''}."


def letter_of(flow: Flow) -> str:
    """Return how a flow runs as one letter; a file that a machine moves is told apart from a call."""
    how = how_of(flow)
    return LETTERS["file" if how == "automatic" and flow.how == "file" else how]


def _cells(flows: Iterable[Flow], home: Mapping[str, str]) -> dict[tuple[str, str], Cell]:
    found: dict[tuple[str, str], list[Flow]] = {}
    for flow in flows:
        source, target = home.get(flow.source.system), home.get(flow.target.system)
        if source is None or target is None or flow.source.system == flow.target.system:
            continue
        found.setdefault((source, target), []).append(flow)
        if flow.direction == "both":
            found.setdefault((target, source), []).append(flow)
    return {pair: _cell(members) for pair, members in found.items()}


def _cell(flows: Sequence[Flow]) -> Cell:
    letters = [letter_of(flow) for flow in flows]
    counted = {letter: letters.count(letter) for letter in LETTERS.values() if letter in letters}
    return Cell(counted, any(flow.carries_preferences for flow in flows), tuple(flow.id for flow in flows))


def _clustered(stack: Stack, groups: Sequence[Sequence[str]]) -> list[str]:
    """Order the systems of each layer by the middle of those they are linked to, so that what belongs together is near."""
    blocks = [list(group) for group in groups]
    neighbours: dict[str, list[str]] = {}
    for flow in stack.flows:
        source, target = flow.source.system, flow.target.system
        if source != target:
            neighbours.setdefault(source, []).append(target)
            neighbours.setdefault(target, []).append(source)
    for _ in range(_SWEEPS):
        for block in blocks:
            row = {id: at for at, id in enumerate(id for each in blocks for id in each)}
            block.sort(key=lambda id: (_middle(id, neighbours.get(id, ()), row), row[id]))
    return [id for block in blocks for id in block]


def _middle(id: str, beside: Sequence[str], row: Mapping[str, int]) -> float:
    places = [row[each] for each in beside if each in row]
    return sum(places) / len(places) if places else float(row[id])
