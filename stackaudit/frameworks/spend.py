"""The money in the stack: what can be decided, what renews when, and what is paid for and not used."""

from __future__ import annotations

import msgspec

from stackaudit.graph.decide_by import decide_by, decided, renewal
from stackaudit.graph.three_valued import every
from stackaudit.model.answer import Nothing, Silence, given, present, said
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


class Idle(msgspec.Struct, frozen=True):
    """What a year's payment for a system buys that nobody uses: all of it if unused, else the seats that are empty."""

    system: str
    amount: float
    reason: str


class Contract(msgspec.Struct, frozen=True):
    """A contract that renews: days as ISO text, ``decide_by`` None where nobody said how long before notice is due."""

    system: str
    renews: str
    decide_by: str | None
    notice_days: int | None
    cost: float | None
    decided: str
    """What was decided about it; empty where nothing was."""


class Spend(msgspec.Struct, frozen=True):
    """Spend a year over live systems, in the company's currency.

    ``decidable`` is the spend of which owner, renewal date and usage are known; ``low`` and ``high`` are its share in all
    spend, 0 to 1, None where nothing is known to cost anything. ``unpriced`` are systems of which nobody said what they
    cost: the total is at least what it says, and each draws the share as far as it can.
    """

    total: float
    decidable: float
    low: float | None
    high: float | None
    unpriced: tuple[str, ...]
    idle: tuple[Idle, ...]
    """The largest amount first."""
    contracts: tuple[Contract, ...]
    """By decide-by date, then renewal date, then id."""


def spend(stack: Stack) -> Spend:
    """Return what is known of the money."""
    live = [system for system in stack.systems.values() if system.live]
    priced = [(system.cost, system) for system in live if said(system.cost)]
    total = sum(cost for cost, _ in priced)
    certain = sum(cost for cost, system in priced if decidable(system))
    possible = sum(cost for cost, system in priced if decidable(system) is not False)
    unpriced = [system for system in live if isinstance(system.cost, Silence)]
    # A cost that nobody wrote down may be of any size.
    none_of_it = any(not decidable(system) for system in unpriced)
    all_of_it = any(decidable(system) is not False for system in unpriced)
    idle = [_idle(cost, system, share) for cost, system in priced if (share := idle_share(system, stack.settings))]
    return Spend(
        total=total,
        decidable=certain,
        low=(0.0 if none_of_it else certain / total) if total else None,
        high=(1.0 if all_of_it else possible / total) if total else None,
        unpriced=tuple(system.id for system in unpriced),
        idle=tuple(sorted((each for each in idle if each.amount), key=lambda each: (-each.amount, each.system))),
        contracts=_contracts(live),
    )


def decidable(system: System) -> bool | None:
    """Tell whether enough is known to decide about a system: owner, renewal date and usage; None where nobody said.

    What was built has no contract, so nothing is missing where it has no renewal date.
    """
    owner = None if isinstance(system.owner, Silence) else present(system.owner)
    return every((owner, _renewal_known(system), _usage_known(system)))


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


def usage_in_words(system: System) -> str:
    """Return how much a system is used, as far as seats or `use` tell: "6 of 40 seats are used"."""
    if system.use == "none":
        return "nobody uses it"
    if said(system.seats) and seats_used(system) is not None:
        verb = "is" if system.seats.used == 1 else "are"
        return f"{system.seats.used} of {system.seats.paid} seats {verb} used"
    return "" if isinstance(system.use, Silence) else f"its use is {system.use}"


def _renewal_known(system: System) -> bool | None:
    if system.bought == "built" or present(system.renews):
        return True
    return False if isinstance(system.renews, Nothing) and said(system.bought) else None


def _usage_known(system: System) -> bool | None:
    return True if said(system.use) or seats_used(system) is not None else None


def _idle(cost: float, system: System, share: float) -> Idle:
    return Idle(system.id, cost * share, usage_in_words(system))


def _contracts(systems: list[System]) -> tuple[Contract, ...]:
    dated = [(renews, decide_by(system), system) for system in systems if (renews := renewal(system))]
    # The renewal itself is the latest day on which anything can be decided, so it stands in where the notice is not known.
    dated.sort(key=lambda row: (row[1] or row[0], row[0], row[2].id))
    return tuple(
        Contract(
            system=system.id,
            renews=renews.isoformat(),
            decide_by=limit.isoformat() if limit else None,
            notice_days=given(system.notice_days, None),
            cost=given(system.cost, None),
            decided=decided(system),
        )
        for renews, limit, system in dated
    )
