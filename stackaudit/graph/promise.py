"""A promise: say no at this collection point, and this sender stops."""

from __future__ import annotations

import msgspec

from stackaudit.graph.trace import Drop, Hop
from stackaudit.graph.verdict import Fidelity, Limit, Margin, Verdict


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one no at one sender.

    Attributes:
        id: ``point->sender``.
        channel: the sender's channel.
        cells: the scope patterns that point and sender share.
        verdict: as written; ``pessimistic`` and ``optimistic`` bound it from both sides.
        arrival: worst elapsed seconds until the sender's store knows; None without a timed route.
        freeze: seconds between the sender's check and the message.
        limit: the shortest of ``limits``, with which arrival plus freeze is compared.
        route: the best route, hop by hop; empty without one.
        drops: where the no stopped, nearest first; empty when it arrived.
        heard: ids of the systems that did hear, sorted.
        certain: why broken is certain ("checks nothing", "the no gets nowhere else", "nothing else feeds the check"), else "".
        assumptions: what was taken at face value, as sentences.
    """

    id: str
    point: str
    sender: str
    channel: str
    cells: tuple[str, ...]
    verdict: Verdict
    pessimistic: Verdict
    optimistic: Verdict
    arrival: int | None
    freeze: int
    limit: Limit
    limits: tuple[Limit, ...]
    margin: Margin
    fidelity: Fidelity
    route: tuple[Hop, ...] = ()
    drops: tuple[Drop, ...] = ()
    heard: tuple[str, ...] = ()
    certain: str = ""
    assumptions: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Tell whether no answer that is still open could change the verdict."""
        return self.pessimistic is self.verdict is self.optimistic

    @property
    def total(self) -> int | None:
        """Return arrival plus freeze in seconds, or None without a timed route."""
        return None if self.arrival is None else self.arrival + self.freeze
