"""The money in the stack: what can be decided, what renews when, and what is paid for and not used."""

from __future__ import annotations

import msgspec

from stackaudit.model.stack import Stack


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
    cost: the total is at least what it says.
    """

    total: float
    decidable: float
    low: float | None
    high: float | None
    unpriced: tuple[str, ...]
    idle: tuple[Idle, ...]
    contracts: tuple[Contract, ...]
    """By decide-by date, then renewal date, then id."""


def spend(stack: Stack) -> Spend:
    """Return what is known of the money."""
    return Spend(0, 0, None, None, (), (), ())
