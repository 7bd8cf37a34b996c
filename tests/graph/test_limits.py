"""Limits: which ones a sender has to meet, and which is the shortest."""

from __future__ import annotations

from typing import Any

import pytest

from stackaudit.graph.limits import Limits
from stackaudit.graph.reading import Reading
from stackaudit.graph.verdict import Limit
from stackaudit.inventory.load import load_text
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


def limits_of(inventory: str, sender: str = "mail") -> dict[str, Limit]:
    """Return the limits of a sender of an inventory as people write it, by id."""
    text = f"stackaudit: 1\nsystems: {{esp: {{}}}}\nsenders: {{mail: {{system: esp, channel: email}}}}\n{inventory}"
    stack = load_text(text).stack
    return {limit.id: limit for limit in Limits(stack).of(stack.senders[sender], AS_WRITTEN)}


def test_statute_platform_and_policy_stay_apart() -> None:
    found = limits_of("company: {regions: [US, GB]}")

    kinds = ("us-can-spam", "mbox-gmail", "uk-pecr", "own-promise")
    assert ["statute", "platform", "policy", "policy"] == [found[id].hard for id in kinds]


@pytest.mark.parametrize(
    "channel, regions, expected",
    [
        ("email", ("US-CA",), {"us-can-spam", "mbox-gmail", "mbox-yahoo"}),
        ("sms", ("US",), {"us-tcpa-revocation", "us-dnc-internal", "carrier-ctia", "us-states-revoke-15d",
                          "us-md-revoke-30d", "us-mt-revoke-45d"}),
        ("ads", ("US-IA",), {"us-ia-optout"}),
        ("phone", ("CA",), {"ca-utr-dnc"}),
        ("email", ("EU",), {"eu-gdpr-withdraw", "eu-gdpr-object-dm", "eu-eprivacy", "mbox-gmail", "mbox-yahoo"}),
        ("post", ("DE",), {"eu-gdpr-withdraw", "eu-gdpr-object-dm"}),
        ("phone", ("UK",), {"uk-pecr"}),
        ("fax", ("NZ",), {"nz-uem"}),
        ("app-push", ("AU",), {"apple-push", "android-push"}),
        ("in-person", ("US", "CA"), {"us-states-revoke-15d", "us-md-revoke-30d", "us-mt-revoke-45d"}),
    ],
)  # fmt: skip
def test_every_row_of_a_channel_in_a_region_applies_and_no_other(
    channel: Channel, regions: tuple[str, ...], expected: set[str]
) -> None:
    assert expected == set(hours(channel, regions=regions, as_of="2026-11-01")) - {"own-promise"}


def test_a_sender_to_several_regions_meets_the_shortest_limit_of_all() -> None:
    assert 96 == min(hours("sms", regions=("NZ", "AU", "SG"), opt_out_promise="30d").values())


@pytest.mark.parametrize("day, applies", [("2027-05-12", False), ("2027-05-13", True)])
def test_a_row_applies_from_its_day_on(day: str, applies: bool) -> None:
    assert applies is ("in-dpdp" in hours(regions=("IN",), as_of=day))


@pytest.mark.parametrize(
    "day, reaches, later",
    [("2027-01-30", "program", "sender-entity from 2027-01-31"), ("2027-01-31", "sender-entity", "")],
)
def test_a_request_reaches_further_from_a_later_day_on(day: str, reaches: str, later: str) -> None:
    stack = Stack(company=Company(regions=("US",), as_of=day))

    found = {each.id: each for each in Limits(stack).of(Sender(id="s", system="a", channel="sms"), AS_WRITTEN)}

    tcpa = found["us-tcpa-revocation"]
    assert (reaches, later) == (tcpa.request_scope, tcpa.request_scope_from)


def test_how_far_a_request_reaches_differs_from_regime_to_regime() -> None:
    found = limits_of("company: {regions: [US, DE]}")

    ids = ("us-can-spam", "eu-gdpr-object-dm", "mbox-gmail")
    assert ["identifier", "person", ""] == [found[id].request_scope for id in ids]


def test_an_inventory_overrides_a_row() -> None:
    found = limits_of("company: {regions: [US]}\nregulations: {us-can-spam: {strict_hours: 72, name: House rule}}")

    assert (72, "House rule", "statute") == (
        found["us-can-spam"].hours,
        found["us-can-spam"].label,
        found["us-can-spam"].hard,
    )


def test_a_row_that_applies_nowhere_lifts_its_limit() -> None:
    assert "mbox-gmail" not in limits_of("regulations: {mbox-gmail: {regions: none}}")


def test_a_row_of_the_companys_own_is_a_policy_for_all_that_it_leaves_out() -> None:
    found = limits_of("regulations: {group-rule: {name: Group rule, value: 1, unit: d}}")

    assert (24, "policy", "Group rule") == (
        found["group-rule"].hours,
        found["group-rule"].hard,
        found["group-rule"].label,
    )


def test_a_row_about_proof_sets_no_time_for_a_no() -> None:
    assert "us-tsr-records" not in hours("phone", regions=("US",), as_of="2026-11-01")


def test_every_limit_has_a_name_for_people() -> None:
    found = limits_of("company: {regions: ['*']}")

    assert all(limit.name and limit.name != id for id, limit in found.items())


def test_public_holidays_never_lengthen_a_limit() -> None:
    calendars = "calendars: {US: [2026-12-24, 2026-12-25, 2026-12-28]}"

    found = limits_of(f"company: {{regions: [US], opt_out_promise: 2bd, {calendars}}}")

    assert (288, 120) == (found["us-can-spam"].hours, found["own-promise"].hours)
