"""Public holidays: looked up only where an inventory says so, and a clear word where that cannot be done."""

from __future__ import annotations

import sys

import pytest

from stackaudit.catalogue.public_holidays import HolidaysUnavailableError, public_holidays, with_public_holidays
from stackaudit.inventory.problems import InventoryError
from stackaudit.model.company import Company
from stackaudit.model.stack import Stack
from stackaudit.pipeline import read_text


def stack(as_of: str = "2026-11-01", **calendars: tuple[str, ...]) -> Stack:
    return Stack(company=Company(as_of=as_of, calendars=calendars))


def test_written_dates_stay_as_they_are() -> None:
    written = stack(GB=("2026-12-25",))

    assert written is with_public_holidays(written)


def test_public_stands_for_the_holidays_of_this_year_and_the_next() -> None:
    pytest.importorskip("holidays")

    found = with_public_holidays(stack(GB=("public", "2026-12-24"), DK=("2026-06-05",))).company.calendars

    assert isinstance(found, dict)
    assert {"2026-12-24", "2026-12-25", "2027-12-27"} <= set(found["GB"])
    assert "public" not in found["GB"]
    assert ("2026-06-05",) == found["DK"]


def test_a_state_has_holidays_of_its_own() -> None:
    pytest.importorskip("holidays")

    assert set(public_holidays("DE", (2026,))) < set(public_holidays("DE-BY", (2026,)))


def test_a_region_without_holidays_is_refused() -> None:
    pytest.importorskip("holidays")

    with pytest.raises(HolidaysUnavailableError, match="knows no region EEA"):
        public_holidays("EEA", (2026,))


def test_without_the_package_the_inventory_is_refused_at_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)

    with pytest.raises(InventoryError) as raised:
        read_text("stackaudit: 1\ncompany: {as_of: 2026-11-01, calendars: {GB: public}}\nsystems: {crm: {}}\n")

    (problem,) = raised.value.problems
    assert (2, "`public` needs the package holidays: pip install holidays") == (problem.location.line, problem.message)


def test_without_a_day_nobody_knows_which_year() -> None:
    with pytest.raises(InventoryError, match="no `as_of`"):
        read_text("stackaudit: 1\ncompany: {calendars: {GB: public}}\nsystems: {crm: {}}\n")


@pytest.mark.parametrize("written", ["{GB: [Christmas]}", "{GB: [2026-13-01]}", "{GB: {a: b}}"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(InventoryError):
        read_text(f"stackaudit: 1\ncompany: {{calendars: {written}}}\nsystems: {{crm: {{}}}}\n")
