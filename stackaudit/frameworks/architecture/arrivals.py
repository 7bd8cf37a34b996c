"""The best single flow of something into each system: no way over others, just what arrives."""

from __future__ import annotations

from stackaudit.graph.person_data import runs_without_hands
from stackaudit.graph.three_valued import missing
from stackaudit.graph.ways import Route, Way
from stackaudit.model.answer import UNKNOWN, Silence
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack


class Arrivals:
    """The live flows that bring a word of `carries` to each system, or may."""

    def __init__(self, stack: Stack, word: str) -> None:
        self._word = word
        self._stack = stack
        self._into: dict[str, list[tuple[Flow, bool]]] = {}
        for flow in stack.flows:
            if flow.live and (isinstance(flow.carries, Silence) or word in flow.carries):
                self._into.setdefault(flow.target.system, []).append((flow, True))
                if flow.direction == "both" or flow.direction is UNKNOWN:
                    self._into.setdefault(flow.source.system, []).append((flow, flow.direction == "both"))
        self._open_lists = sum(not stack.complete.covers(system) for system in stack.systems)

    def of(self, system: str) -> Route:
        """Return the best of the flows into a system.

        A flow by hand that is written down is how it goes. Where none is written down, one may still exist from another
        system whose list of flows is not complete either.
        """
        flows = self._into.get(system, [])
        worth = [(flow, *_bounds(flow, certain)) for flow, certain in flows]
        low = max((least for _, least, _ in worth), default=0.0)
        high = max((most for _, _, most in worth), default=0.0)
        unwritten = not low and not self._stack.complete.covers(system) and self._open_lists > 1
        open = tuple(answer for flow, _, most in worth if most > low for answer in _unanswered(flow))
        if unwritten:
            high, open = 1.0, (f"company/flows_complete/{system}", *open)
        best = next((flow.id for flow, least, most in worth if (least or most) == (low or high)), "")
        way = _way(low, high, bool(worth))
        return Route(way, low, high, (best,) if best else (), tuple(dict.fromkeys(open)) if low < high else ())


def _bounds(flow: Flow, certain: bool) -> tuple[float, float]:
    by_itself = runs_without_hands(flow)
    least = 1.0 if by_itself else 0.5
    sure = certain and not isinstance(flow.carries, Silence)
    return (least if sure else 0.0), (0.5 if by_itself is False else 1.0)


def _way(low: float, high: float, written: bool) -> Way:
    if low == high:
        return {1.0: Way.AUTOMATIC, 0.5: Way.BY_HAND}.get(low, Way.NONE)
    return Way.UNTOLD if written else Way.NOT_WRITTEN_DOWN


def _unanswered(flow: Flow) -> tuple[str, ...]:
    direction = (f"flows/{flow.id}/direction",) if flow.direction is UNKNOWN else ()
    return (*missing(f"flows/{flow.id}", flow, "carries", "how"), *direction)
