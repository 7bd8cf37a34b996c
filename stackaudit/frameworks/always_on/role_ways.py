"""The best way between two parts of the machine, whoever may turn out to play them."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from stackaudit.frameworks.always_on.roles import Role
from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.ways import Route, Way, ways_into, ways_out_of
from stackaudit.model.stack import Stack

NO_WAY = Route(Way.NONE, 0.0, 0.0)
WITHIN = Route(Way.AUTOMATIC, 1.0, 1.0)
"""The way from a system to itself."""


def between(
    stack: Stack, sources: Role, targets: Role, carrying: Collection[str] = ABOUT_PEOPLE, *, per_person: bool = False
) -> Route:
    """Return the best way from any system that plays the one part to any that plays the other.

    A system that plays both needs no way, but one with flows to show goes before it.
    """
    found = _best(stack, sources.systems, targets.systems, carrying, per_person)
    if found.low == 1 or not (sources.open or targets.open):
        return found
    if sources.anybody or targets.anybody:
        return wider(found, 1.0, sources.open + targets.open)
    possible = _best(stack, sources.possible, targets.possible, carrying, per_person)
    return wider(found, possible.high, sources.open + targets.open)


class Arrivals:
    """What gets into a system, wherever it comes from.

    The last hop tells it all: whatever comes from far off comes in over a flow of the system's own. So the rest of the
    stack is left out, but for one system whose list of flows is not complete: what nobody wrote down may come from there.
    """

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._open = tuple(id for id in stack.systems if not stack.complete.covers(id))

    def into(
        self,
        targets: Collection[str],
        carrying: Collection[str] = ABOUT_PEOPLE,
        *,
        per_person: bool = False,
        shown_first: Collection[str] = (),
    ) -> Route:
        """Return the best way into any of the targets from any other system; of equals, one from those ``shown_first``."""
        stack = self._stack
        flows = {flow.id: flow for target in targets for flow in stack.flows_at(target)}
        ends = dict.fromkeys(end.system for flow in flows.values() for end in (flow.source, flow.target))
        somebody = (id for id in self._open if id not in targets)
        systems = dict.fromkeys((*targets, *ends, *[id for id in (next(somebody, None),) if id is not None]))
        near = Stack(
            company=stack.company, systems={id: stack.systems[id] for id in systems}, flows=tuple(flows.values())
        )
        into = ways_into(near, targets, carrying, per_person=per_person)
        others = [id for id in systems if id not in targets]
        found = into.best(sorted(others, key=lambda id: id not in shown_first))
        if found.way is not Way.NOT_WRITTEN_DOWN:
            return found
        lists = tuple(f"company/flows_complete/{id}" for id in targets if not stack.complete.covers(id))
        return msgspec.structs.replace(found, open=lists or found.open)

    def at(
        self,
        targets: Role,
        carrying: Collection[str] = ABOUT_PEOPLE,
        *,
        per_person: bool = False,
        shown_first: Collection[str] = (),
    ) -> Route:
        """Return the best way to any system that plays a part."""
        found = NO_WAY
        if targets.systems:
            found = self.into(targets.systems, carrying, per_person=per_person, shown_first=shown_first)
        return wider(found, 1.0, targets.open) if targets.open else found


def wider(route: Route, high: float, open: tuple[str, ...]) -> Route:
    """Return a way that may be better than it looks, because of answers that are missing."""
    if high <= route.high:
        return route
    way = Way.NOT_WRITTEN_DOWN if route.way is Way.NONE else route.way
    return msgspec.structs.replace(route, way=way, high=high, open=tuple(dict.fromkeys((*route.open, *open))))


def _best(
    stack: Stack, sources: tuple[str, ...], targets: tuple[str, ...], carrying: Collection[str], per_person: bool
) -> Route:
    if not sources or not targets:
        return NO_WAY
    out, starts = ways_out_of(stack, sources, carrying, per_person=per_person), frozenset(sources)
    return out.best(sorted(targets, key=lambda id: id in starts))
