"""Very many or very large islands: the largest drawn, the rest in one box, nothing lost from the count."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from stackaudit.graph.islands import Island
from stackaudit.render.diagram import preference_map
from stackaudit.render.diagram.island_summary import (
    MOST_ISLANDS,
    MOST_ON_ONE,
    MOST_SYSTEMS,
    rest_words,
    sort_islands,
)
from stackaudit.render.picture_facts import preference_map_facts
from tests.render.diagram.made_stacks import made_result
from tests.render.diagram.test_overlaps import crossing


def test_at_the_limit_all_are_drawn_and_above_it_one_box_stands_for_the_rest() -> None:
    at, above = sort_islands(islands(MOST_ISLANDS)), sort_islands(islands(MOST_ISLANDS + 1))

    assert (MOST_ISLANDS, 0) == (len(at.shown), len(at.rest))
    assert (MOST_ISLANDS - 1, 2) == (len(above.shown), len(above.rest))
    assert [1, 2] == [each.number for each in above.shown[:2]]


def test_an_island_above_the_limit_is_folded_and_the_next_is_drawn() -> None:
    at, above = island(1, MOST_ON_ONE), island(1, MOST_ON_ONE + 1)

    assert frozenset() == sort_islands([at, island(2, 2)]).folded
    assert frozenset({1}) == sort_islands([above, island(2, 2)]).folded


def test_all_that_is_drawn_stays_within_its_limit() -> None:
    many = [island(number, MOST_ON_ONE) for number in range(1, 5)]
    content = sort_islands(many)

    drawn = sum(len(each.systems) for each in content.shown if each.number not in content.folded)

    assert MOST_SYSTEMS == drawn
    assert frozenset({3, 4}) == content.folded


@pytest.mark.parametrize(
    "sizes, words",
    [
        ((1, 1), "and 2 more islands, 2 stores, each alone"),
        ((1,), "and 1 more island, 1 store, each alone"),
        ((3, 1), "and 2 more islands, 4 stores, at most 3 systems each"),
    ],
)
def test_the_rest_is_counted_in_words(sizes: tuple[int, ...], words: str) -> None:
    assert words == rest_words([island(at, size) for at, size in enumerate(sizes, 30)])


@pytest.mark.parametrize("systems", [600, 900])
def test_nothing_covers_anything_on_a_map_that_folds(systems: int) -> None:
    result = made_result(systems)
    drawn = preference_map.scene(result)
    root = ElementTree.fromstring(preference_map.draw(result))

    covered = [
        (one, other)
        for one, other in crossing([(box, box) for box in drawn.boxes])
        if not one.holds(other) and not other.holds(one)
    ]

    assert sort_islands(result.islands).folded
    assert sort_islands(result.islands).rest
    assert [] == covered
    assert [] == list(crossing([(label.ink, label.text) for label in drawn.labels]))
    assert all(label.ink.right <= float(root.attrib["width"]) for label in drawn.labels)


def test_an_island_that_somebody_asks_for_is_drawn_whole() -> None:
    result = made_result(600)
    content = sort_islands(result.islands)
    last = content.rest[-1]

    svg = preference_map.draw(result, islands=(last.number,))

    assert all(f'data-node="{system}"' in svg for system in last.systems)


def test_the_table_counts_what_the_map_folds() -> None:
    result = made_result(600)
    content = sort_islands(result.islands)

    rows = preference_map_facts(result).rows

    assert rest_words(content.rest) == rows[-1][0]
    assert f"{len(content.shown[0].systems)} systems" in rows[0][1]


def islands(count: int) -> list[Island]:
    return [island(number, 1) for number in range(1, count + 1)]


def island(number: int, size: int) -> Island:
    systems = tuple(f"s{number}x{at}" for at in range(size))
    return Island(number, systems, systems, ())
