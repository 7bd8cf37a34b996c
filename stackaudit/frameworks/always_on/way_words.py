"""A way through the stack as a sentence: over which systems, and who carries what by hand."""

from __future__ import annotations

from collections.abc import Sequence

from stackaudit.frameworks.wording import listed
from stackaudit.graph.ways import Route, Way
from stackaudit.model.answer import present
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack


def way_sentence(stack: Stack, route: Route, what: str) -> str:
    """Return how ``what`` ("scores") gets from one end of a way to the other."""
    if route.way is Way.NONE:
        return f"Nothing takes {what} there."
    if route.way is Way.NOT_WRITTEN_DOWN:
        return f"No way for {what} is written down, and nothing rules one out."
    if not route.flows:
        return "One system does both."
    several = len(route.flows) > 1
    course = _course([stack.systems[id].label for id in _systems(stack, route.flows)])
    flows = f"{'Flows' if several else 'A flow'} {course}"
    if route.way is Way.UNTOLD:
        return f"{flows} may take {what}; nobody said what {'they carry' if several else 'it carries'}, or how."
    hands = by_hand(stack, route.flows)
    where = f" {listed([_hand(stack, flow) for flow in hands])}" if several else "".join(map(_who, hands))
    how = f"by hand{where}" if hands else "without hands"
    return f"{flows} {'take' if several else 'takes'} {what} {how}."


def by_hand(stack: Stack, flows: Sequence[str]) -> tuple[Flow, ...]:
    """Return the flows of a way that somebody carries."""
    return tuple(stack.flow_by_id[id] for id in flows if stack.flow_by_id[id].by_hand)


def _systems(stack: Stack, ids: Sequence[str]) -> list[str]:
    """Return the systems on a way; a flow that goes both ways may be travelled from its target to its source."""
    flows = [stack.flow_by_id[id] for id in ids]
    first, then = flows[0], flows[1] if len(flows) > 1 else None
    backwards = then is not None and first.target.system not in (then.source.system, then.target.system)
    found = [first.target.system if backwards else first.source.system]
    for flow in flows:
        found.append(flow.target.system if flow.source.system == found[-1] else flow.source.system)
    return found


def _course(names: list[str]) -> str:
    over = f" over {listed(names[1:-1])}" if names[1:-1] else ""
    return f"from {names[0]}{over} to {names[-1]}"


def _hand(stack: Stack, flow: Flow) -> str:
    source, target = stack.systems[flow.source.system].label, stack.systems[flow.target.system].label
    return f"from {source} to {target}{_who(flow)}"


def _who(flow: Flow) -> str:
    return f" ({flow.owner})" if present(flow.owner) else ""
