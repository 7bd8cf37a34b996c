"""Elapsed time in words."""

from __future__ import annotations

import pytest

from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.model.duration import DAY, HOUR, MINUTE
from stackaudit.render.elapsed import elapsed


@pytest.mark.parametrize(
    "seconds, words",
    [
        (None, "nobody said"),
        (0, "at once"),
        (45, "45 s"),
        (15 * MINUTE, "15 min"),
        (HOUR, "1 h"),
        (90 * MINUTE, "1 h 30 min"),
        (2 * DAY, "48 h"),
        (3 * DAY, "72 h"),
        (7 * DAY + HOUR, "7 d 1 h"),
        (31 * DAY, "31 d"),
        (UNBOUNDED, "no upper bound"),
    ],
)
def test_a_wait_reads_as_people_say_it(seconds: int | None, words: str) -> None:
    read = elapsed(seconds)

    assert words == read.replace("\u00a0", " ")
