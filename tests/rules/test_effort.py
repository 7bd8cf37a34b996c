"""How much one collection point asks of a person, compared with another."""

from __future__ import annotations

from typing import Any

from stackaudit.model.answer import NO, YES
from stackaudit.model.preferences import CollectionPoint
from stackaudit.rules.effort import harder, unsaid


def point(id: str, **more: Any) -> CollectionPoint:
    return CollectionPoint(id=id, **more)


def test_each_burden_is_named() -> None:
    easy = point("a", kind="web-form", steps=1, self_service="yes", requires_login=NO, fee=NO, extra_data_required=NO)
    hard = point("b", kind="paper", steps=3, self_service="no", requires_login=YES, fee=YES, extra_data_required=YES)

    assert 6 == len(harder(easy, hard))
    assert [] == harder(hard, easy)
    assert [] == unsaid(easy, hard)


def test_silence_is_never_harder_and_always_open() -> None:
    easy = point("a", kind="web-form", steps=1, self_service="yes", requires_login=NO, fee=NO, extra_data_required=NO)

    assert [] == harder(easy, point("b"))
    assert ["requires_login", "fee", "extra_data_required", "steps", "self_service", "kind"] == [
        field for _, field, _ in unsaid(easy, point("b"))
    ]


def test_what_asks_nothing_leaves_nothing_open() -> None:
    best = point("b", kind="web-form", steps=1, self_service="yes", requires_login=NO, fee=NO, extra_data_required=NO)

    assert [] == unsaid(point("a"), best)


def test_a_link_in_a_message_is_the_same_medium_as_a_page() -> None:
    assert [] == harder(point("a", kind="web-form"), point("b", kind="unsubscribe-link"))
