"""Answers: silence, a known gap and a statement are three different things."""

from __future__ import annotations

import pytest

from stackaudit.model.answer import NO, NONE, NOT_ASKED, PARTLY, UNKNOWN, YES, given, present, said


@pytest.mark.parametrize(
    "value, is_said, is_present",
    [
        (NOT_ASKED, False, False),
        (UNKNOWN, False, False),
        (NONE, True, False),
        (YES, True, True),
        (PARTLY, True, True),
        (NO, True, True),
        ("crm", True, True),
        ("", True, True),
        (0, True, True),
        ((), True, True),
    ],
)
def test_silence_says_nothing_and_none_says_that_there_is_nothing(
    value: object, is_said: bool, is_present: bool
) -> None:
    assert (is_said, is_present) == (said(value), present(value))


@pytest.mark.parametrize("silent", [NOT_ASKED, UNKNOWN, NONE])
def test_a_default_stands_in_where_nothing_is_named(silent: object) -> None:
    assert "otherwise" == given(silent, "otherwise")


@pytest.mark.parametrize("named", [0, "", (), NO])
def test_a_default_never_replaces_what_somebody_named(named: object) -> None:
    assert named == given(named, "otherwise")


def test_answers_print_as_they_are_called_in_code() -> None:
    assert "[NOT_ASKED, UNKNOWN, NONE, YES, PARTLY, NO]" == repr([NOT_ASKED, UNKNOWN, NONE, YES, PARTLY, NO])
