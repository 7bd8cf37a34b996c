"""How one group of systems feeds another: directly, through the one home of customer data, or through what only passes on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from stackaudit.graph.three_valued import once
from stackaudit.graph.ways import NO_WAY, Route, Way, ways_out_of
from stackaudit.model.answer import Silence
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

PASSING_ON: Final = frozenset({"data-integration", "file-exchange"})


class Relays(msgspec.Struct, frozen=True):
    """The live systems that pass on: the named repositories, and what does nothing else; and those that may.

    ``open`` is the missing answer that makes every system a possible one, where nobody named a repository.
    """

    certain: frozenset[str]
    possible: frozenset[str]
    open: tuple[str, ...] = ()


def relays(stack: Stack) -> Relays:
    """Return the named repositories, through which everything is meant to go, and what does nothing but pass on."""
    named = stack.company.customer_data_repository
    told = {id: _passes_on(system) for id, system in stack.systems.items() if system.live}
    certain = frozenset(id for id, passes_on in told.items() if passes_on)
    if isinstance(named, Silence):
        return Relays(certain, frozenset(told) - certain, ("company/customer_data_repository",))
    certain |= {id for id in named if id in told}
    return Relays(certain, frozenset(id for id, passes_on in told.items() if passes_on is None) - certain)


def feeding(stack: Stack, givers: Collection[str], takers: Collection[str], between: Relays) -> Route:
    """Return the best way in which anything about people gets from one of the givers to one of the takers.

    A system in both groups needs no way. Other systems than relays end a way: what they give on is their own.
    """
    if not givers or not takers:
        return NO_WAY
    told = _best(stack, givers, takers, between.certain)
    if told.low == 1 or not between.possible:
        return told
    # Where anything is possible already, only a relay next to them can say more: that it is one, and how it goes.
    maybe = between.possible if told.high < 1 else between.possible & _next_to(stack, (*givers, *takers))
    found = _best(stack, givers, takers, between.certain | maybe)
    if not found.flows and found.high <= told.high:
        return told
    written = told if told.flows else msgspec.structs.replace(found, way=Way.UNTOLD if found.flows else found.way)
    low, high = told.low, max(told.high, found.high)
    open = (*told.open, *found.open, *_unsaid(stack, found.flows, between)) if low < high else ()
    return msgspec.structs.replace(written, low=low, high=high, open=once(open))


def lead_flows(
    stack: Stack, givers: Collection[str], takers: Collection[str], between: Relays, *, perhaps: bool = False
) -> tuple[Flow, ...]:
    """Return the live flows of leads on ways from the givers to the takers, those into and out of relays included.

    With ``perhaps`` those of which nobody said what they carry count as well.
    """
    near = _reached(stack, givers, between.certain, perhaps, outward=True)
    far = frozenset(_reached(stack, takers, between.certain, perhaps, outward=False))
    found = {
        flow.id: flow
        for system in near
        for flow in stack.flows_at(system)
        for here, there in _directions(flow)
        if here == system and there in far and _leads(flow, perhaps)
    }
    return tuple(found.values())


def _passes_on(system: System) -> bool | None:
    if isinstance(system.does, Silence):
        return None
    return bool(system.does) and PASSING_ON.issuperset(system.does)


def _best(stack: Stack, givers: Collection[str], takers: Collection[str], through: Collection[str]) -> Route:
    inside = dict.fromkeys((*givers, *takers, *(id for id in stack.systems if id in through)))
    flows = (flow for id in inside for flow in stack.flows_at(id) if flow.source.system == id)
    narrow = Stack(
        company=stack.company,
        systems={id: stack.systems[id] for id in inside},
        flows=tuple(flow for flow in flows if flow.target.system in inside),
    )
    route = ways_out_of(narrow, givers).best(takers)
    if route.way is not Way.NOT_WRITTEN_DOWN:
        own_words = () if route.open or route.low == route.high else route.flows
        return msgspec.structs.replace(route, open=route.open or tuple(f"flows/{id}/carries" for id in own_words))
    ends = dict.fromkeys((*givers, *takers))
    lists = [id for id in ends if not stack.complete.covers(id)] or [
        id for id in inside if not stack.complete.covers(id)
    ]
    return msgspec.structs.replace(route, open=tuple(f"company/flows_complete/{id}" for id in lists))


def _next_to(stack: Stack, systems: Iterable[str]) -> frozenset[str]:
    flows = (flow for system in systems for flow in stack.flows_at(system) if flow.live)
    return frozenset(end.system for flow in flows for end in (flow.source, flow.target))


def _unsaid(stack: Stack, flows: Iterable[str], between: Relays) -> tuple[str, ...]:
    ends = (end.system for id in flows for end in (stack.flow_by_id[id].source, stack.flow_by_id[id].target))
    unsaid = (system for system in ends if system in between.possible)
    return (*between.open, *(f"systems/{id}/does" for id in unsaid if isinstance(stack.systems[id].does, Silence)))


def _reached(
    stack: Stack, ends: Collection[str], through: Collection[str], perhaps: bool, *, outward: bool
) -> tuple[str, ...]:
    """Return the ends, and the relays to which leads get from there (or from which they come there)."""
    found, queue = dict.fromkeys(ends), list(ends)
    for system in queue:
        for flow in stack.flows_at(system):
            for source, target in _directions(flow):
                here, there = (source, target) if outward else (target, source)
                if here == system and there in through and there not in found and _leads(flow, perhaps):
                    found[there] = None
                    queue.append(there)
    return tuple(found)


def _directions(flow: Flow) -> tuple[tuple[str, str], ...]:
    there = (flow.source.system, flow.target.system)
    return (there, there[::-1]) if flow.direction == "both" else (there,)


def _leads(flow: Flow, perhaps: bool) -> bool:
    carries = perhaps if isinstance(flow.carries, Silence) else "leads" in flow.carries
    return flow.live and carries
