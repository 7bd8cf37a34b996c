"""Which contracts stand in the renewal time-line, and which beside it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.spend import Contract
from stackaudit.model.answer import Nothing, said
from stackaudit.render.diagram.calendar_axis import DAYS
from stackaudit.render.diagram.wording import system_name
from stackaudit.render.money import money


class Renewal(msgspec.Struct, frozen=True, kw_only=True):
    """A contract with the day on which it has to be decided; without a known notice period, at the renewal at the latest."""

    system: str
    name: str
    decide_by: date | None
    renews: date
    notice_days: int | None
    cost: float | None
    idle: str
    decided: str

    @property
    def limit(self) -> date:
        """Return the last day to decide that is known."""
        return self.decide_by or self.renews


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """What can still be decided, parted by when; names of systems of which no date can be drawn.

    ``passed`` still renew, and the day to decide is over; ``ahead`` are to be decided in the next twelve months, ``later``
    after them; ``over`` have a renewal date that has passed. Without a today all is ``later``.
    """

    today: date | None
    passed: tuple[Renewal, ...] = ()
    ahead: tuple[Renewal, ...] = ()
    later: tuple[Renewal, ...] = ()
    over: tuple[Renewal, ...] = ()
    undated: tuple[str, ...] = ()
    endless: tuple[str, ...] = ()


def agenda(result: AuditResult) -> Agenda:
    """Return the contracts, each group by its last day to decide."""
    found = _renewals(result)
    undated = tuple(system_name(result, id) for id in result.numbers.money.undated)
    as_of = result.stack.company.as_of
    if not isinstance(as_of, str):
        return Agenda(today=None, later=found, undated=undated, endless=_endless(result))
    today = date.fromisoformat(as_of)
    end = today + timedelta(days=DAYS)
    coming = [each for each in found if each.renews >= today]
    return Agenda(
        today=today,
        passed=tuple(each for each in coming if each.limit < today),
        ahead=tuple(each for each in coming if today <= each.limit < end),
        later=tuple(each for each in coming if each.limit >= end),
        over=tuple(each for each in found if each.renews < today),
        undated=undated,
        endless=_endless(result),
    )


def cost_words(result: AuditResult, cost: float | None) -> str:
    """Return a yearly cost in the company's currency."""
    if "costs" in result.redacted:
        return "cost redacted"
    return "cost not said" if cost is None else money(cost, result.stack.company)


def _renewals(result: AuditResult) -> tuple[Renewal, ...]:
    spend = result.frameworks.spend
    idle = {each.system: f"{money(each.amount, result.stack.company)} idle: {each.reason}" for each in spend.idle}
    found = [_renewal(result, contract, idle.get(contract.system, "")) for contract in spend.contracts]
    return tuple(sorted(found, key=lambda each: (each.limit, each.renews, each.system)))


def _renewal(result: AuditResult, contract: Contract, idle: str) -> Renewal:
    return Renewal(
        system=contract.system,
        name=system_name(result, contract.system),
        decide_by=date.fromisoformat(contract.decide_by) if contract.decide_by else None,
        renews=date.fromisoformat(contract.renews),
        notice_days=contract.notice_days,
        cost=contract.cost,
        idle=idle,
        decided=contract.decided,
    )


def _endless(result: AuditResult) -> tuple[str, ...]:
    """Return the paid systems of which somebody said that they have no renewal date."""
    systems = result.stack.systems.values()
    paid = [each for each in systems if each.live and said(each.cost) and each.cost]
    return tuple(each.label for each in paid if isinstance(each.renews, Nothing))
