"""What the integration map, the flow matrix and a neighbourhood show, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from stackaudit.audit.result import AuditResult
from stackaudit.model.flows import Flow
from stackaudit.render.diagram.flow_matrix import WORDS
from stackaudit.render.diagram.flow_table import Cell, flow_table
from stackaudit.render.diagram.integration import carried, integration
from stackaudit.render.diagram.integration_gaps import gap_words, missing
from stackaudit.render.diagram.neighbours import known
from stackaudit.render.diagram.stack_columns import how_of
from stackaudit.render.diagram.wording import system_name
from stackaudit.render.picture import Facts


def integration_facts(result: AuditResult, layers: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    """Return one row a flow with the repository, one row a link that is missing, then those who have neither."""
    content = integration(result, layers, names)
    hubs = set(content.hubs)
    rows, linked = [], set(hubs)
    for flow in result.stack.flows:
        ends = {flow.source.system, flow.target.system}
        if ends & hubs:
            rows.append((*_from_to(result, flow), how_of(flow), carried(flow)))
            linked |= ends
    gaps = missing(result.stack, content.hubs) if content.named else {}
    for id, gap in gaps.items():
        rows.append((system_name(result, id), "the repository", "missing", gap_words(gap)))
    beside = [id for tile in content.tiles for id in tile.members if id not in linked and id not in gaps]
    rows += [(system_name(result, id), "", "no link of its own", _layer(id, layers, names)) for id in beside]
    return Facts(("From", "To", "How", "Carries"), tuple(rows))


def flow_matrix_facts(result: AuditResult, layers: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    """Return one row a cell of the matrix: between systems, or between layers where there are many."""
    table = flow_table(result, layers, names)
    name = {line.key: line.name for line in table.lines}
    rows = [
        (
            name[source],
            name[target],
            ", ".join(f"{count} {WORDS[letter]}" for letter, count in cell.letters.items()),
            _carried(result, cell),
        )
        for (source, target), cell in table.cells.items()
    ]
    return Facts(("From", "To", "How many, and how", "Carries"), tuple(rows))


def neighbourhood_facts(result: AuditResult, focus: str) -> Facts:
    """Return one row a flow of one system.

    Raises:
        UnknownSystemError: when there is no such system.
    """
    known(result, focus)
    rows = [(*_from_to(result, flow), how_of(flow), carried(flow)) for flow in result.stack.flows_at(focus)]
    return Facts(("From", "To", "How", "Carries"), tuple(rows))


def _from_to(result: AuditResult, flow: Flow) -> tuple[str, str]:
    return system_name(result, flow.source.system), system_name(result, flow.target.system)


def _carried(result: AuditResult, cell: Cell) -> str:
    """Return what goes over the flows of a cell, each thing once."""
    flows = [result.stack.flow_by_id[id] for id in cell.flows]
    return ", ".join(dict.fromkeys(word for flow in flows for word in carried(flow).split(", ")))


def _layer(id: str, layers: Mapping[str, str], names: Mapping[str, str]) -> str:
    return names.get(layers.get(id, ""), "no layer known")
