"""How long proof is kept, and how long a yes counts."""

from __future__ import annotations

import pytest

from stackaudit.graph.retention import falls_short, longest, outlasts, outlived, shortest_seconds
from stackaudit.model.answer import NONE, NOT_ASKED
from stackaudit.model.duration import DAY, parse_wait
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.regulation import Regulation
from stackaudit.model.words import LegalBasis


@pytest.mark.parametrize(
    "period, days", [("P5Y", 5 * 365), ("P24M", 2 * 365), ("P6M", 6 * 28), ("P2W", 14), ("P30D", 30), ("soon", 0)]
)
def test_a_period_is_taken_at_its_shortest(period: str, days: int) -> None:
    assert days * DAY == shortest_seconds(period)


@pytest.mark.parametrize(
    "kept, short", [("23mo", True), ("24mo", False), ("2y", False), ("1y", True), ("ad-hoc", False)]
)
def test_what_is_kept_falls_short_of_24_months(kept: str, short: bool) -> None:
    assert short == falls_short(parse_wait(kept), "P24M")


def test_kept_for_no_stated_time_falls_short_and_silence_does_not() -> None:
    assert falls_short(NONE, "P1Y")
    assert not falls_short(NOT_ASKED, "P1Y")


@pytest.mark.parametrize("valid, longer", [("2y", False), ("24mo", False), ("3y", True), ("ad-hoc", True)])
def test_a_yes_outlasts_two_years(valid: str, longer: bool) -> None:
    assert longer == outlasts(parse_wait(valid), "P2Y")


def test_a_yes_for_ever_outlasts_any_period_and_silence_none() -> None:
    assert outlasts(NONE, "P2Y")
    assert not outlasts(NONE, "soon")
    assert not outlasts(NOT_ASKED, "P2Y")


def test_the_longest_time_that_rows_ask_for() -> None:
    rows = [Regulation(id="one", retention="P24M"), Regulation(id="two", retention="P5Y"), Regulation(id="three")]

    assert "P5Y" == longest(rows)
    assert "" == longest(rows[2:])


def test_a_yes_outlives_its_history_where_consents_are_kept() -> None:
    assert outlived(_store("consent", kept="1y"))
    assert not outlived(_store("contract", kept="1y"))
    assert not outlived(_store("consent", kept="ad-hoc"))
    assert not outlived(PreferenceStore(id="esp", system="esp", legal_basis="consent", valid_for=NONE))


def _store(basis: LegalBasis, kept: str) -> PreferenceStore:
    return PreferenceStore(id="esp", system="esp", legal_basis=basis, valid_for=NONE, history_kept=parse_wait(kept))
