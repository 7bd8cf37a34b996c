"""How long a no can wait: at worst, in one flow and in one sender."""

from __future__ import annotations

from typing import Final

from stackaudit.graph.business_days import Calendar, process_days
from stackaudit.graph.cron_gaps import longest_gap
from stackaudit.graph.reading import Reading
from stackaudit.graph.unbounded import UNBOUNDED, is_unbounded, saturated
from stackaudit.model.answer import NONE, Nothing, Silence, present
from stackaudit.model.duration import DAY, HOUR, MINUTE, Cron, Cycle, Wait
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.senders import Sender

__all__ = [
    "UNBOUNDED",
    "flow_wait",
    "freeze_seconds",
    "hours_text",
    "is_unbounded",
    "longest_gap",
    "process_days",
    "strict_limit_hours",
    "wait_seconds",
]

_SILENT_DELAY: Final = {Reading.AS_WRITTEN: 0, Reading.PESSIMISTIC: UNBOUNDED, Reading.OPTIMISTIC: 0}


def flow_wait(flow: Flow, reading: Reading, calendars: tuple[Calendar, ...] = ()) -> int | None:
    """Return the seconds that this flow adds at worst, or ``None`` where nobody said how it runs or how often.

    Read optimistically there is always an answer: a flow of which nobody said how it runs may be a lookup. Business days
    lengthen over the public holidays of the calendars.
    """
    takes = _delay(flow.takes, reading, calendars)
    if isinstance(flow.how, Silence):
        return takes if reading is Reading.OPTIMISTIC else None
    if flow.how == "embedded":
        return takes
    if flow.how == "lookup":
        return saturated(_cached(flow, reading, calendars) + takes)
    if isinstance(flow.every, Silence) and reading is not Reading.OPTIMISTIC:
        return None
    pickup = _delay(flow.pickup_every, reading, calendars) if flow.how == "file" else 0
    return saturated(_between_runs(flow, reading, calendars) + pickup + takes)


def freeze_seconds(sender: Sender, reading: Reading, calendars: tuple[Calendar, ...] = ()) -> int:
    """Return the seconds for which a sender may still go by what it was told before."""
    if isinstance(sender.checked, Silence):
        return _delay(sender.max_queue, reading, calendars) if reading is Reading.AS_WRITTEN else _SILENT_DELAY[reading]
    if sender.checked == "never":
        return UNBOUNDED
    return 0 if sender.checked == "at-send" else _delay(sender.max_queue, reading, calendars)


def wait_seconds(wait: Wait, calendars: tuple[Calendar, ...] = ()) -> int:
    """Return the calendar seconds that a stated duration can take at worst."""
    if wait.business_days is not None:
        return saturated(process_days(wait.business_days, calendars) * DAY)
    return UNBOUNDED if wait.seconds is None else saturated(wait.seconds)


def strict_limit_hours(business_days: int) -> int:
    """Return the shortest time in hours that a legal limit of so many business days (at least one) can mean.

    Public holidays only lengthen a limit, so leaving them out never flatters anybody.
    """
    return 24 * (business_days + 2 * ((business_days - 1) // 5))


def hours_text(seconds: int) -> str:
    """Write a wait for people, in hours, so that it compares with a limit: 15 min, 73.3 h, 168 h.

    A wait just over a whole hour never reads as that hour, lest "48 h" misses a limit of 48 h.
    """
    if is_unbounded(seconds):
        return "unbounded"
    if 0 < seconds < 2 * HOUR:
        return f"{-(-seconds // MINUTE)} min"
    tenths = (10 * seconds + HOUR // 2) // HOUR
    if tenths % 10 == 0 and seconds * 10 > tenths * HOUR:
        tenths += 1
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth} h" if tenth else f"{whole} h"


def _between_runs(flow: Flow, reading: Reading, calendars: tuple[Calendar, ...]) -> int:
    """Return the longest time between runs, missed ones that nobody notices included."""
    if isinstance(flow.every, Silence) or _seconds_between(flow.every, 1, calendars) == 0:
        return 0
    if isinstance(flow.tolerated_failures, Silence):
        return saturated(_seconds_between(flow.every, 1, calendars) + _SILENT_DELAY[reading])
    return saturated(_seconds_between(flow.every, 1 + flow.tolerated_failures, calendars))


def _seconds_between(every: Cycle, runs: int, calendars: tuple[Calendar, ...]) -> int:
    return longest_gap(every, runs) if isinstance(every, Cron) else runs * wait_seconds(every, calendars)


def _cached(flow: Flow, reading: Reading, calendars: tuple[Calendar, ...]) -> int:
    if isinstance(flow.preferences, PreferenceFlow):
        return _delay(flow.preferences.cache_ttl, reading, calendars)
    return _SILENT_DELAY[reading]


def _delay(stated: Wait | Nothing | Silence, reading: Reading, calendars: tuple[Calendar, ...]) -> int:
    if present(stated):
        return wait_seconds(stated, calendars)
    return 0 if stated is NONE else _SILENT_DELAY[reading]
