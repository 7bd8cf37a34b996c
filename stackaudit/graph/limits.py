"""Limits: within what time a no has to take effect at a sender, by statute, platform and the company's own promise."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from stackaudit.catalogue.regulations import built_in_regulations, regulations
from stackaudit.graph.reading import Reading
from stackaudit.graph.row_coverage import covers_channel, covers_region
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import wait_seconds
from stackaudit.model.answer import NO, Silence, given, present, said
from stackaudit.model.duration import HOUR, Wait
from stackaudit.model.regulation import Regulation
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

OWN_PROMISE: Final = "own-promise"
_ACTS: Final = ("opt-out", "withdraw", "object")
_CHANGE: Final = re.compile(r"(?P<scope>\S+) from (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})", re.ASCII)


class Limits:
    """The limits of a stack's senders. The shortest of those that apply is the one to meet.

    A row applies when it is about saying no, covers the sender's channel and a region that the sender serves, is in force on
    the inventory's ``as_of`` day (else on the day the table was checked), and its condition (``bulk``) holds. Silence about
    ``bulk`` counts as bulk. A row of the company's own that leaves out act, channels or regions is about every no, on every
    channel, everywhere; one that says ``regions: none`` applies nowhere. Where nobody said where the customers live only
    rows for everywhere apply. Read pessimistically silence about regions lets every row apply, and silence about the day
    every row in force at any time; read optimistically silence spares.
    """

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._rows = tuple(row for row in regulations(stack.regulations) if _about_a_no(row) and row.hours is not None)
        self._known: dict[tuple[object, ...], tuple[Limit, ...]] = {}

    def of(self, sender: Sender, reading: Reading) -> tuple[Limit, ...]:
        """Return all limits that apply to a sender, shortest first; among equals the company's own promise."""
        key = (sender.channel, sender.regions, sender.bulk, reading)
        if key not in self._known:
            limits = [self.own_promise, *self._applying(sender, reading)]
            self._known[key] = tuple(sorted(limits, key=lambda limit: (limit.hours, limit.id != OWN_PROMISE, limit.id)))
        return self._known[key]

    @cached_property
    def own_promise(self) -> Limit:
        """Return what the company promises itself; the default of the settings where it wrote nothing."""
        written = self.stack.company.opt_out_promise
        wait: Wait = written if present(written) else self.stack.settings.opt_out_promise
        seconds = wait_seconds(wait)
        hours = float("inf") if is_unbounded(seconds) else seconds / HOUR
        name = (
            "the company's own promise"
            if present(written)
            else "the default for a company that promises nothing itself"
        )
        return Limit(OWN_PROMISE, hours, "policy", name=name)

    def _applying(self, sender: Sender, reading: Reading) -> list[Limit]:
        regions = sender.regions if said(sender.regions) else self.stack.company.regions
        return [
            self._limit(row)
            for row in self._rows
            if covers_channel(row, (sender.channel,))
            and covers_region(row, regions, reading)
            and self._in_force(row, reading)
            and _condition_holds(row, sender, reading)
        ]

    def _limit(self, row: Regulation) -> Limit:
        reaches, later = _request_scope(row, self._day)
        return Limit(
            id=row.id,
            hours=row.hours or 0.0,
            hard=row.hard if said(row.hard) else "policy",
            cite=given(row.cite, ""),
            name=row.label,
            request_scope=reaches,
            request_scope_from=later,
        )

    @cached_property
    def _day(self) -> str:
        """Return the day for which the inventory is true, else the one on which the table was checked."""
        return given(self.stack.company.as_of, _table_day())

    def _in_force(self, row: Regulation, reading: Reading) -> bool:
        if not present(row.effective):
            return True
        if reading is not Reading.AS_WRITTEN and not present(self.stack.company.as_of):
            return reading is Reading.PESSIMISTIC
        return row.effective <= self._day


def _condition_holds(row: Regulation, sender: Sender, reading: Reading) -> bool:
    if row.applies_when != "bulk":
        return True
    return sender.bulk is not NO and not (isinstance(sender.bulk, Silence) and reading is Reading.OPTIMISTIC)


def _about_a_no(row: Regulation) -> bool:
    return not said(row.act) or row.act in _ACTS


def _request_scope(row: Regulation, day: str) -> tuple[str, str]:
    """Return how far one request reaches on a day, and in words how far from a later day on."""
    reaches, later = given(row.request_scope, ""), given(row.request_scope_from, "")
    change = _CHANGE.fullmatch(later)
    return (change["scope"], "") if change and change["day"] <= day else (reaches, later)


def _table_day() -> str:
    return max(row.as_of for row in built_in_regulations().values() if isinstance(row.as_of, str))
