"""Limits for readers: kinds apart, and how far one request reaches."""

from __future__ import annotations

import pytest

from stackaudit.graph.limit_kinds import apart, reach
from stackaudit.graph.verdict import Limit

ENTITY = "all that the sender does on the channel"


def test_kinds_come_hardest_first_and_never_mixed() -> None:
    promise, gmail, act = (
        Limit("own", 24, "policy"),
        Limit("gmail", 48, "platform"),
        Limit("act", 288, "statute"),
    )

    assert [("statute", (act,)), ("platform's rule", (gmail,)), ("policy", (promise,))] == list(
        apart([promise, gmail, act])
    )


@pytest.mark.parametrize(
    "scope, later, expected",
    [
        ("", "", ""),
        ("identifier", "", "one request reaches the address or number that it came from"),
        (
            "program",
            "sender-entity from 2027-01-31",
            f"one request reaches the program of messages that it answers; from 2027-01-31 on {ENTITY}",
        ),
        ("", "to be decided", "to be decided"),
        ("person", "to be decided", "one request reaches the person, at every address and device"),
    ],
)
def test_how_far_one_request_reaches(scope: str, later: str, expected: str) -> None:
    assert expected == reach(Limit("act", 288, "statute", request_scope=scope, request_scope_from=later))


def test_a_limit_is_called_by_its_name_then_its_place_then_its_id() -> None:
    limits = [Limit("a", 1, "policy", "s. 1", "Act"), Limit("a", 1, "policy", "s. 1"), Limit("a", 1, "policy")]

    assert ["Act", "s. 1", "a"] == [limit.label for limit in limits]
