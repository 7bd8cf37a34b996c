"""What the integration map, the flow matrix and a neighbourhood show, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from stackaudit.audit.result import AuditResult
from stackaudit.model.flows import Flow
from stackaudit.render.diagram.flow_table import letter_of
from stackaudit.render.diagram.integration import carried, gap_words, integration, missing
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


def flow_matrix_facts(result: AuditResult) -> Facts:
    """Return one row a flow with its letter, in the order of the inventory."""
    rows = [
        (*_from_to(result, flow), letter_of(flow), how_of(flow), carried(flow))
        for flow in result.stack.flows
        if flow.source.system != flow.target.system
    ]
    return Facts(("From", "To", "Letter", "How", "Carries"), tuple(rows))


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


def _layer(id: str, layers: Mapping[str, str], names: Mapping[str, str]) -> str:
    return names.get(layers.get(id, ""), "no layer known")
