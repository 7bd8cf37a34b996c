"""The pictures of the report and the facts beside them."""

from __future__ import annotations

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.model.stack import Stack
from stackaudit.render.picture import Picture
from stackaudit.render.pictures import most_telling_point, pictures
from stackaudit.render.stack_layers import layer_names, layer_of
from tests.render.small_result import small_result


def test_the_pictures_come_in_the_order_of_the_story() -> None:
    found = pictures(small_result())

    assert [
        "promise-matrix",
        "preference-map",
        "traced-no",
        "layered-map",
        "integration-map",
        "flow-matrix",
        "always-on-loop",
        "automations",
        "lifecycle",
        "grid",
        "architecture",
        "renewals",
        "overlaps",
    ] == [each.id for each in found]


def test_every_picture_has_the_same_facts_as_a_table() -> None:
    for picture in pictures(small_result()):
        widths = {len(row) for row in picture.facts.rows}

        assert {len(picture.facts.headings)} == widths, picture.id


def test_the_facts_of_the_matrix_are_all_promises() -> None:
    result = small_result()
    matrix = named(result, "promise-matrix")

    assert len(result.promises) == len(matrix.facts.rows)


def test_the_facts_of_the_layered_map_are_all_flows() -> None:
    result = small_result()
    stack_map = named(result, "layered-map")

    assert len(result.stack.flows) == len(stack_map.facts.rows)


def test_a_store_that_nobody_tells_and_that_tells_nobody_says_so() -> None:
    alone = [row for row in named(small_result(), "preference-map").facts.rows if row[0] == "3"]

    assert [("nobody", "nobody")] == [row[2:] for row in alone]


def test_nothing_is_drawn_of_nothing() -> None:
    empty = msgspec.structs.replace(small_result(), stack=Stack(), promises=(), islands=())

    assert () == pictures(empty)


def test_the_point_with_most_different_ends_is_traced() -> None:
    assert "form" == most_telling_point(small_result())


def test_a_system_stands_on_the_layer_of_the_first_thing_that_it_does() -> None:
    stack = small_result().stack
    found = layer_of(stack)

    assert found["esp"] == found["sms"]
    assert set(found.values()) <= set(layer_names())


def named(result: AuditResult, id: str) -> Picture:
    return next(picture for picture in pictures(result) if picture.id == id)
