"""Duties: which rows of the table of regulations ask something of a channel, for the people of some regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stackaudit.catalogue.regulations import regulations
from stackaudit.graph.reading import Reading
from stackaudit.graph.row_coverage import covers_channel, covers_region
from stackaudit.model.answer import Silence, present, said
from stackaudit.model.regulation import Regulation
from stackaudit.model.stack import Stack


class Duties:
    """The rows of a stack's table that ask one thing, such as a signal to be obeyed; silence is read in one of three ways.

    As written, rows without a place apply everywhere and silence about regions meets only those; a row that begins at some
    day applies from it on, and where nobody said which day it is, too. Read pessimistically silence about regions meets
    every row; read optimistically silence about the day spares.
    """

    def __init__(self, stack: Stack, asks: Callable[[Regulation], bool]) -> None:
        self.stack = stack
        self._rows = tuple(row for row in regulations(stack.regulations) if asks(row))

    def of(
        self, channels: Iterable[str], regions: tuple[str, ...] | Silence, reading: Reading = Reading.AS_WRITTEN
    ) -> tuple[Regulation, ...]:
        """Return the rows that apply to any of some channels, by id; silence about regions is the company's answer."""
        wanted = set(channels)
        served = regions if said(regions) else self.stack.company.regions
        return tuple(
            row
            for row in self._rows
            if covers_channel(row, wanted) and covers_region(row, served, reading) and self._in_force(row, reading)
        )

    def _in_force(self, row: Regulation, reading: Reading) -> bool:
        if not present(row.effective):
            return True
        as_of = self.stack.company.as_of
        return row.effective <= as_of if present(as_of) else reading is not Reading.OPTIMISTIC


def cited(row: Regulation) -> str:
    """Return what a row rests on, else its id."""
    return row.cite if present(row.cite) else row.id
