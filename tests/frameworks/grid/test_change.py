"""Checkpoints of the ring, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from stackaudit.frameworks.grid.change import contracts_known_and_open, entries_reviewed, way_out
from stackaudit.model.answer import NO, NONE, NOT_ASKED, UNKNOWN, YES
from stackaudit.model.company import Company
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

TODAY = Company(as_of="2026-11-01")


@pytest.mark.parametrize("fresh, value", [(9, 1), (6, 0.5), (5, 0)])
def test_entries_reviewed_within_a_year(fresh: int, value: float) -> None:
    days = ["2025-11-01"] * fresh + ["2025-09-30"] * (10 - fresh)

    found = entries_reviewed(stack(*({"reviewed": day} for day in days)))

    assert value == found.value
    assert f"{fresh} of 10 live systems were reviewed in the last 12 months." == found.explanation


def test_reviewed_none_is_a_gap_and_silence_a_question() -> None:
    found = entries_reviewed(stack({"reviewed": NONE}, {"reviewed": UNKNOWN}))

    assert (("systems/s0",), ("systems/s1/reviewed",)) == (found.counts_against[:1], found.open)
    assert (0, 0) == (found.value, found.high)


def test_without_a_day_dates_are_open() -> None:
    system = System(id="crm", reviewed="2026-10-01", bought="card", renews="2026-12-31")
    dateless = Stack(systems={"crm": system})

    found = [entries_reviewed(dateless), contracts_known_and_open(dateless)]

    assert [(None, ("company/as_of",))] * 2 == [(point.value, point.open) for point in found]


@pytest.mark.parametrize(
    "exports, value",
    [
        (("tested", "possible"), 1),
        (("tested", "possible", "none"), 0.5),
        (("tested", "none"), 0),
        (("tested", "possible", "none", UNKNOWN), None),
    ],
)
def test_a_way_out(exports: tuple[object, ...], value: float | None) -> None:
    assert value == way_out(stack(*({"export": each} for each in exports))).value


@pytest.mark.parametrize(
    "contract, low, high, open",
    [
        ({"renews": "2028-05-01"}, 1, 1, ()),
        ({"renews": "2028-05-02", "early_exit": NO}, 0, 0, ()),
        ({"renews": "2028-05-02", "early_exit": YES}, 1, 1, ()),
        ({"renews": "2028-05-02"}, 0, 1, ("systems/s0/early_exit",)),
        ({"renews": NONE}, 0, 0, ()),
        ({"renews": UNKNOWN, "early_exit": YES}, 0, 1, ("systems/s0/renews",)),
        ({"renews": "2026-10-31"}, 0, 1, ("systems/s0/renews",)),
    ],
    ids=str,
)
def test_a_contract_known_and_open(contract: dict[str, Any], low: float, high: float, open: tuple[str, ...]) -> None:
    found = contracts_known_and_open(stack({"bought": "procurement"} | contract))

    assert (low, high, open) == (found.low, found.high, found.open)


def test_what_was_built_or_retired_has_no_contract() -> None:
    rows = ({"bought": "built", "renews": NONE}, {"bought": "card", "renews": NONE, "status": "retired"})

    found = contracts_known_and_open(stack(*rows, {"bought": "card", "renews": "2027-01-01"}))

    assert (1, "1 of 1 contracts have a known date and can be left soon enough.") == (found.value, found.explanation)


def test_how_it_came_in_is_a_question_too() -> None:
    found = contracts_known_and_open(stack({"renews": NONE, "bought": NOT_ASKED}, {"renews": NONE, "bought": "card"}))

    assert (0, ("systems/s0/bought",)) == (found.value, found.open)


def stack(*rows: dict[str, Any]) -> Stack:
    return Stack(company=TODAY, systems={f"s{n}": System(id=f"s{n}", **row) for n, row in enumerate(rows)})
