"""Regulations: the built-in numbers, their origin, and overrides field by field."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from stackaudit.catalogue.regulations import built_in_regulations, cautions, regulations, strict_hours
from stackaudit.model.answer import NOT_ASKED, UNKNOWN, YES, present, said
from stackaudit.model.regulation import Act, Clock, Confidence, Hard, Regulation, RequestScope, Unit
from stackaudit.model.scope import CHANNELS

EVERY = list(built_in_regulations().values())

STRICT_HOURS = {
    "us-can-spam": 288,
    "us-tcpa-revocation": 288,
    "us-dnc-internal": 288,
    "us-ca-ccpa-optout": 456,
    "us-states-optout": 1080,
    "us-ia-optout": 2160,
    "us-states-revoke-15d": 360,
    "us-md-revoke-30d": 720,
    "us-mt-revoke-45d": 1080,
    "ca-casl": 288,
    "ca-utr-dnc": 336,
    "au-spam": 96,
    "nz-uem": 120,
    "sg-spam": 288,
    "mbox-gmail": 48,
    "mbox-yahoo": 48,
}
POLICY_HOURS = {
    "eu-gdpr-withdraw": 24,
    "eu-gdpr-object-dm": 24,
    "eu-eprivacy": 48,
    "uk-pecr": 48,
    "br-lgpd": 48,
    "in-dpdp": 48,
    "kr-network-act": 24,
    "jp-email": 48,
    "carrier-ctia": 1,
    "apple-push": 24,
    "android-push": 24,
}
WITHOUT_HOURS = {"us-tsr-records", "us-ca-browser-signal", "us-states-uoom", "google-eu-ucp", "iab-tcf-2-3"}


def test_strict_hours_are_the_numbers_of_the_law() -> None:
    assert STRICT_HOURS == {row.id: row.strict_hours for row in EVERY if said(row.strict_hours)}


def test_policy_hours_stand_where_the_law_gives_none() -> None:
    assert POLICY_HOURS == {row.id: row.policy_hours for row in EVERY if said(row.policy_hours)}


def test_every_other_row_gives_no_hours() -> None:
    assert WITHOUT_HOURS == {row.id for row in EVERY if row.hours is None}


@pytest.mark.parametrize(
    "value, unit, expected",
    [(1, "bd", 24), (5, "bd", 120), (6, "bd", 192), (10, "bd", 288), (15, "bd", 456), (45, "d", 1080), (48, "h", 48)],
)
def test_the_shortest_time_that_a_limit_can_mean(value: float, unit: str, expected: float) -> None:
    assert expected == strict_hours(value, unit)


def test_strict_hours_follow_from_the_limit_but_where_the_day_itself_counts() -> None:
    differing = {
        row.id
        for row in EVERY
        if present(row.value) and present(row.unit) and row.strict_hours != strict_hours(row.value, row.unit)
    }

    assert {"au-spam"} == differing


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.id)
def test_each_row_is_whole(row: Regulation) -> None:
    assert present(row.says)
    assert row.says.endswith(".")
    assert present(row.cite)
    assert present(row.source)
    assert row.confidence in get_args(Confidence)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(row.as_of))
    assert row.act in get_args(Act)
    assert present(row.regions)
    assert all(re.fullmatch(r"\*|EEA|[A-Z]{2}(-[A-Z]{2})?", region) for region in row.regions)
    assert present(row.channels)
    assert set(row.channels) <= {"*", *CHANNELS}


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.id)
def test_each_row_speaks_the_words_of_the_model(row: Regulation) -> None:
    assert not said(row.unit) or row.unit in get_args(Unit)
    assert not said(row.clock) or row.clock in get_args(Clock)
    assert not said(row.hard) or row.hard in get_args(Hard)
    assert not said(row.request_scope) or row.request_scope in get_args(RequestScope)
    assert not said(row.effective) or re.fullmatch(r"\d{4}-\d\d-\d\d", str(row.effective))
    assert all(not said(n) or isinstance(n, int) for n in (row.value, row.strict_hours, row.policy_hours))


def test_a_yes_is_the_answer_yes() -> None:
    rows = built_in_regulations()

    assert (YES, YES) == (rows["mbox-gmail"].one_click, rows["au-spam"].login_forbidden)


def test_general_knowledge_is_shown_as_to_confirm() -> None:
    silent = {row.id for row in EVERY if "general knowledge" in str(row.source)} - set(cautions())

    assert set() == silent
    assert "to confirm" == cautions()["jp-email"]
    assert "to confirm: strict_hours" == cautions()["au-spam"]


def test_an_override_changes_the_fields_it_names_and_no_other() -> None:
    built_in = built_in_regulations()["eu-eprivacy"]

    (row,) = [
        row
        for row in regulations({"eu-eprivacy": Regulation(id="eu-eprivacy", policy_hours=12)})
        if row.id == built_in.id
    ]

    assert 12 == row.hours
    assert (built_in.channels, built_in.cite) == (row.channels, row.cite)


def test_an_override_in_the_unit_of_the_law_moves_the_hours_too() -> None:
    rows = {row.id: row for row in regulations({"us-can-spam": Regulation(id="us-can-spam", value=5)})}

    assert 120 == rows["us-can-spam"].hours


def test_not_knowing_better_lifts_no_limit() -> None:
    rows = {row.id: row for row in regulations({"nz-uem": Regulation(id="nz-uem", strict_hours=UNKNOWN)})}

    assert 120 == rows["nz-uem"].hours


def test_an_unknown_id_is_a_row_of_the_companys_own() -> None:
    own = Regulation(id="house-rule", regions=("*",), channels=("email",), value=2, unit="d")

    rows = {row.id: row for row in regulations({"house-rule": own})}

    assert len(EVERY) + 1 == len(rows)
    assert 48 == rows["house-rule"].hours
    assert NOT_ASKED is rows["house-rule"].hard


def test_rows_come_sorted_and_the_built_in_ones_stay_as_they_are() -> None:
    before = dict(built_in_regulations())

    ids = [row.id for row in regulations({"aa-first": Regulation(id="aa-first")})]

    assert sorted(ids) == ids
    assert before == built_in_regulations()
