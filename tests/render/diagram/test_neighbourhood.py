"""A neighbourhood: what a system takes and gives, how far, what lives in it, and a name that nobody knows."""

from __future__ import annotations

import msgspec
import pytest

from stackaudit.model.stack import Stack
from stackaudit.pipeline import audit, read_text
from stackaudit.render.diagram.neighbourhood import draw, placed
from stackaudit.render.diagram.neighbours import (
    FOCUS,
    Neighbourhood,
    UnknownSystemError,
    busiest,
    neighbourhood,
)
from tests.render.diagram.made_stacks import made_result
from tests.render.small_result import small_result

SHOP = """
stackaudit: 1
systems:
  web: {name: Web shop, does: [form-capture]}
  crm: {name: Customer book, does: [crm]}
  esp: {name: Mailer, does: [email]}
  bi: {name: Figures, does: [reporting]}
  far: {name: Far away, does: [reporting]}
flows:
  - {from: web, to: crm, carries: [profile, preferences], how: api}
  - {id: typed, from: web, to: crm, carries: [leads], how: manual}
  - {from: crm, to: esp, carries: [audience], how: file, direction: both}
  - {from: esp, to: bi, carries: [responses], how: api}
  - {from: bi, to: far, carries: [outcomes]}
  - {from: far, to: web, carries: [content], how: api}
preference_stores: {book: {in: crm, name: Permissions}}
collection_points: {form: {name: Form, via: crm, writes: [book], covers: [email]}}
senders: {calls: {name: Calls, system: crm, channel: phone}}
"""


def test_what_it_takes_is_on_its_left_and_what_it_gives_on_its_right() -> None:
    content = around("crm")

    assert {("web", -1), ("esp", -1), ("esp", 1)} == {(box.systems[0], box.column) for box in content.boxes}
    assert (2, 1) == (content.takes, content.gives)


def test_flows_of_a_pair_that_run_differently_are_told_apart() -> None:
    ties = {(tie.how, tie.preferences, tie.carries) for tie in around("crm").ties if tie.source == "takes/web"}

    assert {("automatic", True, "profile, preferences"), ("by hand", False, "leads")} == ties


@pytest.mark.parametrize("depth, last", [(1, {"esp"}), (2, {"bi"}), (3, {"far"})])
def test_depth_says_how_many_steps_far(depth: int, last: set[str]) -> None:
    boxes = around("crm", depth).boxes

    assert depth == max(box.column for box in boxes)
    assert last == {box.systems[0] for box in boxes if box.column == depth}


def test_what_lives_in_it_is_inside() -> None:
    inside = around("crm").inside

    assert [("store", "Permissions"), ("point", "Form")] == list(inside[:2])
    assert ("sender", "Calls") == (inside[2][0], inside[2][1].partition(":")[0])


def test_open_findings_about_it_are_counted() -> None:
    result = made_result(30)
    counted = sum(count for id in result.stack.systems for _, count in neighbourhood(result, id).findings)

    assert counted > 0


def test_flows_can_be_narrowed() -> None:
    content = neighbourhood(audit(read_text(SHOP)), "crm", 1, "preferences")

    assert ["web"] == [box.systems[0] for box in content.boxes]


@pytest.mark.parametrize("wanted, near", [("crn", "crm"), ("mailer", "esp"), ("Customer", "crm")])
def test_an_unknown_system_is_refused_with_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(UnknownSystemError, match=f"did you mean `{near}`"):
        around(wanted)


def test_where_nothing_is_near_some_are_named() -> None:
    with pytest.raises(UnknownSystemError, match="there are web, crm"):
        around("zzzzzz")


def test_beside_a_busy_system_the_others_share_a_box() -> None:
    result = made_result(300)
    content = neighbourhood(result, busiest(result), 3)
    columns = {box.column: sum(each.column == box.column for each in content.boxes) for box in content.boxes}

    assert max(columns.values()) <= 12
    assert content.takes > 12
    assert any(len(box.systems) > 1 for box in content.boxes)


def test_a_system_that_nobody_wrote_a_flow_of_stands_alone() -> None:
    alone = audit(read_text("stackaudit: 1\nsystems: {crm: {}}\n"))

    assert "No flow is written down." in draw(alone, "crm")
    assert [FOCUS] == list(placed(alone, neighbourhood(alone, "crm")).boxes)


def around(focus: str, depth: int = 1) -> Neighbourhood:
    return neighbourhood(audit(read_text(SHOP)), focus, depth)


def test_the_busiest_of_nothing_is_nobody() -> None:
    empty = msgspec.structs.replace(small_result(), stack=Stack())

    assert busiest(empty) == ""
