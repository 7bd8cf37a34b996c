"""The tables beside the pictures: as many cells as columns, every fact of the picture."""

from __future__ import annotations

from stackaudit.render.diagram import facts
from tests.render.small_result import small_result

NAMES = {"touch": "Touchpoints", "send": "Orchestration"}


def test_every_row_has_a_cell_a_column() -> None:
    result = small_result()

    tables = [
        facts.promise_matrix(result),
        facts.preference_map(result),
        facts.traced_no(result, "form"),
        facts.layered_map(result, {}, NAMES),
        facts.grid_picture(result),
    ]

    assert all(table.rows and table.caption for table in tables)
    assert all(len(table.header) == len(row) for table in tables for row in table.rows)


def test_every_promise_has_a_row() -> None:
    assert len(small_result().promises) == len(facts.promise_matrix(small_result()).rows)


def test_every_system_on_an_island_has_a_row() -> None:
    result = small_result()

    assert sum(len(island.systems) for island in result.islands) == len(facts.preference_map(result).rows)


def test_where_a_no_stopped_has_a_row() -> None:
    rows = facts.traced_no(small_result(), "branch").rows

    assert ["not written down", "stopped"] == [row[1] for row in rows]
