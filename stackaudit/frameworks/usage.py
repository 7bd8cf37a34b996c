"""How much of a system is used: whether at all, which share of its paid seats, and how that is said."""

from __future__ import annotations

import msgspec

from stackaudit.model.answer import Silence, said
from stackaudit.model.settings import Settings
from stackaudit.model.systems import System


class Usage(msgspec.Struct, frozen=True):
    """The least and the most of a system that is used, 0 to 1; how that is said; and the answers that are missing."""

    low: float
    high: float
    words: str
    open: tuple[str, ...] = ()


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


def unused(system: System) -> bool | None:
    """Tell whether nobody uses a system: that is said, or none of its seats is used; None where nobody said either."""
    used = system.seats.used if said(system.seats) else None
    if system.use == "none" or used == 0:
        return True
    return False if said(system.use) or isinstance(used, int) else None


def idle_share(system: System, settings: Settings) -> float | None:
    """Return which share of a system nobody uses; None where nobody said how much it is used.

    All of it where it is not used at all, the empty seats where fewer than `seats_used_low` are used, else nothing: some
    seats are empty everywhere.
    """
    if system.use == "none":
        return 1.0
    used = seats_used(system)
    if used is None:
        return None if isinstance(system.use, Silence) else 0.0
    return 1 - used if used < settings.seats_used_low else 0.0


def seats_used(system: System) -> float | None:
    """Return the share of paid seats that are used; None where nobody said, or none is paid for."""
    seats = system.seats
    if not said(seats) or not said(seats.paid) or not said(seats.used) or not seats.paid:
        return None
    return seats.used / seats.paid


def usage_known(system: System) -> bool | None:
    """Tell whether somebody said how much a system is used, by a word or by its seats; None where nobody did."""
    return True if said(system.use) or seats_used(system) is not None else None


def usage_in_words(system: System) -> str:
    """Return how much a system is used, as far as seats or `use` tell: "6 of 40 seats are used"."""
    if system.use == "none":
        return "nobody uses it"
    if said(system.seats) and seats_used(system) is not None:
        verb = "is" if system.seats.used == 1 else "are"
        return f"{system.seats.used} of {system.seats.paid} seats {verb} used"
    return "" if isinstance(system.use, Silence) else f"its use is {system.use}"
