"""Whether a system is used at all, and how much of what is paid for it."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.spend import idle_share, usage_in_words
from stackaudit.model.answer import said
from stackaudit.model.settings import Settings
from stackaudit.model.systems import System


class Usage(msgspec.Struct, frozen=True):
    """The least and the most of a system that is used, 0 to 1; how that is said; and the answers that are missing."""

    low: float
    high: float
    words: str
    open: tuple[str, ...] = ()


def unused(system: System) -> bool | None:
    """Tell whether nobody uses a system: that is said, or none of its seats is used; None where nobody said either."""
    used = system.seats.used if said(system.seats) else None
    if system.use == "none" or used == 0:
        return True
    return False if said(system.use) or isinstance(used, int) else None


def usage(system: System, settings: Settings) -> Usage:
    """Return how much of a system is used.

    Nothing of an unused one; of one whose seats are used by less than `seats_used_low`, as much as its seats are; all of
    any other, however rarely it is used. Where somebody said how much it is used and nobody named seats, it is taken not
    to have any.
    """
    if unused(system):
        return Usage(0.0, 0.0, "nobody uses it")
    if said(system.seats) and said(system.seats.paid) != said(system.seats.used):
        return Usage(0.0, 1.0, "nobody said how many of its seats are used", (f"systems/{system.id}/seats",))
    idle = idle_share(system, settings)
    if idle is None:
        return Usage(0.0, 1.0, "nobody said how much it is used", (f"systems/{system.id}/use",))
    return Usage(1 - idle, 1 - idle, usage_in_words(system))
