"""A time axis on which minutes, 48 hours and a month stay readable at once."""

from __future__ import annotations

from math import log1p
from typing import Final

import msgspec

from stackaudit.graph.unbounded import is_unbounded
from stackaudit.model.duration import HOUR

_TICKS: Final = tuple(hours * HOUR for hours in (0, 1, 6, 24, 48, 168, 744, 2208, 8784))
_NEAREST: Final = 46.0
_LEAST_HOURS: Final = 72


class TimeAxis(msgspec.Struct, frozen=True):
    """Maps seconds to places between ``left`` and ``right``, by the logarithm of the hours."""

    left: float
    right: float
    longest: int

    def at(self, seconds: int) -> float:
        """Return where a time is; what lasts longer than the axis is at its end."""
        share = log1p(min(seconds, self.longest) / HOUR) / log1p(self.longest / HOUR)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> tuple[int, ...]:
        """Return the times to write under the axis, none too near to the one before."""
        shown: list[int] = []
        for seconds in _TICKS:
            if seconds <= self.longest and (not shown or self.at(seconds) - self.at(shown[-1]) >= _NEAREST):
                shown.append(seconds)
        return tuple(shown)


def axis_for(times: list[int], left: float, right: float) -> TimeAxis:
    """Return an axis that reaches a little further than the longest of some times."""
    known = [seconds for seconds in times if not is_unbounded(seconds)]
    return TimeAxis(left, right, int(max([_LEAST_HOURS * HOUR, *known]) * 1.15))
