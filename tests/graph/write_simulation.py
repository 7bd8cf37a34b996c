"""A slow simulation of writes: tick by tick, every flow that may write a yes over a no does so at the worst moment.

A store says yes until the no has reached it. A flow hands on what its source said at any moment within its wait, and even one
that runs at once takes up to a tick. What still comes in at the end of a long run comes in for ever.
"""

from __future__ import annotations

from math import inf

from stackaudit.model.answer import NONE, Silence
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from tests.graph.oracle import HOUR, Cell, Edge, NodeId, Oracle

TICKS = 12
"""In an hour: more than a yes can pass flows in a small stack, so that ticks never add up to an hour."""
LAST_TICK = 48 * TICKS


def settled(oracle: Oracle, point: CollectionPoint, cell: Cell) -> dict[NodeId, float]:
    """Return in seconds for each node that hears a no about a cell when the last yes is there or comes in."""
    heard: dict[NodeId, float] = {}
    for state, time in oracle.reached(point).items():
        if cell in state.cells:
            heard[state.node] = min(time, heard.get(state.node, inf))
    edges = [edge for edge in oracle.edges if carries_an_old_yes(oracle, edge, cell, heard)]
    waits = [(edge, (oracle.wait(edge.flow) or 0) * TICKS / HOUR + 1) for edge in edges]
    last: dict[NodeId, int] = {}
    for tick in range(-1, LAST_TICK):
        now = {node for node in oracle.nodes if holds_one(node, tick, heard)}
        now |= {edge.target for edge, longest in waits if comes_in(edge, longest, tick, heard, last)}
        last |= dict.fromkeys(now, tick)
    return {node: max(time, _seconds(last.get(node, -1))) for node, time in heard.items()}


def holds_one(node: NodeId, tick: int, heard: dict[NodeId, float]) -> bool:
    """Tell whether a store has not heard the no; at the tick before the no nobody has. Relays hold nothing."""
    return node[0] == "store" and _unheard(node, tick, heard)


def comes_in(edge: Edge, longest: float, tick: int, heard: dict[NodeId, float], last: dict[NodeId, int]) -> bool:
    """Tell whether a yes that the source had, or that is made of what it lacks, can land in a tick."""
    had = last.get(edge.source, -inf)
    if edge.block.default_on_missing == "allow":
        lacked = heard.get(edge.source, inf) * TICKS / HOUR - 1
        had = max(had, min(tick - 1, lacked if lacked >= 0 else -1))
    return had > -inf and tick - longest <= had < tick


def carries_an_old_yes(oracle: Oracle, edge: Edge, cell: Cell, heard: dict[NodeId, float]) -> bool:
    """Tell whether a flow can bring a yes about a cell and write it over what its target knows."""
    flow, block = edge.flow, edge.block
    if flow.status in ("planned", "broken") or edge.source == edge.target:
        return False
    if not all(
        cell in cells for cells in (oracle.flow_covers(block), covers(oracle, edge.source), covers(oracle, edge.target))
    ):
        return False
    unsaid = oracle.pessimistic
    yes = block.says in ("both", "yes-only") or (isinstance(block.says, Silence) and unsaid)
    return (yes or block.default_on_missing == "allow") and replaces(oracle, edge, cell, heard)


def replaces(oracle: Oracle, edge: Edge, cell: Cell, heard: dict[NodeId, float]) -> bool:
    """Tell whether the newer answer of the target is lost."""
    kind, name = edge.target
    if kind == "relay":
        return True
    store, rule = oracle.stack.preference_stores[name], edge.block.write_rule
    if isinstance(rule, Silence):
        if edge.flow.how in ("lookup", "embedded"):
            return False
        if isinstance(store.conflict, Silence):
            return oracle.pessimistic
        if store.conflict in (NONE, "none", "newest-arrival-wins"):
            return True
        rule = "source-priority" if store.conflict == "source-priority" else "newest-event-wins"
    return outranks(oracle, edge, store, cell, heard) if rule == "source-priority" else rule == "overwrite"


def outranks(oracle: Oracle, edge: Edge, store: PreferenceStore, cell: Cell, heard: dict[NodeId, float]) -> bool:
    """Tell whether the source stands above every other system that tells the store of the no."""
    order = store.source_order
    if isinstance(order, Silence) or not order:
        return oracle.pessimistic
    mine = oracle.system(edge.source)
    for other in oracle.edges:
        telling = other.target == edge.target and other.source in heard and oracle.carries_noes(other)
        if oracle.pessimistic and oracle.wait(other.flow) is None:
            continue
        if telling and cell in oracle.flow_covers(other.block) and oracle.system(other.source) != mine:
            theirs = oracle.system(other.source)
            if mine not in order or (theirs in order and order.index(theirs) <= order.index(mine)):
                return False
    return True


def covers(oracle: Oracle, node: NodeId) -> frozenset[Cell]:
    """Return what a place can say yes to."""
    kind, name = node
    return oracle.all_cells if kind == "relay" else oracle.store_covers(oracle.stack.preference_stores[name])


def _unheard(node: NodeId, tick: int, heard: dict[NodeId, float]) -> bool:
    return tick < 0 or tick < heard.get(node, inf) * TICKS / HOUR


def _seconds(tick: int) -> float:
    # In a circle a yes need not be everywhere at every tick.
    return inf if tick >= LAST_TICK - TICKS else float(max(0, tick) // TICKS * HOUR)
