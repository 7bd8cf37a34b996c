"""Columns: boxes apart, order kept, few crossings."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stackaudit.render.diagram.columns import Node, apart, arrange

links = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25)


def test_a_crossing_that_can_be_undone_is_undone() -> None:
    nodes = [Node("a", 0, 20), Node("b", 0, 20), Node("x", 1, 20), Node("y", 1, 20)]

    placed = arrange(nodes, [("a", "y"), ("b", "x")], 10)

    assert (placed.tops["a"] < placed.tops["b"]) == (placed.tops["y"] < placed.tops["x"])


def test_a_link_over_a_column_gets_a_level_track_of_its_own() -> None:
    nodes = [Node("a", 0, 20), Node("b", 1, 20), Node("c", 2, 20)]

    placed = arrange(nodes, [("a", "c")], 10)

    (track,) = placed.tracks[0]
    assert not placed.tops["b"] < track < placed.tops["b"] + 20


@given(links)
def test_boxes_of_a_column_keep_their_distance(pairs: list[tuple[int, int]]) -> None:
    nodes = [Node(str(n), n % 4, 20 + n) for n in range(12)]

    placed = arrange(nodes, [(str(one), str(other)) for one, other in pairs if one != other], 10)

    for column in range(4):
        here = sorted((placed.tops[node.key], node.height) for node in nodes if node.column == column)
        assert all(top + height + 10 <= below + 0.001 for (top, height), (below, _) in pairwise(here))


def test_no_boxes_take_no_room() -> None:
    assert 0 == arrange([], [], 10).height


def test_heights_are_moved_apart_evenly() -> None:
    assert [0.0, 10.0, 40.0] == apart([5.0, 5.0, 40.0], 10)
