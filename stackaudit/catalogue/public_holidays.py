"""Public holidays of a region, looked up in the optional package `holidays`, where an inventory asks for them."""

from __future__ import annotations

import msgspec

from stackaudit.catalogue.regions import normalise
from stackaudit.model.answer import present, said
from stackaudit.model.shape import PUBLIC
from stackaudit.model.stack import Stack


class HolidaysUnavailableError(Exception):
    """An inventory says `public` and the dates cannot be had; the message says what to write instead."""


def with_public_holidays(stack: Stack) -> Stack:
    """Return the stack with the dates of the year of its `as_of` day, and of the next, where a calendar says `public`.

    Raises:
        HolidaysUnavailableError: when the package is missing, the region is not known to it, or no `as_of` names a year.
    """
    written = stack.company.calendars
    if not said(written) or not any(PUBLIC in days for days in written.values()):
        return stack
    calendars = {
        region: tuple(sorted({*days, *_public(stack, region)} - {PUBLIC})) if PUBLIC in days else days
        for region, days in written.items()
    }
    return msgspec.structs.replace(stack, company=msgspec.structs.replace(stack.company, calendars=calendars))


def public_holidays(region: str, years: tuple[int, ...]) -> tuple[str, ...]:
    """Return the public holidays of a country or state (GB, US-CA) as ISO dates.

    Raises:
        HolidaysUnavailableError: when the package is missing or does not know the region.
    """
    try:
        from holidays import country_holidays
    except ImportError as error:
        raise HolidaysUnavailableError("`public` needs the package holidays: pip install holidays") from error
    country, _, state = normalise(region).partition("-")
    try:
        found = country_holidays(country, subdiv=state or None, years=years)
    except NotImplementedError as error:
        raise HolidaysUnavailableError(f"the package holidays knows no region {region}") from error
    return tuple(day.isoformat() for day in sorted(found))


def _public(stack: Stack, region: str) -> tuple[str, ...]:
    if not present(stack.company.as_of):
        raise HolidaysUnavailableError("`public` stands for the holidays around `as_of`, and there is no `as_of`")
    year = int(stack.company.as_of[:4])
    return public_holidays(region, (year, year + 1))
