"""Which systems of the integration map have a box of their own, and in whose box the others are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.render.diagram.stack_columns import MANY

HUB: Final = "hub"
"""Stands for the repositories as the end of a wire; no system's tile has this key."""


def homes(
    stack: Stack,
    hubs: Collection[str],
    around: Mapping[str, System],
    layer: Mapping[str, str],
    gaps: Mapping[str, tuple[bool, bool]],
) -> tuple[dict[str, str], dict[str, int]]:
    """Return the box of each system, and how many systems each box took in.

    Up to :data:`MANY` systems have a box each. Beyond, a system with one flow goes into its neighbour's box, and of each
    layer those stay that miss a link, are linked to the repository, or have most flows; the others share a box.
    """
    if len(around) + len(hubs) <= MANY:
        return {id: id for id in around}, {}
    home = dict.fromkeys(around, "")
    leaves: dict[str, int] = {}
    inner = {id: other for id in around if id not in gaps if (other := _only_neighbour(stack, id, around, hubs))}
    for id, other in inner.items():
        # Two systems that know only each other keep their boxes.
        if other in hubs or other not in inner:
            home[id] = HUB if other in hubs else other
    stay = [id for id in around if not home[id]]
    kept = set(_kept(stack, hubs, stay, layer, gaps))
    for id in stay:
        home[id] = id if id in kept else f"{layer[id]}/more"
    for id, at in inner.items():
        if home[id] == at:
            home[id] = home[at]
            if home[at] == at:
                leaves[at] = leaves.get(at, 0) + 1
        elif home[id] == HUB:
            leaves[HUB] = leaves.get(HUB, 0) + 1
    return home, leaves


def linked(stack: Stack, id: str, hubs: Collection[str]) -> bool:
    """Tell whether a system gives to the repository or takes from it."""
    return any(flow.source.system in hubs or flow.target.system in hubs for flow in stack.flows_at(id))


def _only_neighbour(stack: Stack, id: str, around: Mapping[str, System], hubs: Collection[str]) -> str:
    flows = stack.flows_at(id)
    if len(flows) != 1:
        return ""
    other = flows[0].target.system if flows[0].source.system == id else flows[0].source.system
    return other if other != id and (other in around or other in hubs) else ""


def _kept(
    stack: Stack,
    hubs: Collection[str],
    stay: list[str],
    layer: Mapping[str, str],
    gaps: Mapping[str, tuple[bool, bool]],
) -> Iterator[str]:
    if len(stay) <= MANY:
        yield from stay
        return
    share = max(MANY // (len({layer[id] for id in stay}) or 1) - 1, 2)
    for here in sorted({layer[id] for id in stay}):
        ranked = sorted(
            (id for id in stay if layer[id] == here),
            key=lambda id: (id not in gaps, not linked(stack, id, hubs), -len(stack.flows_at(id)), id),
        )
        yield from ranked if len(ranked) <= share + 1 else ranked[:share]
