"""Does what a system knows about people get to the customer data repository, and does it take hands?"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum

import msgspec

from stackaudit.graph.person_data import carries_person_data, runs_without_hands
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import UNKNOWN
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack


class Way(Enum):
    """How a system's person data gets to the repository."""

    AUTOMATIC = "automatic"
    UNTOLD = "not said"
    """Routes are written down, and nobody said what they carry or how."""
    BY_HAND = "by hand"
    NOT_WRITTEN_DOWN = "not written down"
    """No route is written down, and nothing makes that certain."""
    NONE = "none"


class Feeds(msgspec.Struct, frozen=True):
    """The way from each system to the repository; ``open`` names the missing answers on the routes that are untold."""

    ways: dict[str, Way]
    open: dict[str, tuple[str, ...]]


class _Link(msgspec.Struct, frozen=True):
    source: str
    target: str
    flow: Flow
    certain: bool


def feeds(stack: Stack, repositories: Collection[str]) -> Feeds:
    """Return how each system feeds any of the repositories, over live flows with person data.

    A route by hand that is written down is how it goes. Where no route is written down, one may still exist unless the
    lists of flows that rule it out are complete.
    """
    links = tuple(_links(stack))
    automatic = _upstream(repositories, [link for link in links if _automatic(link) is True])
    untold = _upstream(repositories, [link for link in links if _automatic(link) is not False])
    written = _upstream(repositories, [link for link in links if link.certain and carries_person_data(link.flow)])
    possible = _possible(stack, repositories, links)
    ways = {}
    for system in stack.systems:
        if system in automatic:
            ways[system] = Way.AUTOMATIC
        elif system in untold:
            ways[system] = Way.UNTOLD
        elif system in written:
            ways[system] = Way.BY_HAND
        else:
            ways[system] = Way.NOT_WRITTEN_DOWN if system in possible else Way.NONE
    return Feeds(ways, {system: _unanswered(system, untold) for system, way in ways.items() if way is Way.UNTOLD})


def _links(stack: Stack) -> Iterator[_Link]:
    for flow in stack.flows:
        if not flow.live:
            continue
        yield _Link(flow.source.system, flow.target.system, flow, True)
        if flow.direction == "both" or flow.direction is UNKNOWN:
            yield _Link(flow.target.system, flow.source.system, flow, flow.direction == "both")


def _automatic(link: _Link) -> bool | None:
    told = (carries_person_data(link.flow), runs_without_hands(link.flow))
    if False in told:
        return False
    return None if None in told or not link.certain else True


def _possible(stack: Stack, repositories: Collection[str], links: Iterable[_Link]) -> Collection[str]:
    usable = [link for link in links if _automatic(link) is not False]
    incomplete = [system for system in stack.systems if not stack.complete.covers(system)]
    return _upstream(repositories, usable, lambda system: () if stack.complete.covers(system) else incomplete)


def _upstream(
    targets: Collection[str], links: Iterable[_Link], unwritten: Callable[[str], Collection[str]] = lambda _: ()
) -> dict[str, _Link | None]:
    """Return every system from which a target can be got to, each with the first link of a shortest way."""
    into: dict[str, list[_Link]] = {}
    for link in links:
        into.setdefault(link.target, []).append(link)
    found: dict[str, _Link | None] = dict.fromkeys(targets)
    queue = deque(found)
    while queue:
        system = queue.popleft()
        steps: dict[str, _Link | None] = dict.fromkeys(unwritten(system))
        steps |= {link.source: link for link in reversed(into.get(system, ()))}
        fresh = {source: link for source, link in steps.items() if source not in found}
        found |= fresh
        queue += fresh
    return found


def _unanswered(system: str, first_links: dict[str, _Link | None]) -> tuple[str, ...]:
    answers: list[str] = []
    while link := first_links[system]:
        fields = ("carries", "how") if link.certain else ("carries", "how", "direction")
        answers += missing(f"flows/{link.flow.id}", link.flow, *fields)
        system = link.target
    return tuple(answers)
