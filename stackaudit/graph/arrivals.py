"""What gets into a system, wherever it comes from: told by the flows that end there."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from stackaudit.graph.flow_links import Link, flow_links
from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.ways import Route, Way, best_of
from stackaudit.model.stack import Stack


class Arrivals:
    """The best flow into some systems of a stack.

    The last hop tells it all: whatever comes from far off comes in over a flow of the system's own. A flow that nobody
    wrote down may come from another system whose list of flows is not complete either, even where somebody carries what
    is written down: there may be several ways in.
    """

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._open_lists = [id for id in stack.systems if not stack.complete.covers(id)]

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
        flows = {flow.id: flow for target in targets for flow in stack.flows_at(target) if stack.runs(flow)}
        links = [
            link
            for link in flow_links(flows.values(), carrying, per_person=per_person, outward=False)
            if link.possible and link.near in targets and link.far not in targets
        ]
        order = list(dict.fromkeys(end.system for flow in flows.values() for end in (flow.source, flow.target)))
        links.sort(key=lambda link: (link.far not in shown_first, order.index(link.far)))
        found = best_of([_alone(link) for link in links])
        lists = tuple(f"company/flows_complete/{id}" for id in targets if not stack.complete.covers(id))
        if found.low == 1 or not lists or all(id in targets for id in self._open_lists):
            return found
        way = Way.NOT_WRITTEN_DOWN if found.way is Way.NONE else found.way
        return msgspec.structs.replace(found, way=way, high=1.0, open=(*lists, *found.open))


def _alone(link: Link) -> Route:
    """Return what a flow is worth by itself."""
    by_hand, low = link.by_itself is False, 0.0
    if link.sure:
        low = 1.0 if link.by_itself else 0.5
    if link.as_written and link.by_itself is not None:
        way = Way.BY_HAND if by_hand else Way.AUTOMATIC
    else:
        way = Way.UNTOLD
    high = 0.5 if by_hand else 1.0
    return Route(way, low, high, (link.flow.id,), link.unanswered if low < high else ())
