"""The promise matrix in blocks: only above the limit, every promise counted once, nothing covered."""

from __future__ import annotations

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.graph.promise import Promise
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram import promise_blocks, promise_matrix
from stackaudit.render.diagram.promise_blocks import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Block,
    block_words,
    blocks,
    guide,
    needs_blocks,
)
from stackaudit.render.picture_facts import promise_matrix_facts
from tests.render.diagram.made_stacks import made_result
from tests.render.diagram.test_overlaps import crossing
from tests.render.small_result import small_result


def test_it_is_drawn_in_blocks_one_cell_above_the_limit() -> None:
    at, above = of_size(MOST_CELLS, 1), of_size(MOST_CELLS + 1, 1)

    assert (False, True) == (needs_blocks(at), needs_blocks(above))
    assert not needs_blocks(small_result())


@pytest.mark.parametrize("systems", [600, 900])
def test_every_promise_is_counted_once(systems: int) -> None:
    result = made_result(systems)
    table = blocks(result)

    assert len(result.promises) == sum(block.total for block in table.cells.values())
    assert len(result.promises) == sum(row.block.total for row in table.rows)
    assert len(result.promises) == sum(column.block.total for column in table.columns)
    assert sum(row.members for row in table.rows) == len({promise.point for promise in result.promises})


@pytest.mark.parametrize("systems", [600, 900])
def test_rows_and_columns_stay_within_their_limits_most_broken_first(systems: int) -> None:
    table = blocks(made_result(systems))
    broken = [row.block.counts[Verdict.BROKEN] for row in table.rows if not row.name.endswith(" more")]

    assert len(table.rows) <= MOST_ROWS
    assert len(table.columns) <= MOST_COLUMNS
    assert sorted(broken, reverse=True) == broken


def test_groups_beyond_the_limit_are_one_column_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    result = made_result(600)
    channels = len(blocks(result).columns)
    monkeypatch.setattr(promise_blocks, "MOST_COLUMNS", channels - 1)

    columns = blocks(result).columns

    assert channels - 1 == len(columns)
    assert columns[-1].name.endswith(" more")
    assert len(result.promises) == sum(column.block.total for column in columns)


@pytest.mark.parametrize("systems", [600, 900])
def test_nothing_covers_anything_and_everything_stays_in_its_box(systems: int) -> None:
    drawn = promise_matrix.scene(made_result(systems))

    assert [] == list(crossing([(label.ink, label.text) for label in drawn.labels]))
    assert [] == list(crossing([(box, box) for box in drawn.boxes]))
    assert [] == [label.text for label in drawn.labels if not label.box.holds(label.ink, 0.5)]


def test_the_picture_says_what_a_block_is_and_stays_light() -> None:
    result = made_result(900)

    svg = promise_matrix.draw(result)

    assert guide(blocks(result)) in {label.text for label in promise_matrix.scene(result).labels}
    assert len(svg.encode()) < 300_000


def test_a_block_names_the_most_frequent_verdict_that_is_not_kept() -> None:
    mixed = Block({Verdict.KEPT: 9, Verdict.LATE: 2, Verdict.BROKEN: 4})

    assert Verdict.BROKEN is mixed.worst
    assert "9 kept, 2 late, 4 broken" == block_words(mixed)
    assert Verdict.KEPT is Block({Verdict.KEPT: 9}).worst


def test_the_table_beside_it_has_a_row_a_block_and_says_where_the_promises_are() -> None:
    result = made_result(600)

    rows = promise_matrix_facts(result).rows

    assert len(blocks(result).cells) + 1 == len(rows)
    assert "audit.json" in rows[-1][0]


def of_size(points: int, senders: int) -> AuditResult:
    """Return a result with a promise for each point and each sender; their ids are in no inventory."""
    result = small_result()
    one: Promise = result.promises[0]
    promises = tuple(
        msgspec.structs.replace(one, id=f"p{point}->s{sender}", point=f"p{point}", sender=f"s{sender}")
        for point in range(points)
        for sender in range(senders)
    )
    return msgspec.structs.replace(result, promises=promises)
