"""Duties: which rows ask something of a channel in some regions."""

from __future__ import annotations

import pytest

from stackaudit.graph.duties import Duties, cited
from stackaudit.graph.reading import Reading
from stackaudit.inventory.load import load_text
from stackaudit.model.answer import NOT_ASKED, Silence, said


def rows(
    channels: list[str],
    regions: tuple[str, ...] | Silence = NOT_ASKED,
    company: str = "{}",
    more: str = "",
    reading: Reading = Reading.AS_WRITTEN,
) -> list[str]:
    stack = load_text(f"stackaudit: 1\nsystems: {{crm: {{}}}}\ncompany: {company}\n{more}").stack
    return [row.id for row in Duties(stack, lambda row: said(row.mechanism_min_days)).of(channels, regions, reading)]


@pytest.mark.parametrize(
    "regions, expected", [(("US-CA",), ["us-can-spam"]), (("CA", "NZ"), ["ca-casl", "nz-uem"]), (("DE",), [])]
)
def test_rows_apply_where_the_people_live(regions: tuple[str, ...], expected: list[str]) -> None:
    assert expected == rows(["email"], regions)


def test_without_regions_of_its_own_the_companys_count() -> None:
    assert ["au-spam"] == rows(["sms"], company="{regions: [AU]}")
    assert [] == rows(["sms"], ("US",), company="{regions: [AU]}")


def test_silence_about_regions_meets_every_row_only_at_worst() -> None:
    assert [] == rows(["fax"])
    assert ["nz-uem"] == rows(["fax"], reading=Reading.PESSIMISTIC)


def test_a_row_begins_at_its_day() -> None:
    later = "regulations: {us-can-spam: {effective: 2027-01-01}}"

    assert [] == rows(["email"], ("US",), "{as_of: 2026-12-31}", later)
    assert ["us-can-spam"] == rows(["email"], ("US",), "{as_of: 2027-01-01}", later)
    assert ["us-can-spam"] == rows(["email"], ("US",), "{}", later)
    assert [] == rows(["email"], ("US",), "{}", later, Reading.OPTIMISTIC)


def test_a_row_without_a_source_is_cited_by_its_id() -> None:
    own = "regulations: {own: {regions: ['*'], channels: ['*'], mechanism_min_days: 5}}"
    stack = load_text(f"stackaudit: 1\nsystems: {{crm: {{}}}}\n{own}").stack

    (row,) = Duties(stack, lambda row: row.id == "own").of(["post"], ("FR",))

    assert "own" == cited(row)
