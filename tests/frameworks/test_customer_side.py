"""The customer's own side, counted by hand on small stacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from stackaudit.audit.context import Context
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.customer_side import customer_side
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import Stack
from stackaudit.pipeline import read

LINDEN_HARBOUR = Path(__file__).resolve().parents[2] / "inventories" / "linden-harbour-bank"

# A letter is never told of the no on the page; the newsletter asks the store that the page writes.
TWO_SENDERS = """
stackaudit: 1
company: {flows_complete: all}
systems: {esp: {}, print: {}}
preference_stores:
  esp: {in: esp, covers: [email, post], keys: [email], keeps: [channel, purpose], history: %s, history_fields: %s}
collection_points:
  page: {writes: esp, via: none, captures: [withdraw], covers: %s, keys: [email], self_service: %s}
senders:
  newsletter: {system: esp, channel: email, kind: %s, purposes: [marketing], checks: [esp], checked: at-send, key: email,
    bulk: no}
  letters: {system: print, channel: post, kind: outbound, purposes: [marketing], checks: none}
"""
FLOW = """
stackaudit: 1
systems: {a: {}, b: {}}
flows:
  - {from: a, to: b, carries: %s, preferences: %s}
"""


def parts(text: str) -> dict[str, Part]:
    return parts_of(load_text(text).stack)


def parts_of(stack: Stack) -> dict[str, Part]:
    context = Context(stack)
    return {part.name: part for part in customer_side(stack, context.promises, context.store_count).parts}


def two_senders(
    history: str = "none",
    fields: str = "unknown",
    covers: str = "[email, post]",
    alone: str = "yes",
    kind: str = "outbound",
) -> dict[str, Part]:
    return parts(TWO_SENDERS % (history, fields, covers, alone, kind))


def flow(carries: str, preferences: str) -> Checkpoint:
    return parts(FLOW % (carries, preferences))["source-of-change"].checkpoints[0]


def values(part: Part) -> list[tuple[str, float | None]]:
    return [(point.id, point.value) for point in part.checkpoints]


def bounds(point: Checkpoint) -> tuple[float, float]:
    return point.low, point.high


def test_a_no_that_one_of_two_senders_hears_holds_in_half_of_everywhere() -> None:
    found = two_senders()["everywhere"]

    assert [("newsletter", 1), ("letters", 0)] == values(found)
    assert (50, 50) == (found.low, found.high)
    assert "1 of 1 promises towards newsletter hold for certain." == found.checkpoints[0].explanation
    assert (("collection_points/page",), ("collection_points/page",)) == (
        found.checkpoints[0].counts_for,
        found.checkpoints[1].counts_against,
    )


def test_a_service_sender_keeps_no_promise_and_one_that_may_be_one_is_open() -> None:
    assert [("letters", 0)] == values(two_senders(kind="service")["everywhere"])
    assert [("newsletter", None), ("letters", 0)] == values(two_senders(kind="unknown")["everywhere"])


def test_where_nobody_said_what_a_point_is_about_its_promises_are_open() -> None:
    found = two_senders(covers="unknown")["everywhere"]

    assert [("newsletter", None), ("letters", None)] == values(found)
    assert "collection_points/page/covers" in found.checkpoints[0].open
    assert "Nobody said which promises towards newsletter hold for certain (1 open). As written, 1 do." == (
        found.checkpoints[0].explanation
    )


def test_of_a_sender_to_which_nobody_can_say_no_anywhere_nothing_is_known() -> None:
    found = two_senders(covers="[email]")

    assert ("letters", None) == values(found["everywhere"])[1]
    assert ("collection_points",) == found["everywhere"].checkpoints[1].open
    assert (0.5, 1) == bounds(found["self-service"].checkpoints[1])


@pytest.mark.parametrize("alone, point, channels", [("yes", 1, 1), ("assisted", 0.5, 0), ("no", 0, 0)])
def test_a_place_worked_alone_counts_for_itself_and_for_its_channels(alone: str, point: float, channels: float) -> None:
    found = two_senders(alone=alone)["self-service"]

    assert [("points-worked-alone", point), ("channels-refused-alone", channels)] == values(found)


def test_nobody_saying_whether_staff_is_needed_leaves_both_open() -> None:
    found = two_senders(alone="unknown")["self-service"]

    assert (0, 100, 2) == (found.low, found.high, found.open)
    assert ("collection_points/page/self_service",) == found.checkpoints[1].open


@pytest.mark.parametrize(
    "history, expected", [("none", 0), ("last-change", 0.5), ("change-log", 1), ("evidence", 1), ("unknown", None)]
)
def test_a_log_is_a_history_and_the_last_change_is_half_of_one(history: str, expected: float | None) -> None:
    assert [("stores-keep-history", expected)] == values(two_senders(history=history)["history"])


@pytest.mark.parametrize(
    "history, fields, expected",
    [
        ("change-log", "[source, status]", (1, 1)),
        ("change-log", "[status]", (0, 0)),
        ("change-log", "unknown", (0, 1)),
        ("unknown", "[source]", (0, 1)),
        ("unknown", "[status]", (0, 0)),
        ("none", "unknown", (0, 0)),
    ],
)
def test_only_a_history_that_names_the_source_remembers_it(
    history: str, fields: str, expected: tuple[float, float]
) -> None:
    assert expected == bounds(two_senders(history=history, fields=fields)["source-of-change"].checkpoints[1])


@pytest.mark.parametrize(
    "carries, preferences, expected",
    [
        ("[preferences]", "{provenance: [source, event_time]}", (1, 1)),
        ("[preferences]", "{provenance: [source]}", (0, 0)),
        ("[preferences]", "{says: both}", (0, 1)),
        ("[preferences]", "unknown", (0, 1)),
        ("unknown", "none", (0, 1)),
    ],
)
def test_a_flow_tells_the_source_when_source_and_time_travel_along(
    carries: str, preferences: str, expected: tuple[float, float]
) -> None:
    assert expected == bounds(flow(carries, preferences))


def test_of_an_empty_stack_nothing_is_known() -> None:
    found = parts_of(Stack())

    assert ["everywhere", "self-service", "history", "source-of-change"] == list(found)
    assert [(0, 100)] * 4 == [(part.low, part.high) for part in found.values()]


def test_the_bank_keeps_two_histories_and_nobody_said_who_can_work_alone() -> None:
    found = parts_of(read(LINDEN_HARBOUR).stack)

    assert ["0-53 (9 open)", "0-100 (2 open)", "15", "0-58 (2 open)"] == [part.range_text for part in found.values()]
    assert "2 of 13 preference stores keep a history. 2 more systems probably keep preferences." == (
        found["history"].checkpoints[0].explanation
    )
    assert ["direct-mail", "display"] == [id for id, value in values(found["everywhere"]) if value == 0]
