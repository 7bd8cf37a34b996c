"""The record of following one no: hops, arrivals, what was dropped on the way and why."""

from __future__ import annotations

from enum import Enum

import msgspec

from stackaudit.graph.polarity import Polarity
from stackaudit.graph.reading import Reading


class DropReason(Enum):
    """Why a no did not pass a hop, in the order in which a hop is looked at."""

    NOT_LIVE = "flow is not live"
    OPT_OUTS_NOT_CARRIED = "opt-outs are not carried"
    OPT_INS_NOT_CARRIED = "opt-ins are not carried"
    SCOPE = "scope does not reach"
    GRANULARITY = "distinction is lost"
    IDENTITY = "identity key does not match"
    UNTOLD = "nobody said enough"
    NO_FLOW = "no flow is written down"


class Facet(msgspec.Struct, frozen=True, order=True):
    """A node that a no can get to: ``kind`` is collect, store, relay or send; ``id`` is the point's, store's, system's or
    sender's id; ``system`` is where it lives (empty for a collection point outside any system)."""

    kind: str
    id: str
    system: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Hop(msgspec.Struct, frozen=True):
    """One step of a route. ``flow`` is empty for a step inside a system (collecting, looking up).

    ``wait`` is the worst wait of this step in seconds (None when nobody said), ``arrival`` the worst elapsed time after it.
    """

    source: Facet
    target: Facet
    flow: str
    wait: int | None
    arrival: int
    by_hand: bool = False
    key: str = ""
    lost: tuple[str, ...] = ()


class Drop(msgspec.Struct, frozen=True):
    """A hop that a no did not pass. ``flow`` is empty where no flow is written down at all, ``cells`` are what was lost."""

    source: Facet
    target: Facet
    flow: str
    reason: DropReason
    detail: str
    arrival: int = 0
    cells: tuple[str, ...] = ()


class Arrival(msgspec.Struct, frozen=True):
    """How a no arrives at a facet on its best route.

    ``time`` is the worst elapsed time in seconds (graph.waits.UNBOUNDED when nothing bounds it); ``untimed`` tells that a
    hop on the way has no ``how`` or ``every``, so that the time is only a lower bound; ``cells`` are scope patterns.
    """

    facet: Facet
    time: int
    by_hand: bool
    untimed: bool
    cells: tuple[str, ...]
    keys: tuple[str, ...] | None
    provenance: str
    fidelity: str
    route: tuple[Hop, ...]


class Trace(msgspec.Struct, frozen=True):
    """Where one answer gets to. ``arrivals`` are sorted by time, then facet; ``truncated`` names places where labels were cut."""

    point: str
    reading: Reading
    cells: tuple[str, ...]
    arrivals: tuple[Arrival, ...]
    drops: tuple[Drop, ...]
    truncated: tuple[str, ...] = ()
    says: Polarity = Polarity.NO
