"""What gets into some systems, wherever it comes from."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.ways import Route, Way, ways_into
from stackaudit.model.stack import Stack


class Arrivals:
    """The best way into any of some systems of a stack.

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
