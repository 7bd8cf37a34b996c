"""Shares over entries of which some are not answered: an interval instead of a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in a share.

    ``inside`` tells whether it counts at all (None: nobody said), ``low`` and ``high`` bound what it adds (0 to 1), and
    ``open`` names the answers that are missing for either. ``rests_on`` are the answers and flows that it was made from;
    the entry itself where nothing is more precise.
    """

    entry: str
    inside: bool | None = True
    low: float
    high: float
    open: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()


class Share(msgspec.Struct, frozen=True):
    """The least and the most that a share can be, whatever the missing answers turn out to be."""

    low: float
    high: float


def share(items: Iterable[Item]) -> Share:
    """Return the bounds of the mean over all that count; from 0 to 1 where nothing is known to count."""
    candidates = tuple(item for item in items if item.inside is not False)
    certain = [item for item in candidates if item.inside]
    if not certain:
        return Share(0.0, 1.0)
    maybe = [item for item in candidates if item.inside is None]
    low = _drawn([item.low for item in certain], sorted(item.low for item in maybe), lambda mean, more: more < mean)
    high = _drawn(
        [item.high for item in certain],
        sorted((item.high for item in maybe), reverse=True),
        lambda mean, more: more > mean,
    )
    return Share(low, high)


def step(value: float, high: float, mid: float) -> float:
    """Return 1 from ``high`` on, a half from ``mid`` on, else 0."""
    if value >= high:
        return 1.0
    return 0.5 if value >= mid else 0.0


def _drawn(values: Sequence[float], extra: Iterable[float], draws: Callable[[float, float], bool]) -> float:
    # Which of the uncertain entries count is nobody's knowledge, so the mean goes as far as they can draw it.
    total, count = sum(values), len(values)
    for value in extra:
        if not draws(total / count, value):
            break
        total, count = total + value, count + 1
    return total / count
