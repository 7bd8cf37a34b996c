"""The facts of each picture as the rows of a table, for readers who cannot or would rather not look at it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.promise import Promise
from stackaudit.graph.trace import Trace
from stackaudit.render.diagram.grid_picture import checkpoint_words, evidence
from stackaudit.render.diagram.palette import STATES, VERDICTS
from stackaudit.render.diagram.promise_matrix import ASSUMPTION, order
from stackaudit.render.diagram.shores import broken_at, wait_words, waits
from stackaudit.render.diagram.stack_columns import columns
from stackaudit.render.diagram.store_cards import card_of
from stackaudit.render.diagram.system_marks import WORDS
from stackaudit.render.diagram.traced_no import drop_words, headline, promises_of, route_words, stops_of
from stackaudit.render.diagram.wording import plural, point_name, sender_name, span, system_name


class Facts(msgspec.Struct, frozen=True):
    """A table: what it is, its columns, its rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def promise_matrix(result: AuditResult) -> Facts:
    """Return a row a promise, in the order of the picture."""
    matrix = order(result)
    places = [(point, sender) for point in matrix.points for sender in matrix.senders]
    rows = tuple(_promise(result, matrix.cells[place]) for place in places if place in matrix.cells)
    return Facts(
        f"What becomes of a no. {ASSUMPTION}",
        ("Say no here", "Sender", "Channel", "Verdict", "Takes at worst", "Limit", "Sure"),
        rows,
    )


def preference_map(result: AuditResult) -> Facts:
    """Return a row a system that is on an island, with what it writes on and what stops there."""
    rows = []
    known, flows = waits(result.promises), {flow.id: flow for flow in result.stack.flows}
    for island in sorted(result.islands, key=lambda each: each.number):
        stops = ", ".join(f"{count} {where}" for where, count in broken_at(result, island).items() if count)
        on = [flows[id] for id in island.flows if id in flows]
        for system in island.systems:
            card = card_of(result, system)
            told = [
                f"{system_name(result, flow.target.system)} ({wait_words(flow, known)})"
                for flow in on
                if flow.source.system == system
            ]
            rows.append(
                (
                    str(island.number),
                    system_name(result, system),
                    "passes on" if card.scopes is None else ", ".join(card.scopes),
                    ", ".join(point_name(result, point) for point in card.points),
                    ", ".join(sender_name(result, sender) for sender in card.senders),
                    ", ".join(told),
                    stops,
                )
            )
    header = (
        "Island",
        "System",
        "Keeps",
        "Say no here",
        "Senders that ask it",
        "Tells",
        "Broken promises of the island",
    )
    return Facts(f"{plural(len(result.islands), 'island')} of systems that tell each other a no", header, tuple(rows))


def traced_no(result: AuditResult, point: str, trace: Trace | None = None) -> Facts:
    """Return a row a sender, then a row a place where the no stopped."""
    rows = [
        (
            sender_name(result, promise.sender),
            VERDICTS[promise.verdict].word,
            span(promise.total) if promise.total is not None else "",
            route_words(result, promise.route) or (drop_words(result, promise.drops[0]) if promise.drops else ""),
        )
        for promise in promises_of(result, point)
    ]
    rows += [("", "stopped", "", words) for words in stops_of(result, point, trace)]
    return Facts(headline(result, point), ("Sender", "Verdict", "Takes at worst", "Way"), tuple(rows))


def layered_map(result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str]) -> Facts:
    """Return a row a box of the map, with the boxes that it gives to."""
    content = columns(result.stack, layer_of, layer_names)
    layers, names = dict(content.layers), {tile.key: tile.name for tile in content.tiles}
    rows = []
    for layer in layers:
        for tile in (each for each in content.tiles if each.layer == layer):
            gives = [
                f"{names[link.target]} ({link.how}{', preferences' if link.preferences else ''})"
                for link in content.links
                if link.source == tile.key
            ]
            remarks = [*([tile.state] if tile.state != "live" else []), *(WORDS[mark] for mark in tile.marks)]
            rows.append((layers[layer], tile.name, ", ".join(remarks), ", ".join(gives)))
    return Facts("The stack by layer", ("Layer", "System", "Remarks", "Gives to"), tuple(rows))


def grid_picture(result: AuditResult) -> Facts:
    """Return a row a checkpoint."""
    rows = tuple(
        (part.title, STATES[part.state].word, side.lower(), checkpoint_words(point))
        for part in result.grid.parts
        for side, points in evidence(part).items()
        for point in points
    )
    return Facts("What the stack covers", ("Part", "State", "Evidence", "Checkpoint"), rows)


def _promise(result: AuditResult, promise: Promise) -> tuple[str, ...]:
    return (
        point_name(result, promise.point),
        sender_name(result, promise.sender),
        promise.channel,
        VERDICTS[promise.verdict].word,
        span(promise.total) if promise.total is not None else "",
        span(promise.limit.seconds),
        "confirmed" if promise.confirmed else "as written",
    )
