"""Cron lines: is it one, and of which time zone?"""

from __future__ import annotations

from typing import Final

# Files beside the time zones that read as one: the machine's own setting, and copies that count leap seconds.
_NOT_A_PLACE: Final = frozenset({"localtime", "posix", "posixrules", "right", "Factory"})


def check_cron(line: str, zone: str) -> None:
    """Check a five-field cron line and the name of its time zone.

    Raises:
        ValueError: with what is wrong.
    """
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from cronsim import CronSim, CronSimError

    not_a_zone = f"`{zone}` is not a time zone; expected a name such as Europe/Copenhagen or UTC"
    if zone.partition("/")[0] in _NOT_A_PLACE:
        raise ValueError(not_a_zone)
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(not_a_zone) from error
    try:
        next(CronSim(line, datetime(2026, 1, 1, tzinfo=UTC)))
    except (CronSimError, StopIteration) as error:
        raise ValueError(f"`{line}` is not a cron line: {str(error) or 'it never runs'}") from error
