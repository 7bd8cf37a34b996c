"""The best way on which something gets from one set of systems to another: by itself, by hand, or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

import msgspec

from stackaudit.graph.flow_links import Link, flow_links
from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.three_valued import once
from stackaudit.model.stack import Stack


class Way(Enum):
    """How something gets from here to there, as written."""

    AUTOMATIC = "automatic"
    UNTOLD = "not said"
    """Flows are written down, and nobody said what they carry or how."""
    BY_HAND = "by hand"
    NOT_WRITTEN_DOWN = "not written down"
    """No way is written down, and nothing makes that certain."""
    NONE = "none"


class Route(msgspec.Struct, frozen=True):
    """The best way found.

    ``low`` and ``high`` are what it is worth: automatic 1, by hand a half, none 0; they differ where answers are missing,
    which ``open`` names. ``flows`` are the ids of the flows on the way, in the order of travel; empty where there is none,
    or where both ends are the same system.
    """

    way: Way
    low: float
    high: float
    flows: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


NO_WAY: Final = Route(Way.NONE, 0.0, 0.0)
WITHIN: Final = Route(Way.AUTOMATIC, 1.0, 1.0)
"""The way from a system to itself."""


class Ways:
    """The best way for each system of a stack, worked out when it is asked for."""

    def __init__(self, route: Callable[[str], Route]) -> None:
        self._route = route
        self._known: dict[str, Route] = {}

    def of(self, system: str) -> Route:
        """Return the best way from (or to) a system of the stack."""
        if system not in self._known:
            self._known[system] = self._route(system)
        return self._known[system]

    def best(self, systems: Iterable[str]) -> Route:
        """Return the best of several systems' ways; none where there is no system."""
        return best_of([self.of(system) for system in systems])


_BEST_FIRST: Final = tuple(Way)


def best_of(routes: Sequence[Route]) -> Route:
    """Return the best of several ways, worth as much as any of them can be; none where there is none."""
    if not routes:
        return NO_WAY
    best = max(routes, key=lambda route: (-_BEST_FIRST.index(route.way), route.low, route.high))
    low, high = max(route.low for route in routes), max(route.high for route in routes)
    open = once(answer for route in routes if route.high > low for answer in route.open)
    return msgspec.structs.replace(best, low=low, high=high, open=open)


def wider(route: Route, high: float, open: tuple[str, ...]) -> Route:
    """Return a way that may be better than it looks, because of answers that are missing."""
    if high <= route.high:
        return route
    way = Way.NOT_WRITTEN_DOWN if route.way is Way.NONE else route.way
    return msgspec.structs.replace(route, way=way, high=high, open=once((*route.open, *open)))


def ways_into(
    stack: Stack, targets: Collection[str], carrying: Collection[str] = ABOUT_PEOPLE, *, per_person: bool = False
) -> Ways:
    """Return for each system how what it has gets to any of the targets, over live flows that carry any of these words.

    ``per_person`` asks for rows about people all the way: totals do not count. A way by hand that is written down is how
    it goes. Where no way is written down one may still exist, unless the lists of flows that rule it out are complete.
    """
    return _ways(stack, targets, carrying, per_person, outward=False)


def ways_out_of(
    stack: Stack, sources: Collection[str], carrying: Collection[str] = ABOUT_PEOPLE, *, per_person: bool = False
) -> Ways:
    """Return for each system how what any of the sources has gets to it; else as :func:`ways_into`."""
    return _ways(stack, sources, carrying, per_person, outward=True)


_Key = tuple[frozenset[str], frozenset[str], bool, bool]
_Found = dict[str, Link | None]


def _ways(stack: Stack, ends: Collection[str], carrying: Collection[str], per_person: bool, outward: bool) -> Ways:
    """Return the ways, searched once for each stack: rules and checkpoints ask for the same ones."""
    known: dict[_Key, Ways] = stack.__dict__.setdefault("_ways", {})
    key = (frozenset(ends), frozenset(carrying), per_person, outward)
    if key not in known:
        known[key] = _searched(stack, ends, carrying, per_person, outward)
    return known[key]


def _searched(stack: Stack, ends: Collection[str], carrying: Collection[str], per_person: bool, outward: bool) -> Ways:
    near: dict[str, list[Link]] = {}
    for link in flow_links(stack.live_flows, carrying, per_person=per_person, outward=outward):
        if link.possible:
            near.setdefault(link.near, []).append(link)
    open_lists = {system for system in stack.systems if not stack.complete.covers(system)}
    automatic = _reached(ends, near, lambda link: link.as_written and link.by_itself is True)
    surely_automatic = _reached(ends, near, lambda link: link.sure and link.by_itself is True)
    surely = _reached(ends, near, lambda link: link.sure)
    written = _reached(ends, near, lambda link: link.as_written)
    untold = _reached(ends, near, lambda link: link.by_itself is not False)
    untold_by_hand = _reached(ends, near, lambda _: True)
    unwritten = _reached(ends, near, lambda link: link.by_itself is not False, open_lists)
    unwritten_by_hand = _reached(ends, near, lambda _: True, open_lists)

    def route(system: str) -> Route:
        low = 1.0 if system in surely_automatic else 0.5 if system in surely else 0.0
        if system in surely_automatic:
            return Route(Way.AUTOMATIC, 1.0, 1.0, _flows(system, surely_automatic, outward))
        if system in automatic:
            return _route(Way.AUTOMATIC, low, 1.0, system, automatic, outward)
        if system in untold:
            return _route(Way.UNTOLD, low, 1.0, system, untold, outward)
        if system in written:
            # How it goes is written down for certain; a way that nobody wrote down is only looked for where it is not.
            high = 1.0 if not low and system in unwritten else 0.5
            return _route(Way.BY_HAND, low, high, system, surely if low else written, outward)
        high = 1.0 if system in unwritten else 0.5 if system in unwritten_by_hand else 0.0
        if system in untold_by_hand:
            return _route(Way.UNTOLD, low, high, system, untold_by_hand, outward)
        if not high:
            return NO_WAY
        return Route(Way.NOT_WRITTEN_DOWN, 0.0, high, (), (f"company/flows_complete/{system}",))

    return Ways(route)


def _reached(
    ends: Collection[str],
    near: dict[str, list[Link]],
    usable: Callable[[Link], bool],
    open_lists: Collection[str] = (),
) -> _Found:
    """Return every system that can be got to from the ends, each with the last link of a shortest way to it.

    From one system whose list of flows is not complete, a flow that nobody wrote down may lead to every other one.
    """
    found: _Found = dict.fromkeys(ends)
    queue, jumped = deque(found), False
    while queue:
        system = queue.popleft()
        for link in near.get(system, ()):
            if link.far not in found and usable(link):
                found[link.far] = link
                queue.append(link.far)
        if system in open_lists and not jumped:
            jumped = True
            fresh = [each for each in open_lists if each not in found]
            found.update(dict.fromkeys(fresh))
            queue += fresh
    return found


def _route(way: Way, low: float, high: float, system: str, found: _Found, outward: bool) -> Route:
    open = once(answer for link in _links_on(system, found) for answer in link.unanswered)
    return Route(way, low, high, _flows(system, found, outward), open if low < high else ())


def _flows(system: str, found: _Found, outward: bool) -> tuple[str, ...]:
    ids = [link.flow.id for link in _links_on(system, found)]
    return tuple(reversed(ids) if outward else ids)


def _links_on(system: str, found: _Found) -> Iterator[Link]:
    while link := found[system]:
        yield link
        system = link.near
