"""The words for how a promise is doing: verdict, margin, fidelity, limit."""

from __future__ import annotations

from enum import Enum
from math import isinf

import msgspec

from stackaudit.graph.unbounded import UNBOUNDED


class Verdict(Enum):
    """What becomes of a no; with several routes the first of these that holds."""

    KEPT = "kept"
    LATE = "late"
    BY_HAND = "by hand"
    BROKEN = "broken"
    NOT_WRITTEN_DOWN = "not written down"

    @property
    def rank(self) -> int:
        """Return the place in the order kept, late, by hand, broken, not written down (0 is best)."""
        return _ORDER[self]


_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


class Margin(Enum):
    """How near to its limit an arrival is; shown inside kept and late."""

    OK = "ok"
    TIGHT = "tight"
    AT_RISK = "at risk"
    LATE = "late"
    NEVER = "never"
    UNKNOWN = "unknown"


class Fidelity(Enum):
    """How much of what the person said the sender hears."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    MIXED = "mixed"


class Limit(msgspec.Struct, frozen=True):
    """A time within which a no has to take effect.

    ``hard`` is ``statute``, ``platform`` or ``policy``; the company's own promise is a policy named ``own-promise``.
    ``request_scope`` is how far one request reaches on the day of the inventory, ``request_scope_from`` what it will reach
    from a later day on.
    """

    id: str
    hours: float
    hard: str
    cite: str = ""
    name: str = ""
    request_scope: str = ""
    request_scope_from: str = ""

    @property
    def label(self) -> str:
        """Return what people call it, else where it is written, else its id."""
        return self.name or self.cite or self.id

    @property
    def seconds(self) -> int:
        """Return the limit in seconds, :data:`UNBOUNDED` for a promise that says ad-hoc."""
        return UNBOUNDED if isinf(self.hours) else int(self.hours * 3600)
