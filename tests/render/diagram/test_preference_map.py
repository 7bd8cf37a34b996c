"""The preference map: islands apart, everything on them, broken promises counted at the shore."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from stackaudit.render.diagram.preference_map import draw, scene
from stackaudit.render.diagram.shores import adrift, broken_at, columns_of, wait_words, waits
from tests.render.small_result import small_result


def test_every_system_of_every_island_is_drawn_once() -> None:
    result = small_result()
    root = ElementTree.fromstring(draw(result))

    drawn = [element.attrib["data-node"] for element in root.iter() if "data-node" in element.attrib]

    assert sorted(system for island in result.islands for system in island.systems) == sorted(drawn)


def test_islands_lie_apart_largest_first() -> None:
    boxes = scene(small_result()).boxes
    shores = [box for box in boxes if not any(other is not box and other.holds(box) for other in boxes)]

    assert 3 == len(shores)
    assert not any(one.overlaps(other) for one, other in combinations(shores, 2))
    assert shores[0].width == max(shore.width for shore in shores)


def test_each_flow_on_an_island_shows_its_wait() -> None:
    result = small_result()
    known = waits(result.promises)

    words = {flow.id: wait_words(flow, known) for flow in result.stack.flows}

    assert "0 h" == words["web->crm"]
    assert "168 h" == words["crm->esp"]
    assert "by hand, 168 h" == words["crm->regional-mail"]
    assert "not said" == words["esp->warehouse"]


def test_a_broken_promise_between_stores_of_one_island_stops_inside_it() -> None:
    result = small_result()

    assert {"from here": 0, "into here": 0, "inside": 1} == broken_at(result, result.islands[0])


def test_columns_run_with_the_flows_and_bear_circles() -> None:
    links = [("a", "b"), ("b", "c"), ("c", "b"), ("a", "c")]

    assert {"a": 0, "b": 1, "c": 2} == columns_of(("a", "b", "c"), links)


def test_a_sender_is_adrift_only_where_somebody_said_that_it_asks_nobody() -> None:
    stack = small_result().stack

    assert ((), ()) == (adrift(stack).points, adrift(stack).senders)
