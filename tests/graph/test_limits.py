"""Limits: which ones a sender has to meet, and which is the shortest."""

from __future__ import annotations

from typing import Any

import pytest

from stackaudit.graph.limits import Limits
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import NO, NOT_ASKED
from stackaudit.model.company import Company
from stackaudit.model.duration import parse_wait
from stackaudit.model.scope import Channel
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

AS_WRITTEN, PESSIMISTIC, OPTIMISTIC = Reading.AS_WRITTEN, Reading.PESSIMISTIC, Reading.OPTIMISTIC


def hours(
    channel: Channel = "email", reading: Reading = AS_WRITTEN, *, bulk: Any = NOT_ASKED, **company: Any
) -> dict[str, float]:
    """Return the limits of a sender in hours, shortest first."""
    if "opt_out_promise" in company:
        company["opt_out_promise"] = parse_wait(company["opt_out_promise"])
    sender = Sender(id="mail", system="esp", channel=channel, bulk=bulk)
    return {limit.id: limit.hours for limit in Limits(Stack(company=Company(**company))).of(sender, reading)}


def test_mail_to_the_united_states_meets_the_statute_and_the_mailbox_providers() -> None:
    found = hours(regions=("US",))

    assert (288, 48) == (found["us-can-spam"], found["mbox-gmail"])


def test_the_shortest_limit_comes_first() -> None:
    assert sorted(hours(regions=("US",)).values()) == list(hours(regions=("US",)).values())


def test_the_company_promises_two_days_where_it_wrote_nothing() -> None:
    assert 48 == hours()["own-promise"]


@pytest.mark.parametrize("written, expected", [("24h", 24), ("3d", 72), ("2bd", 120), ("ad-hoc", float("inf"))])
def test_the_company_promises_what_it_wrote(written: str, expected: float) -> None:
    assert expected == hours(opt_out_promise=written)["own-promise"]


def test_a_state_is_under_the_statutes_of_its_country() -> None:
    assert "us-can-spam" in hours(regions=("US-CA",))


def test_without_regions_only_limits_that_apply_everywhere_are_compared() -> None:
    assert {"own-promise", "mbox-gmail", "mbox-yahoo"} == set(hours())


def test_read_pessimistically_customers_of_whom_nobody_said_where_they_live_live_everywhere() -> None:
    assert "us-can-spam" in hours(reading=PESSIMISTIC)
    assert "us-can-spam" not in hours(reading=OPTIMISTIC)


def test_the_regions_of_the_sender_come_before_those_of_the_company() -> None:
    sender = Sender(id="mail", system="esp", channel="email", regions=("DE",))

    found = Limits(Stack(company=Company(regions=("US",)))).of(sender, AS_WRITTEN)

    assert "us-can-spam" not in {limit.id for limit in found}


def test_a_limit_for_mail_is_none_for_letters() -> None:
    assert not {"us-can-spam", "mbox-gmail"} & set(hours("post", regions=("US",)))


@pytest.mark.parametrize(
    "bulk, reading, applies",
    [
        (NOT_ASKED, AS_WRITTEN, True),
        (NOT_ASKED, PESSIMISTIC, True),
        (NOT_ASKED, OPTIMISTIC, False),
        (NO, AS_WRITTEN, False),
        (NO, PESSIMISTIC, False),
    ],
)
def test_nobody_said_that_it_is_no_bulk_mail(bulk: Any, reading: Reading, applies: bool) -> None:
    assert applies is ("mbox-gmail" in hours(bulk=bulk, reading=reading))


def test_a_rule_does_not_apply_before_its_day() -> None:
    early, late = hours(as_of="2023-12-31", regions=("US",)), hours(as_of="2026-11-01", regions=("US",))

    assert set(early) < set(late)
