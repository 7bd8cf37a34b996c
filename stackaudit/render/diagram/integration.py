"""What the integration map shows: the repository, the systems around it, how each is linked, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.model.answer import present
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.render.diagram.integration_boxes import HUB, homes, linked
from stackaudit.render.diagram.integration_gaps import gap_words, missing
from stackaudit.render.diagram.stack_columns import MANY, UNPLACED, Tile, how_of
from stackaudit.render.diagram.system_marks import marks_of
from stackaudit.render.diagram.wording import plural, system_name
from stackaudit.render.flow_filter import narrowed

HOW: Final = ("automatic", "by hand", "not said", "planned", "missing")
"""How a wire may run, in the order of the legend."""

# Wires between systems beside the repository: more of them are a tangle that nobody follows.
_MOST_WIRES: Final = 48
_MOST_AMONG_MANY: Final = 24


class Wire(msgspec.Struct, frozen=True):
    """What runs alike between two boxes; ``there`` and ``back`` say in which directions, seen from ``one``."""

    one: str
    other: str
    how: str
    there: bool
    back: bool
    preferences: bool
    flows: tuple[str, ...]
    hubs: tuple[str, ...] = ()
    words: str = ""


class Integration(msgspec.Struct, frozen=True):
    """The map's content: ``spokes`` lead from a box to the repository, ``wires`` from box to box.

    ``hubs`` are the systems in the middle, ``named`` tells whether the company named them. ``inside`` are the flows between
    them. ``leaves`` counts, by box or :data:`HUB`, the systems that hang on that one alone and have no box of their own.
    ``direct`` counts the systems with a flow to or from the repository, ``connections`` the links beside it.
    """

    hubs: tuple[str, ...]
    named: bool
    tiles: tuple[Tile, ...]
    layers: tuple[tuple[str, str], ...]
    spokes: tuple[Wire, ...]
    wires: tuple[Wire, ...]
    inside: tuple[str, ...]
    leaves: dict[str, int]
    systems: int
    direct: int
    connections: int


def integration(
    result: AuditResult, layer_of: Mapping[str, str], layer_names: Mapping[str, str], only: str = ""
) -> Integration:
    """Return the map's content. Systems that are retired are left out, those without a layer come last.

    ``only`` narrows the flows that are drawn; what is missing is missing among all of them.
    """
    stack = narrowed(result, only).stack
    shown = {system.id: system for system in stack.systems.values() if system.status != "retired"}
    hubs, named = _middle(stack, shown)
    around = {id: system for id, system in shown.items() if id not in hubs}
    layer = {id: layer_of[id] if layer_of.get(id) in layer_names else UNPLACED for id in around}
    gaps = {id: words for id, words in missing(result.stack, hubs).items() if id in around} if named else {}
    home, leaves = homes(stack, hubs, around, layer, gaps)
    tiles = _tiles(stack, around, layer, home)
    wires = [wire for wire in _wires(stack, hubs, home) if wire.one != wire.other]
    spokes = [wire for wire in wires if wire.other == HUB]
    spokes += _gaps(stack, home, gaps)
    beside = [wire for wire in wires if wire.other != HUB]
    present_layers = {tile.layer for tile in tiles}
    layers = [(id, name) for id, name in (*layer_names.items(), (UNPLACED, "No layer known")) if id in present_layers]
    inside = tuple(flow.id for flow in stack.flows if {flow.source.system, flow.target.system} <= set(hubs))
    return Integration(
        hubs=hubs,
        named=named,
        tiles=tiles,
        layers=tuple(layers),
        spokes=tuple(spokes),
        wires=_busiest(beside, _MOST_WIRES if len(shown) <= MANY else _MOST_AMONG_MANY),
        inside=inside,
        leaves=leaves,
        systems=len(shown),
        direct=sum(linked(stack, id, hubs) for id in around),
        connections=len(beside),
    )


def summary(content: Integration) -> str:
    """Return what the map holds in a sentence, and what it leaves out."""
    around = plural(content.systems - len(content.hubs), "system")
    words = f"{content.direct} of {around} around it {'is' if content.direct == 1 else 'are'} linked to it directly"
    words += _of_the_links(content)
    gaps = sum(wire.how == "missing" for wire in content.spokes)
    if gaps:
        words += f" {plural(gaps, 'sender system')} {'misses' if gaps == 1 else 'miss'} a link for certain."
    if len(content.wires) < content.connections:
        words += f" Of {content.connections} links beside it the {len(content.wires)} with preferences or most flows are drawn."
    return words


def _of_the_links(content: Integration) -> str:
    counts = {how: sum(wire.how == how for wire in content.spokes) for how in ("by hand", "not said")}
    said = [f"{counts['by hand']} of the links by hand"] if counts["by hand"] else []
    said += [f"of {plural(counts['not said'], 'link')} nobody said how"] if counts["not said"] else []
    return "".join(f"; {each}" for each in said) + "."


def _middle(stack: Stack, shown: Mapping[str, System]) -> tuple[tuple[str, ...], bool]:
    """Return the repositories that the company named, else the system with most flows."""
    repositories = stack.company.customer_data_repository
    if present(repositories) and (named := tuple(id for id in dict.fromkeys(repositories) if id in shown)):
        return named, True
    busiest = max(shown, key=lambda id: len(stack.flows_at(id)), default="")
    return ((busiest,) if busiest and stack.flows_at(busiest) else ()), False


def _tiles(
    stack: Stack, around: Mapping[str, System], layer: Mapping[str, str], home: Mapping[str, str]
) -> tuple[Tile, ...]:
    members: dict[str, list[str]] = {}
    for id in around:
        members.setdefault(home[id], []).append(id)
    found = []
    for key, ids in members.items():
        if key in around:
            system = around[key]
            state = system.status if system.status in ("planned", "retiring") else "live"
            store = bool(stack.stores_in(key))
            found.append(Tile(key, system.label, layer[key], marks_of(stack, system), str(state), store, tuple(ids)))
        elif key != HUB:
            store = any(stack.stores_in(id) for id in ids)
            found.append(Tile(key, f"{len(ids)} more", key.rpartition("/")[0], (), "live", store, tuple(ids)))
    return tuple(found)


def _wires(stack: Stack, hubs: Collection[str], home: Mapping[str, str]) -> Iterator[Wire]:
    """Yield one wire a pair of boxes and way of running."""
    found: dict[tuple[str, str, str], list[tuple[Flow, bool, str]]] = {}
    for flow in stack.flows:
        source, target = flow.source.system, flow.target.system
        one, other = _box(source, hubs, home), _box(target, hubs, home)
        if not one or not other or one == other:
            continue
        pair, forward = ((one, other), True) if other == HUB or (one != HUB and one < other) else ((other, one), False)
        hub = target if target in hubs else source if source in hubs else ""
        found.setdefault((*pair, how_of(flow)), []).append((flow, forward, hub))
    for (one, other, how), members in found.items():
        flows = [flow for flow, _, _ in members]
        both = any(flow.direction == "both" for flow in flows)
        yield Wire(
            one,
            other,
            how,
            there=both or any(forward for _, forward, _ in members),
            back=both or any(not forward for _, forward, _ in members),
            preferences=any(flow.carries_preferences for flow in flows),
            flows=tuple(flow.id for flow in flows),
            hubs=tuple(dict.fromkeys(hub for _, _, hub in members if hub)),
            words=_words(stack, flows),
        )


def _box(system: str, hubs: Collection[str], home: Mapping[str, str]) -> str:
    return HUB if system in hubs else home.get(system, "")


def _words(stack: Stack, flows: Iterable[Flow]) -> str:
    """Return what a wire says when one points at it."""
    named = [(flow, stack.systems.get(flow.source.system), stack.systems.get(flow.target.system)) for flow in flows]
    texts = [
        f"{source.label if source else flow.source.system} to {target.label if target else flow.target.system}: {carried(flow)}"
        for flow, source, target in named[:6]
    ]
    return "; ".join(chain(texts, [f"and {len(named) - 6} more"] if len(named) > 6 else []))


def carried(flow: Flow) -> str:
    """Return what a flow carries in a few words."""
    if isinstance(flow.carries, tuple):
        return ", ".join(flow.carries) or "nothing"
    return "nobody said what"


def _gaps(stack: Stack, home: Mapping[str, str], gaps: Mapping[str, tuple[bool, bool]]) -> Iterator[Wire]:
    """Yield one wire a box that misses a link to the repository."""
    boxes: dict[str, list[str]] = {}
    for id in gaps:
        boxes.setdefault(home[id], []).append(id)
    for key, ids in boxes.items():
        unfed, silent = any(gaps[id][0] for id in ids), any(gaps[id][1] for id in ids)
        words = "; ".join(f"{stack.systems[id].label}: {gap_words(gaps[id])}" for id in ids[:6])
        yield Wire(key, HUB, "missing", there=silent, back=unfed, preferences=False, flows=(), words=words)


def _busiest(wires: list[Wire], most: int) -> tuple[Wire, ...]:
    """Return the wires to draw, in their order: those with preferences first, then those with more flows."""
    ranked = sorted(range(len(wires)), key=lambda at: (not wires[at].preferences, -len(wires[at].flows), at))
    return tuple(wires[at] for at in sorted(ranked[:most]))


def middle_words(result: AuditResult, content: Integration) -> str:
    """Return the headline: what stands in the middle."""
    names = [system_name(result, id) for id in content.hubs]
    if not names:
        return "What is linked to what: no flow is written down"
    if content.named:
        return f"What is linked to the customer data repository: {' and '.join(names)}"
    return f"What is linked to {names[0]}, the system with most flows"
