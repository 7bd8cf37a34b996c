"""Where a yes or no could get to if every flow existed that nobody ruled out: what makes "no way leads there" certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from stackaudit.model.answer import UNKNOWN
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack


class PossibleWays:
    """The live flows that carry preferences or may, and one between any two systems whose lists may have gaps.

    A complete list names every flow in and out, so a flow that nobody wrote down joins two systems without one.
    """

    def __init__(self, stack: Stack) -> None:
        self._next: dict[str, set[str]] = {system: set() for system in stack.systems}
        self._beside: dict[str, set[str]] = {system: set() for system in stack.systems}
        self._untold: set[str] = set()
        for flow in stack.flows:
            if flow.live and flow.may_carry_preferences:
                self._add(flow)
        self._incomplete = frozenset(system for system in stack.systems if not stack.complete.covers(system))

    def settled(self, system: str) -> bool:
        """Tell whether all preference flows in and out of a system are known."""
        return system not in self._incomplete and system not in self._untold

    def reached(self, systems: Iterable[str]) -> frozenset[str]:
        """Return every system to which something kept in the given systems could get, themselves included."""
        seen = self._written(systems)
        if self._incomplete.isdisjoint(seen):
            return frozenset(seen)
        # One system with gaps leads to all the others, so that nearly every start gets to the same places.
        return self._beyond_gaps if seen <= self._beyond_gaps else self._beyond_gaps | seen

    def joined(self, system: str) -> frozenset[str]:
        """Return every system that written flows join with a system, whichever way, if all carry what they may."""
        seen = {system}
        queue = [system]
        while queue:
            fresh = self._beside[queue.pop()] - seen
            seen |= fresh
            queue += fresh
        return frozenset(seen)

    @cached_property
    def _beyond_gaps(self) -> frozenset[str]:
        return frozenset(self._written(self._incomplete))

    def _written(self, systems: Iterable[str]) -> set[str]:
        seen = set(systems)
        queue = list(seen)
        while queue:
            fresh = self._next[queue.pop()] - seen
            seen |= fresh
            queue += fresh
        return seen

    def _add(self, flow: Flow) -> None:
        self._beside[flow.source.system].add(flow.target.system)
        self._beside[flow.target.system].add(flow.source.system)
        for source, target in _directions(flow):
            self._next[source].add(target)
        if not flow.carries_preferences:
            self._untold |= {flow.source.system, flow.target.system}


def _directions(flow: Flow) -> Iterator[tuple[str, str]]:
    yield flow.source.system, flow.target.system
    if flow.direction == "both" or flow.direction is UNKNOWN:
        yield flow.target.system, flow.source.system
