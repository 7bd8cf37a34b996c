"""Regions: aliases, and what lies in what."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.regions import contains, countries, is_known, normalise, overlaps, parent, states
from stackaudit.catalogue.regulations import built_in_regulations
from stackaudit.model.answer import given


@pytest.mark.parametrize(
    "written, expected",
    [
        ("EU", "EEA"),
        ("eu", "EEA"),
        ("UK", "GB"),
        (" us_ca ", "US-CA"),
        ("no", "NO"),
        ("United  Kingdom", "GB"),
        ("*", "*"),
    ],
)
def test_other_ways_to_write_a_region(written: str, expected: str) -> None:
    assert expected == normalise(written)


@pytest.mark.parametrize(
    "code, expected",
    [("US-CA", "US"), ("NO", "EEA"), ("DE-BY", "DE"), ("US", "*"), ("EEA", "*"), ("CH", "*"), ("*", None)],
)
def test_the_next_larger_place(code: str, expected: str | None) -> None:
    assert expected == parent(code)


@pytest.mark.parametrize(
    "outer, inner, expected",
    [
        ("EEA", "DK", True),
        ("EU", "NO", True),
        ("EEA", "DE-BY", True),
        ("US", "US-CA", True),
        ("*", "AU", True),
        ("GB", "UK", True),
        ("US-CA", "US", False),
        ("EEA", "GB", False),
        ("EEA", "CH", False),
        ("CA", "US-CA", False),
        ("AU", "*", False),
    ],
)
def test_what_lies_in_what(outer: str, inner: str, expected: bool) -> None:
    assert expected is contains(outer, inner)


@pytest.mark.parametrize(
    "one, other, expected",
    [("DK", "EEA", True), ("EEA", "DK", True), ("US-CA", "US-CO", False), ("*", "JP", True), ("DK", "SE", False)],
)
def test_places_with_ground_in_common(one: str, other: str, expected: bool) -> None:
    assert expected is overlaps(one, other)


def test_the_economic_area_has_thirty_countries() -> None:
    members = countries("EU")

    assert 30 == len(set(members)) == len(members)
    assert {"NO", "IS", "LI"} <= set(members)
    assert () == countries("GB")


def test_states_of_the_table_are_listed() -> None:
    named = {
        region
        for row in built_in_regulations().values()
        for region in given(row.regions, ())
        if region.startswith("US-")
    }

    assert named == set(states("US"))


def test_what_a_code_looks_like() -> None:
    assert [True, True, True, True, False, False] == [
        is_known(code) for code in ("NO", "EU", "US-CA", "*", "Narnia", "N1")
    ]
