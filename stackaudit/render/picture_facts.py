"""What the pictures show, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from stackaudit.audit.result import AuditResult
from stackaudit.graph.promise import Promise
from stackaudit.model.flows import Flow
from stackaudit.render.diagram.grid_caps import cap_words
from stackaudit.render.diagram.grid_picture import checkpoint_words, evidence
from stackaudit.render.diagram.island_summary import rest_words, sort_islands
from stackaudit.render.diagram.palette import STATES
from stackaudit.render.diagram.promise_blocks import block_words, blocks, needs_blocks
from stackaudit.render.diagram.promise_matrix import order
from stackaudit.render.diagram.stack_columns import how_of
from stackaudit.render.diagram.traced_no import drop_words, drops_of, promises_of, route_words
from stackaudit.render.diagram.wording import point_name, sender_name, span, store_name, system_name
from stackaudit.render.picture import Facts


def promise_matrix_facts(result: AuditResult) -> Facts:
    """Return one row a promise, in the order of the picture; one a block where it is drawn in blocks."""
    if needs_blocks(result):
        return _block_facts(result)
    matrix = order(result)
    rows = [
        (point_name(result, point), sender_name(result, sender), promise.verdict.value, _takes(promise))
        for point in matrix.points
        for sender in matrix.senders
        if (promise := matrix.cells.get((point, sender)))
    ]
    return Facts(("Say no here", "Sender", "Verdict", "Takes up to"), tuple(rows))


def _block_facts(result: AuditResult) -> Facts:
    table = blocks(result)
    rows = [
        (row.name, column.name, block_words(block), f"{block.total}")
        for row in table.rows
        for column in table.columns
        if (block := table.cells.get((row.key, column.key)))
    ]
    everything = (
        "Each promise by itself: in audit.json and report.xlsx",
        "",
        "",
        f"{len(result.promises)}",
    )
    return Facts(
        (f"Say no here, by {table.by[0]}", f"Senders, by {table.by[1]}", "Verdicts", "Promises"), (*rows, everything)
    )


def preference_map_facts(result: AuditResult) -> Facts:
    """Return one row a store, with whom its system hears from and whom it tells; what the map folds is counted."""
    content = sort_islands(result.islands)
    hears, tells = _links(result)
    rows = [
        (
            str(island.number),
            store_name(result, store),
            ", ".join(hears.get(system, ())) or "nobody",
            ", ".join(tells.get(system, ())) or "nobody",
        )
        for island in content.shown
        if island.number not in content.folded
        for store in island.stores
        for system in [result.stack.preference_stores[store].system]
    ]
    folded = [
        (
            str(island.number),
            f"{len(island.stores)} stores in {len(island.systems)} systems",
            "each other",
            "each other",
        )
        for island in content.shown
        if island.number in content.folded
    ]
    rest = [(rest_words(content.rest), "the register below has all", "", "")] if content.rest else []
    return Facts(("Island", "Store", "Hears from", "Tells"), (*folded, *rows, *rest))


def traced_no_facts(result: AuditResult, point: str) -> Facts:
    """Return one row a sender, then one row a place where the no stops."""
    heard = [
        (
            sender_name(result, promise.sender),
            promise.verdict.value,
            _takes(promise),
            f"{span(promise.limit.seconds)}, {promise.limit.label}",
            route_words(result, promise.route),
        )
        for promise in promises_of(result, point)
    ]
    stopped = [("", "stops", "", "", drop_words(result, drop)) for drop in drops_of(result, point)]
    return Facts(("Sender", "Verdict", "Takes up to", "Limit", "The way of the no"), (*heard, *stopped))


def layered_map_facts(result: AuditResult, layers: Mapping[str, str], names: Mapping[str, str]) -> Facts:
    """Return one row a flow."""
    rows = [
        (
            system_name(result, flow.source.system),
            _layer(flow.source.system, layers, names),
            system_name(result, flow.target.system),
            _layer(flow.target.system, layers, names),
            how_of(flow),
            _carries(flow),
        )
        for flow in result.stack.flows
    ]
    return Facts(("From", "Layer", "To", "Layer", "How", "Carries"), tuple(rows))


def grid_facts(result: AuditResult) -> Facts:
    """Return one row a checkpoint with the side that it is evidence for."""
    rows = [
        (part.title, STATES[part.state].word, side.lower(), checkpoint_words(checkpoint))
        for part in result.grid.parts
        for side, checkpoints in evidence(part).items()
        for checkpoint in checkpoints
    ]
    caps = [
        (part.title, STATES[part.state].word, "against", words)
        for part in result.grid.parts
        for words in cap_words(result, part)
    ]
    return Facts(("Part", "State", "Evidence", "Checkpoint or open finding"), (*rows, *caps))


def _takes(promise: Promise) -> str:
    return "" if promise.total is None else span(promise.total)


def _links(result: AuditResult) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Whom each system hears from and whom it tells, over the flows that join islands."""
    joining = {id for island in result.islands for id in island.flows}
    hears: dict[str, list[str]] = {}
    tells: dict[str, list[str]] = {}
    for flow in result.stack.flows:
        if flow.id in joining:
            hears.setdefault(flow.target.system, []).append(system_name(result, flow.source.system))
            tells.setdefault(flow.source.system, []).append(system_name(result, flow.target.system))
    return hears, tells


def _layer(system: str, layers: Mapping[str, str], names: Mapping[str, str]) -> str:
    return names.get(layers.get(system, ""), "no layer known")


def _carries(flow: Flow) -> str:
    return ", ".join(flow.carries) if isinstance(flow.carries, tuple) else flow.carries.value
