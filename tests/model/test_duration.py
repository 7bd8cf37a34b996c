"""Durations and rhythms: what people may write, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.model.duration import DAY, HOUR, MINUTE, MONTH, WEEK, YEAR, Cron, Wait, parse_cycle, parse_wait


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("now", 0),
        ("0m", 0),
        ("30s", 30),
        ("15m", 15 * MINUTE),
        ("15 min", 15 * MINUTE),
        ("2h", 2 * HOUR),
        ("1d", DAY),
        ("2w", 2 * WEEK),
        ("3mo", 3 * MONTH),
        ("1y", YEAR),
        ("minute", MINUTE),
        ("hour", HOUR),
        ("Day", DAY),
        (" week ", WEEK),
        ("month", MONTH),
        ("year", YEAR),
        ("PT15M", 15 * MINUTE),
        ("pt15m", 15 * MINUTE),
        ("P1M", MONTH),
        ("P1DT12H", 36 * HOUR),
        ("P2W", 2 * WEEK),
        ("P1Y2M3W4DT5H6M7S", YEAR + 2 * MONTH + 3 * WEEK + 4 * DAY + 5 * HOUR + 6 * MINUTE + 7),
    ],
)
def test_a_stated_duration_is_so_many_seconds(text: str, seconds: int) -> None:
    wait = parse_wait(text)

    assert (seconds, None, False) == (wait.seconds, wait.business_days, wait.unbounded)


def test_business_days_stay_business_days() -> None:
    wait = parse_wait("3bd")

    assert Wait("3bd", business_days=3) == wait
    assert not wait.unbounded


@pytest.mark.parametrize("text", ["ad-hoc", "adhoc", "Ad hoc"])
def test_ad_hoc_is_unbounded_however_it_is_spelled(text: str) -> None:
    wait = parse_wait(text)

    assert wait.unbounded
    assert "ad-hoc" == str(wait)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "15",
        "m",
        "-1h",
        "1.5h",
        "1h30m",
        "P",
        "PT",
        "P1DT",
        "PT1D",
        "P-1D",
        "٣d",
        "²h",
        "1234567890d",
        "15 parsecs",
    ],
)
def test_anything_else_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected a duration: now, 15m, 2h"):
        parse_wait(text)


def test_a_long_number_is_refused_rather_than_cut_short() -> None:
    with pytest.raises(ValueError, match="expected a duration"):
        parse_wait("P1234567890D")


@given(st.one_of(st.text(), st.from_regex(r"P?T?\d*\s?[A-Za-z]{0,3}\d*[A-Z]?", fullmatch=True)))
def test_a_text_is_a_duration_or_a_value_error(text: str) -> None:
    try:
        wait = parse_wait(text)
    except ValueError:
        return

    assert wait.unbounded or (wait.seconds or wait.business_days or 0) >= 0


@pytest.mark.parametrize(
    "text, cycle",
    [
        ("0 2 * * 1-5", Cron("0 2 * * 1-5", "UTC")),
        ("0  2 * *  1-5   Europe/Copenhagen", Cron("0 2 * * 1-5", "Europe/Copenhagen")),
        ("0 2 * * mon-fri UTC", Cron("0 2 * * mon-fri", "UTC")),
        ("*/5 * * * *", Cron("*/5 * * * *")),
        ("day", Wait("day", DAY)),
        ("15 m", Wait("15 m", 15 * MINUTE)),
    ],
)
def test_a_rhythm_is_a_duration_or_a_cron_line_with_its_zone(text: str, cycle: Wait | Cron) -> None:
    assert cycle == parse_cycle(text)


def test_a_cron_line_is_written_with_its_zone() -> None:
    assert "0 2 * * 1-5 UTC" == str(parse_cycle("0 2 * * 1-5"))


@pytest.mark.parametrize(
    "text, complaint",
    [
        ("60 2 * * *", "`60 2 \\* \\* \\*` is not a cron line: Bad minute"),
        ("0 2 30 2 *", "is not a cron line"),
        ("0 2 * * fri-mon", "is not a cron line: Bad day-of-week"),
        ("0 2 * * * Europe/Atlantis", "`Europe/Atlantis` is not a time zone; expected a name such as"),
        ("0 2 * * * Europe", "`Europe` is not a time zone"),
        ("0 2 * * * /etc/passwd", "is not a time zone"),
        ("0 2 * * * ../UTC", "is not a time zone"),
        ("0 2 * * * localtime", "`localtime` is not a time zone"),
        ("0 2 * * * right/Europe/Copenhagen", "is not a time zone"),
        ("every day at two o'clock sharp", "is not a time zone"),
        ("0 2 * *", "expected a duration"),
        ("0 2 * * * UTC please", "expected a duration"),
    ],
)
def test_a_bad_cron_line_is_refused_with_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_cycle(text)


FIELD = st.text("0123456789*/,-#L LWMONJAN²", min_size=1, max_size=6)


@given(st.lists(FIELD, min_size=5, max_size=5), st.sampled_from(["", " UTC", " Europe/Copenhagen", " ²"]))
def test_a_text_like_a_cron_line_is_one_or_a_value_error(fields: list[str], zone: str) -> None:
    try:
        cycle = parse_cycle(" ".join(fields) + zone)
    except ValueError:
        return

    assert isinstance(cycle, Cron | Wait)
