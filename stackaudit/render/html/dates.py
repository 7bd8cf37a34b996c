"""Renewals by the day on which they have to be decided."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stackaudit.graph.decide_by import decide_by, renewal
from stackaudit.model.answer import Silence, present
from stackaudit.model.systems import System
from stackaudit.render.html.directory import Directory
from stackaudit.render.html.table import Link, written_at
from stackaudit.render.money import money

MONTHS = 12
_DAYS = 365


class Bar(msgspec.Struct, frozen=True):
    """Where the notice period lies in the next twelve months, in thousandths of the year."""

    start: int
    width: int


class Renewal(msgspec.Struct, frozen=True, kw_only=True):
    """A contract that renews, and the last day to decide about it."""

    system: Link
    decide_by: str
    renews: str
    state: str
    notice: str
    cost: str
    owner: str
    place: str
    bar: Bar


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """The next twelve months; ``note`` says why there are none."""

    renewals: tuple[Renewal, ...]
    months: tuple[str, ...]
    undated: tuple[Link, ...]
    note: str
    spend: str
    idle: tuple[Link, ...]


def dates(directory: Directory) -> Dates:
    """Return the renewals of the next twelve months, by the day to decide."""
    result = directory.result
    undated = directory.links("systems", result.numbers.money.undated)
    today = as_of(directory)
    if today is None:
        note = "No as_of date says what today is, so nothing can be said about the next twelve months."
        return Dates(renewals=(), months=(), undated=undated, note=note, spend=_spend(directory), idle=_idle(directory))
    end = today + timedelta(days=_DAYS)
    due = sorted(
        (limit, system.id, renews)
        for system in result.stack.systems.values()
        if renews_later(system, today) and (renews := renewal(system)) and (limit := decide_by(system) or renews) < end
    )
    rows = tuple(_renewal(directory, id, limit, renews, today) for limit, id, renews in due)
    note = "" if rows else "No contract with a known renewal date has to be decided in the next twelve months."
    return Dates(
        renewals=rows,
        months=_months(today),
        undated=undated,
        note=note,
        spend=_spend(directory),
        idle=_idle(directory),
    )


def _spend(directory: Directory) -> str:
    """Return which share of the spend can be decided about, and what is paid for and idle."""
    found, company = directory.result.frameworks.spend, directory.result.stack.company
    if found.low is None or found.high is None:
        return ""
    low, high = f"{found.low:.0%}", f"{found.high:.0%}"
    share = low if low == high else f"{low[:-1]} to {high}"
    known = f"Of {money(found.total, company)} a year, {share} can be decided about: owner, renewal and use are known."
    amount = sum(each.amount for each in found.idle)
    return f"{known} {money(amount, company)} of it pays for what nobody uses." if amount else known


def _idle(directory: Directory) -> tuple[Link, ...]:
    return directory.links("systems", [each.system for each in directory.result.frameworks.spend.idle])


def renews_later(system: System, today: date | None) -> bool:
    """Tell whether the renewal that is written down is still to come; without a today, every one is."""
    renews = renewal(system)
    return renews is not None and (today is None or today <= renews)


def as_of(directory: Directory) -> date | None:
    """Return what today is for the inventory, or None where nobody said."""
    return day(directory.result.stack.company.as_of)


def day(written: object) -> date | None:
    """Return a written date, or None for an answer that names none."""
    return date.fromisoformat(written) if isinstance(written, str) else None


def _renewal(directory: Directory, id: str, limit: date, renews: date, today: date) -> Renewal:
    system = directory.result.stack.systems[id]
    soon = directory.result.stack.settings.renewal_warning_days
    state = "passed" if limit < today else "soon" if (limit - today).days <= soon else "later"
    return Renewal(
        system=directory.link("systems", id),
        decide_by=limit.isoformat() if decide_by(system) else f"not known, before {limit.isoformat()}",
        renews=renews.isoformat(),
        state=state,
        notice=_notice(system),
        cost=money(system.cost, directory.result.stack.company) if present(system.cost) else "",
        owner=directory.answers_for("systems", id),
        place=written_at(directory.place("systems", id)),
        bar=_bar(limit, renews, today),
    )


def _notice(system: System) -> str:
    if isinstance(system.notice_days, Silence):
        return system.notice_days.value
    return f"{system.notice_days} days"


def _bar(limit: date, renews: date, today: date) -> Bar:
    start, stop = (min(max((end - today).days * 1000 // _DAYS, 0), 1000) for end in (limit, renews))
    return Bar(start, max(stop - start, 6))


def _months(today: date) -> tuple[str, ...]:
    return tuple(
        f"{today.year + (today.month - 1 + step) // 12}-{(today.month - 1 + step) % 12 + 1:02}"
        for step in range(MONTHS)
    )
