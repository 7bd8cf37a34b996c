"""The frameworks in the report: every part with its checkpoints, and the question cards."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.frameworks import FAMILIES
from stackaudit.render.html.directory import directory
from stackaudit.render.html.frameworks import MOST, cards, families, value_words
from tests.render.small_result import small_result


def test_every_part_has_its_place_once() -> None:
    result = small_result()
    shown = [part.id for family in families(directory(result)) for part in family.parts]

    assert [part.id for part in result.frameworks.parts] == shown
    assert len(set(shown)) == len(shown)


def test_families_stand_in_reading_order() -> None:
    shown = [family.id for family in families(directory(small_result()))]

    assert [family for family in FAMILIES if family in shown] == shown


def test_values_are_words() -> None:
    values = {1.0: "met", 0.5: "half met", 0.0: "not met", 0.36: "36%", None: "open"}

    assert list(values.values()) == [value_words(Checkpoint("id", "Title", True, value, "")) for value in values]


def test_long_evidence_is_counted() -> None:
    result = small_result()
    many = tuple(f"systems/s{number}" for number in range(MOST + 3))
    grid = result.frameworks.grid
    point = msgspec.structs.replace(grid.ring.checkpoints[0], counts_against=many)
    ring = msgspec.structs.replace(grid.ring, checkpoints=(point,))
    found = msgspec.structs.replace(result.frameworks, grid=msgspec.structs.replace(grid, ring=ring))

    shown = families(directory(msgspec.structs.replace(result, frameworks=found)))[0].parts[-1].rows[0]

    assert (MOST, 3) == (len(shown.against), shown.more_against)


def test_a_card_says_how_many_answers_are_left_to_ask() -> None:
    result = small_result()

    for card in cards(directory(result)):
        assert 7 == len(card.rows)
        assert card.summary.endswith(f"{sum(row.answer == 'to ask' for row in card.rows)} to ask")
