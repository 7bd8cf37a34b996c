"""Durations and rhythms as people write them: 15m, 2h, 3bd, week, PT15M, a cron line, ad-hoc."""

from __future__ import annotations

import re
from typing import Final

import msgspec

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY
MONTH: Final = 31 * DAY
YEAR: Final = 366 * DAY

WORDS: Final = {"now": 0, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": WEEK, "month": MONTH, "year": YEAR}
UNITS: Final = {"s": 1, "m": MINUTE, "min": MINUTE, "h": HOUR, "d": DAY, "w": WEEK, "mo": MONTH, "y": YEAR}
SPELLED: Final = {"second": "s", "minute": "m", "hour": "h", "day": "d", "week": "w", "month": "mo", "year": "y"}
EXPECTED: Final = "now, 15m, 2h, 1d, 3bd, hour, day, week, month, PT15M or ad-hoc"

# ISO 8601 durations, calendar units taken at their longest (month 31 days, year 366), so that a limit is never flattered.
_ISO: Final = re.compile(
    r"P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?",
    re.ASCII,
)
_ISO_UNITS: Final = (YEAR, MONTH, WEEK, DAY, HOUR, MINUTE, 1)
_SPELLED: Final = re.compile(r"(\d{1,9})\s+(business\s+(?=day))?(second|minute|hour|day|week|month|year)s?", re.ASCII)
_PLAIN: Final = re.compile(r"(\d{1,9})\s*(s|min|mo|m|h|d|w|y|bd)", re.ASCII)


class Wait(msgspec.Struct, frozen=True):
    """A stated duration.

    ``seconds`` is the calendar time; ``business_days`` is set instead for ``3bd``; neither (``None``) means unbounded,
    written ``ad-hoc``.
    """

    written: str
    seconds: int | None = None
    business_days: int | None = None

    @property
    def unbounded(self) -> bool:
        """Tell whether nothing bounds this wait (``ad-hoc``)."""
        return self.seconds is None and self.business_days is None

    def __str__(self) -> str:
        return self.written


class Cron(msgspec.Struct, frozen=True):
    """A cron line with five fields and the IANA name of its time zone."""

    line: str
    zone: str = "UTC"

    @property
    def written(self) -> str:
        """Return the rhythm as a person would write it."""
        return f"{self.line} {self.zone}"

    def __str__(self) -> str:
        return self.written


Cycle = Wait | Cron


def parse_wait(text: str) -> Wait:
    """Read a duration.

    Raises:
        ValueError: with what was expected, when the text is no duration.
    """
    word = text.strip()
    lower = word.lower()
    if lower in WORDS:
        return Wait(word, WORDS[lower])
    if lower in ("ad-hoc", "adhoc", "ad hoc"):
        return Wait("ad-hoc")
    if match := _SPELLED.fullmatch(lower):
        lower = f"{match[1]}{'bd' if match[2] else SPELLED[match[3]]}"
    if match := _PLAIN.fullmatch(lower):
        amount, unit = int(match[1]), match[2]
        return Wait(word, business_days=amount) if unit == "bd" else Wait(word, amount * UNITS[unit])
    if (match := _ISO.fullmatch(word.upper())) and any(match.groups()):
        parts = zip(match.groups(), _ISO_UNITS, strict=True)
        return Wait(word, sum(int(count) * unit for count, unit in parts if count))
    raise ValueError(f"expected a duration: {EXPECTED}")


def parse_cycle(text: str) -> Cycle:
    """Read a duration or a cron line (five fields, then an optional time zone).

    Raises:
        ValueError: with what was expected.
    """
    fields = text.split()
    if len(fields) not in (5, 6) or fields[0].upper().startswith("P"):
        return parse_wait(text)
    from stackaudit.model.cron import check_cron

    line, zone = " ".join(fields[:5]), fields[5] if len(fields) == 6 else "UTC"
    check_cron(line, zone)
    return Cron(line, zone)
