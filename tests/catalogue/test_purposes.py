"""Purposes: a whole tree, matched to public vocabularies."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.purposes import nearest, purposes
from stackaudit.model.scope import parse_scope


def test_every_child_comes_after_its_parent() -> None:
    seen: set[str | None] = {None}
    orphans = []
    for purpose in purposes().values():
        if purpose.parent not in seen:
            orphans.append(purpose.id)
        seen.add(purpose.id)

    assert [] == orphans


def test_every_purpose_can_stand_in_a_scope_pattern() -> None:
    assert list(purposes()) == [parse_scope(f"email/{purpose}").purpose for purpose in purposes()]


@pytest.mark.parametrize(
    "purpose, column, expected",
    [
        ("marketing.email", "fideslang", "marketing.communications.email"),
        ("marketing.email", "dpv", "dpv:DirectMarketing"),
        ("advertising.profiling", "tcf", "3"),
        ("device-storage", "tcf", "1"),
        ("sale-or-share", "dpv", "dpv:SellDataToThirdParties"),
        ("service", "fideslang", "essential.service.notifications"),
        ("train-ai", "dpv", None),
    ],
)
def test_the_closest_term_elsewhere(purpose: str, column: str, expected: str | None) -> None:
    assert expected == getattr(purposes()[purpose], column)


@pytest.mark.parametrize(
    "purpose, expected",
    [
        ("marketing.newsletter", "marketing.newsletter"),
        ("marketing.newsletter.wine", "marketing.newsletter"),
        ("own", None),
    ],
)
def test_a_leaf_of_the_companys_own_falls_back_to_what_is_above_it(purpose: str, expected: str | None) -> None:
    found = nearest(purpose)

    assert expected == (found.id if found else None)


def test_every_row_says_where_it_comes_from() -> None:
    assert all(row.source and row.as_of and row.meaning.endswith(".") for row in purposes().values())
    assert {"to confirm: dpv, tcf"} == {row.caution for row in purposes().values()}
