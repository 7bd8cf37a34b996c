"""Limits: within what time a no has to take effect at a sender, by statute, platform and the company's own promise."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from stackaudit.catalogue.regions import overlaps
from stackaudit.catalogue.regulations import built_in_regulations, regulations
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import is_unbounded
from stackaudit.graph.verdict import Limit
from stackaudit.graph.waits import wait_seconds
from stackaudit.model.answer import NO, Silence, present, said
from stackaudit.model.duration import HOUR, Wait
from stackaudit.model.regulation import Regulation
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

OWN_PROMISE: Final = "own-promise"
_ACTS: Final = ("opt-out", "withdraw", "object")


class Limits:
    """The limits of a stack's senders. The shortest of those that apply is the one to meet.

    A row applies when it is about saying no, covers the sender's channel and a region that the sender serves, is in force on
    the inventory's ``as_of`` day (else on the day the table was checked), and its condition (``bulk``) holds. Silence about
    ``bulk`` counts as bulk. Without regions only rows for everywhere apply. Read pessimistically silence about regions lets
    every row apply, and silence about the day every row in force at any time; read optimistically silence spares.
    """

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._rows = tuple(row for row in regulations(stack.regulations) if row.act in _ACTS and row.hours is not None)
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
        return Limit(OWN_PROMISE, hours, "policy", "the company's own promise")

    def _applying(self, sender: Sender, reading: Reading) -> list[Limit]:
        regions = sender.regions if said(sender.regions) else self.stack.company.regions
        return [
            Limit(row.id, row.hours or 0.0, row.hard if said(row.hard) else "policy", _text(row))
            for row in self._rows
            if _covers_channel(row, sender.channel)
            and _covers_region(row, regions, reading)
            and self._in_force(row, reading)
            and _condition_holds(row, sender, reading)
        ]

    def _in_force(self, row: Regulation, reading: Reading) -> bool:
        if not present(row.effective):
            return True
        as_of = self.stack.company.as_of
        if present(as_of):
            return row.effective <= as_of
        if reading is not Reading.AS_WRITTEN:
            return reading is Reading.PESSIMISTIC
        return row.effective <= _table_day()


def _covers_channel(row: Regulation, channel: str) -> bool:
    return said(row.channels) and ("*" in row.channels or channel in row.channels)


def _covers_region(row: Regulation, regions: tuple[str, ...] | Silence, reading: Reading) -> bool:
    covered = row.regions if said(row.regions) else ()
    if "*" in covered:
        return True
    if isinstance(regions, Silence):
        return reading is Reading.PESSIMISTIC
    return any(overlaps(one, other) for one in covered for other in regions)


def _condition_holds(row: Regulation, sender: Sender, reading: Reading) -> bool:
    if row.applies_when != "bulk":
        return True
    return sender.bulk is not NO and not (isinstance(sender.bulk, Silence) and reading is Reading.OPTIMISTIC)


def _text(row: Regulation) -> str:
    return row.cite if isinstance(row.cite, str) else row.id


def _table_day() -> str:
    return max(row.as_of for row in built_in_regulations().values() if isinstance(row.as_of, str))
