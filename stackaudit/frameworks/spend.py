"""The money in the stack: what can be decided, what renews when, and what is paid for and not used."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stackaudit.frameworks.usage import idle_share, usage_in_words, usage_known
from stackaudit.graph.decide_by import decide_by, decided, renewal
from stackaudit.graph.three_valued import every
from stackaudit.model.answer import Nothing, Silence, given, present, said
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
    live = stack.live_systems
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
    return every((owner, _renewal_known(system), usage_known(system)))


def _renewal_known(system: System) -> bool | None:
    if system.bought == "built" or present(system.renews):
        return True
    return False if isinstance(system.renews, Nothing) and said(system.bought) else None


def _idle(cost: float, system: System, share: float) -> Idle:
    return Idle(system.id, cost * share, usage_in_words(system))


def _contracts(systems: Iterable[System]) -> tuple[Contract, ...]:
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
