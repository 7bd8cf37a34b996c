"""The five numbers of the first screen."""

from __future__ import annotations

import pytest

from stackaudit.audit.context import Context
from stackaudit.audit.numbers import money, numbers
from stackaudit.audit.result import Money, Numbers
from stackaudit.graph.verdict import Verdict
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import Stack


def _stack(text: str) -> Stack:
    return load_text(f"stackaudit: 1\n{text}").stack


def _numbers(text: str) -> Numbers:
    return numbers(Context(_stack(text)))


def test_promises_are_counted_by_verdict() -> None:
    found = _numbers(
        """\
company: {flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {agent: {writes: crm, covers: [email]}, footer: {writes: esp, covers: [email]}}
senders: {news: {system: esp, channel: email, checks: esp}}
"""
    )

    assert (2, 1) == (found.promises, found.kept)
    assert {*Verdict} == {*found.by_verdict}
    assert 1 == found.by_verdict[Verdict.BROKEN]


def test_an_empty_stack_has_empty_numbers() -> None:
    found = _numbers("systems: {crm: {}}\n")

    assert (0, 0, 0, 0) == (found.promises, found.kept, found.islands, found.flows)
    assert all(count == 0 for count in found.by_verdict.values())


def test_flows_by_hand_are_counted_among_the_live_ones() -> None:
    found = _numbers(
        """\
systems: {a: {}, b: {}}
flows:
  - {from: a, to: b, how: manual}
  - {from: b, to: a, how: api}
  - {from: a, to: b, id: later, how: manual, status: planned}
  - {from: b, to: a, id: silent}
"""
    )

    assert (4, 3, 1) == (found.flows, found.flows_live, found.flows_by_hand)


def test_automations_that_touch_nobody_do_not_count_and_silence_is_not_a_no() -> None:
    found = _numbers(
        """\
systems: {a: {}}
automations:
  with-way: {in: a, exception_route: Calls the branch}
  without: {in: a, exception_route: none}
  silent: {in: a}
  inside: {in: a, touches: nobody}
"""
    )

    assert (3, 1, 1) == (found.automations, found.automations_to_a_person, found.automations_unanswered)


@pytest.mark.parametrize(
    "renews, notice, past, soon",
    [
        ("2026-11-30", 29, 0, 10),  # today is the last day
        ("2026-11-30", 30, 10, 0),  # yesterday was
        ("2027-03-01", 0, 0, 10),  # in 120 days
        ("2027-03-02", 0, 0, 0),  # in 121
        ("2026-10-31", 90, 0, 0),  # it renewed already
    ],
)
def test_money_is_past_near_or_neither(renews: str, notice: int, past: float, soon: float) -> None:
    stack = _stack(
        f"""\
company: {{as_of: 2026-11-01}}
systems: {{a: {{cost: 10, renews: {renews}, notice_days: {notice}}}}}
"""
    )

    found = money(stack)

    assert (past, soon) == (found.past, found.soon)
    assert ((("a",) if past else ()), (("a",) if soon else ())) == (found.past_systems, found.soon_systems)


def test_what_is_retired_or_costs_nothing_is_no_money_and_a_cost_without_a_date_is_undated() -> None:
    stack = _stack(
        """\
company: {as_of: 2026-11-01}
systems:
  retired: {cost: 10, renews: 2026-11-15, status: retired}
  free: {cost: 0, renews: 2026-11-15}
  silent: {renews: 2026-11-15}
  undated: {cost: 10}
"""
    )

    found = money(stack)

    assert (0, 0, ("undated",)) == (found.past, found.soon, found.undated)


def test_without_an_as_of_date_nobody_can_say() -> None:
    stack = _stack("systems: {a: {cost: 10, renews: 2026-11-15}}\n")

    assert Money(None, None) == money(stack)
