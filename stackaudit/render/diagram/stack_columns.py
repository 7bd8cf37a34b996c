"""What the layered map shows: systems by layer and flows between them, or kinds of systems where there are many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.render.diagram.system_marks import marks_of
from stackaudit.render.diagram.wording import plural

MANY: Final = 40
"""From more systems than this on, the map shows kinds of systems; a line a box stays readable up to about here."""

UNPLACED: Final = ""
_KINDS_A_LAYER: Final = 5

# More lines than this between kinds are a tangle that nobody follows; the table beside a map has room for all flows.
_MOST_LINES: Final = 60

# Among many systems of a kind some are always fed by hand or bought on a card; these two are still news.
_KIND_MARKS: Final = ("owner", "end")


class Tile(msgspec.Struct, frozen=True):
    """A box of the map: one system, or several of a kind. ``state`` is live, planned or retiring."""

    key: str
    name: str
    layer: str
    marks: tuple[str, ...] = ()
    state: str = "live"
    store: bool = False
    members: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True):
    """Flows from one box to another that run alike; ``how`` is automatic, by hand, not said or planned."""

    source: str
    target: str
    how: str
    preferences: bool
    flows: tuple[str, ...]


class Columns(msgspec.Struct, frozen=True):
    """Layers by id with their names, and what stands in them."""

    layers: tuple[tuple[str, str], ...]
    tiles: tuple[Tile, ...]
    links: tuple[Link, ...]
    grouped: bool
    flows: int
    by_hand: int
    connections: int


def columns(stack: Stack, layer_of: Mapping[str, str], layer_names: Mapping[str, str]) -> Columns:
    """Return the map's content. Systems that are retired are left out, those without a layer come last."""
    shown = [system for system in stack.systems.values() if system.status != "retired"]
    place = {system.id: _layer(layer_of.get(system.id, UNPLACED), layer_names) for system in shown}
    grouped = len(shown) > MANY
    tiles = _kinds(stack, shown, place) if grouped else [_tile(stack, system, place[system.id]) for system in shown]
    layers = dict(layer_names)
    if any(tile.layer == UNPLACED for tile in tiles):
        layers[UNPLACED] = "No layer known"
    home = {member: tile.key for tile in tiles for member in tile.members}
    links = _links(stack, home)
    merged = _merged(links) if grouped else links
    return Columns(
        tuple(layers.items()),
        tuple(tiles),
        _busiest(merged) if grouped else merged,
        grouped,
        flows=sum(len(link.flows) for link in links),
        by_hand=sum(len(link.flows) for link in links if link.how == "by hand"),
        connections=len(merged),
    )


def how_of(flow: Flow) -> str:
    """Return how a flow runs, in the words of the legend."""
    if not flow.live:
        return "planned"
    if flow.by_hand:
        return "by hand"
    return "automatic" if isinstance(flow.how, str) else "not said"


def _layer(layer: str, names: Mapping[str, str]) -> str:
    return layer if layer in names else UNPLACED


def _tile(stack: Stack, system: System, layer: str) -> Tile:
    state = system.status if system.status in ("planned", "retiring") else "live"
    store = bool(stack.stores_in(system.id))
    return Tile(system.id, system.label, layer, marks_of(stack, system), str(state), store, (system.id,))


def _kinds(stack: Stack, systems: list[System], place: Mapping[str, str]) -> list[Tile]:
    """One box a layer and first capability; the rarest kinds of a full layer share one box."""
    kinds: dict[tuple[str, str], list[System]] = {}
    for system in systems:
        word = system.does[0] if isinstance(system.does, tuple) and system.does else "not said"
        kinds.setdefault((place[system.id], word), []).append(system)
    tiles = []
    for layer in sorted({layer for layer, _ in kinds}):
        here = sorted(
            ((word, each) for (at, word), each in kinds.items() if at == layer), key=lambda k: (-len(k[1]), k[0])
        )
        few = len(here) <= _KINDS_A_LAYER + 1
        own, rest = (here, []) if few else (here[:_KINDS_A_LAYER], here[_KINDS_A_LAYER:])
        tiles += [_kind(stack, layer, word, members) for word, members in own]
        if rest:
            tiles.append(_kind(stack, layer, f"{len(rest)} more kinds", [one for _, each in rest for one in each]))
    return tiles


def _kind(stack: Stack, layer: str, word: str, members: list[System]) -> Tile:
    words = word.replace("-", " ")
    name = f"{words[:1].upper()}{words[1:]} · {len(members)}" if len(members) > 1 else members[0].label
    found = {mark for system in members for mark in marks_of(stack, system)}
    store = any(stack.stores_in(system.id) for system in members)
    ids = tuple(sorted(system.id for system in members))
    return Tile(
        f"{layer}/{word}", name, layer, tuple(mark for mark in _KIND_MARKS if mark in found), "live", store, ids
    )


def _links(stack: Stack, home: Mapping[str, str]) -> tuple[Link, ...]:
    found: dict[tuple[str, str, str, bool], list[str]] = {}
    for flow in stack.flows:
        source, target = home.get(flow.source.system), home.get(flow.target.system)
        if source is not None and target is not None and source != target:
            found.setdefault((source, target, how_of(flow), flow.carries_preferences), []).append(flow.id)
    return tuple(Link(*key, tuple(ids)) for key, ids in found.items())


def _merged(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """One line a pair of boxes: by hand, planned or not said only where all its flows are so."""
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        pairs.setdefault((link.source, link.target), []).append(link)
    return tuple(
        Link(
            source,
            target,
            members[0].how if len({link.how for link in members}) == 1 else "automatic",
            any(link.preferences for link in members),
            tuple(id for link in members for id in link.flows),
        )
        for (source, target), members in pairs.items()
    )


def _busiest(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the lines to draw, in their order: those with preferences first, then those with more flows."""
    ranked = sorted(range(len(links)), key=lambda at: (not links[at].preferences, -len(links[at].flows), at))
    return tuple(links[at] for at in sorted(ranked[:_MOST_LINES]))


def summary(content: Columns) -> str:
    """Return what the map holds in a sentence, and what it leaves out."""
    systems = sum(len(tile.members) for tile in content.tiles)
    said = f"{plural(systems, 'system')}, {plural(content.flows, 'flow')} between them, {content.by_hand} by hand."
    if len(content.links) == content.connections:
        return said
    return f"{said} Of {content.connections} connections the {len(content.links)} with preferences or most flows are drawn."
