"""What can be decided, what renews when, and what is paid for and not used."""

from __future__ import annotations

from pathlib import Path

import pytest

from stackaudit.frameworks.spend import Contract, Idle, Spend, decidable, spend
from stackaudit.frameworks.usage import idle_share
from stackaudit.inventory.load import load_text
from stackaudit.model.answer import NONE, UNKNOWN
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack
from stackaudit.model.systems import Seats, System
from stackaudit.pipeline import read

ROOT = Path(__file__).resolve().parents[2]


def _stack(text: str) -> Stack:
    return load_text(f"stackaudit: 1\n{text}").stack


def test_the_share_that_can_be_decided_is_a_range() -> None:
    found = spend(
        _stack(
            """\
systems:
  decidable: {owner: A, renews: 2027-01-31, use: some, cost: 50}
  unowned: {owner: none, renews: 2027-01-31, use: some, cost: 20}
  silent: {owner: A, renews: 2027-01-31, cost: 30}
  retired: {owner: A, renews: 2027-01-31, use: some, cost: 100, status: retired}
"""
        )
    )

    assert (100, 50, 0.5, 0.8) == (found.total, found.decidable, found.low, found.high)


@pytest.mark.parametrize(
    "system, expected",
    [
        ("owner: A, renews: 2027-01-31, use: some", (0.5, 1)),
        ("owner: none", (0, 0.5)),
        ("owner: A", (0, 1)),
    ],
)
def test_a_cost_that_nobody_wrote_down_may_be_of_any_size(system: str, expected: tuple[float, float]) -> None:
    priced = "a: {owner: A, renews: 2027-01-31, use: some, cost: 50}, b: {owner: none, cost: 50}"

    found = spend(_stack(f"systems: {{{priced}, c: {{{system}}}}}\n"))

    assert expected == (found.low, found.high)
    assert ("c",) == found.unpriced


def test_nothing_is_known_where_nothing_has_a_cost() -> None:
    found = spend(_stack("systems: {crm: {}, sheet: {cost: 0}}\n"))

    assert Spend(0, 0, None, None, ("crm",), (), ()) == found


@pytest.mark.parametrize(
    "system, expected",
    [
        (System(id="a", owner="A", renews="2027-01-31", use="none"), True),
        (System(id="a", owner="A", renews="2027-01-31", seats=Seats(paid=4, used=0)), True),
        (System(id="a", owner="A", renews="2027-01-31", seats=Seats(paid=4)), None),
        (System(id="a", owner=NONE, use="some"), False),
        (System(id="a", owner=UNKNOWN, renews="2027-01-31", use="some"), None),
        (System(id="a", owner="A", renews=NONE, use="some", bought="card"), False),
        (System(id="a", owner="A", renews=NONE, use="some"), None),
        (System(id="a", owner="A", use="some", bought="built"), True),
        (System(id="a", owner="A", renews=NONE, use="some", bought="built"), True),
        (System(id="a", owner="A", use="some", bought="procurement"), None),
    ],
)
def test_a_system_can_be_decided_when_owner_renewal_and_usage_are_known(system: System, expected: bool | None) -> None:
    assert expected is decidable(system)


@pytest.mark.parametrize(
    "system, expected",
    [
        (System(id="a", use="none"), 1.0),
        (System(id="a", use="none", seats=Seats(paid=4, used=4)), 1.0),
        (System(id="a", use="heavy", seats=Seats(paid=40, used=0)), 1.0),
        (System(id="a", use="heavy", seats=Seats(paid=40, used=10)), 0.75),
        (System(id="a", seats=Seats(paid=40, used=16)), 0.0),
        (System(id="a", seats=Seats(paid=40, used=50)), 0.0),
        (System(id="a", use="rare"), 0.0),
        (System(id="a", use="rare", seats=Seats(paid=40)), 0.0),
        (System(id="a", seats=Seats(paid=40)), None),
        (System(id="a", seats=Seats(paid=0, used=0)), None),
        (System(id="a"), None),
    ],
)
def test_what_is_idle_is_all_of_what_nobody_uses_or_the_empty_seats_where_most_are_empty(
    system: System, expected: float | None
) -> None:
    assert expected == idle_share(system, Settings())


def test_idle_amounts_come_largest_first_and_free_things_have_none() -> None:
    found = spend(
        _stack(
            """\
systems:
  seats: {cost: 100, seats: {paid: 40, used: 10}}
  free: {cost: 0, use: none}
  unused: {cost: 80, use: none}
  used: {cost: 500, use: heavy}
"""
        )
    )

    assert (
        Idle("unused", 80, "nobody uses it"),
        Idle("seats", 75, "10 of 40 seats are used"),
    ) == found.idle


def test_contracts_come_by_the_day_to_decide_and_the_renewal_stands_in_where_the_notice_is_not_known() -> None:
    found = spend(
        _stack(
            """\
systems:
  late: {cost: 10, renews: 2027-06-30, notice_days: 30, decision: {what: keep, on: 2026-10-01}}
  silent: {renews: 2027-01-31}
  early: {cost: 20, renews: 2027-03-31, notice_days: 90}
  undated: {cost: 20, renews: none}
  gone: {cost: 20, renews: 2027-03-31, status: retired}
"""
        )
    )

    assert (
        Contract("early", "2027-03-31", "2026-12-31", 90, 20, ""),
        Contract("silent", "2027-01-31", None, None, None, ""),
        Contract("late", "2027-06-30", "2027-05-31", 30, 10, "keep"),
    ) == found.contracts


@pytest.mark.parametrize("key", ["owner: A", "renews: 2027-01-31", "use: some", "bought: procurement", "cost: 60"])
def test_an_answer_less_only_widens_the_range(key: str) -> None:
    whole = "owner: A, renews: 2027-01-31, use: some, bought: procurement, cost: 60"
    less = ", ".join(part for part in whole.split(", ") if part != key)
    text = "systems: {{a: {{{}}}, b: {{owner: none, cost: 40}}}}\n"

    full, thin = spend(_stack(text.format(whole))), spend(_stack(text.format(less)))

    assert full.low is not None
    assert full.high is not None
    assert thin.low is not None
    assert thin.high is not None
    assert thin.low <= full.low <= full.high <= thin.high


def test_the_example_bank() -> None:
    found = spend(read(ROOT / "inventories" / "linden-harbour-bank").stack)

    assert (4_282_500, 4_148_000) == (found.total, found.decidable)
    assert {"cdp", "map", "website", "attribution", "survey"} == {idle.system for idle in found.idle}
    assert 769 == round(sum(idle.amount for idle in found.idle) / 1000)
    assert (21, "esp", "crm") == (len(found.contracts), found.contracts[0].system, found.contracts[-1].system)
