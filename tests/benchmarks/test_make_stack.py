"""The generator of stacks: its shape is what the benchmarks say, and its inventories have nothing to complain of."""

from __future__ import annotations

from collections import Counter
from functools import cache

from benchmarks.make_stack import make_stack
from stackaudit.inventory.load import Loaded
from stackaudit.model.answer import Silence
from stackaudit.model.flows import PreferenceFlow
from stackaudit.pipeline import audit, read_text

SIZE = 300


@cache
def loaded() -> Loaded:
    return read_text(make_stack(SIZE))


def test_an_inventory_has_the_shape_that_was_asked_for() -> None:
    stack = loaded().stack

    assert SIZE == len(stack.systems)
    assert 3 * SIZE == len(stack.flows)
    assert SIZE // 3 == len(stack.preference_stores)
    assert SIZE // 10 == len(stack.collection_points)
    assert SIZE // 30 == len(stack.senders)


def test_an_inventory_is_well_written() -> None:
    assert () == loaded().warnings


def test_small_and_crooked_sizes_are_well_written_too() -> None:
    sizes = (30, 31, 101, 1001, 1007)

    assert [(size, ()) for size in sizes] == [(size, read_text(make_stack(size)).warnings) for size in sizes]


def test_each_point_meets_few_senders_and_most_meet_one() -> None:
    met = Counter(promise.point for promise in audit(loaded()).promises)

    assert max(met.values()) <= 5
    assert len(met) > SIZE // 20


def test_about_a_third_of_the_flows_carry_preferences_in_every_manner() -> None:
    carrying = [flow for flow in loaded().stack.flows if flow.carries_preferences]
    blocks = [flow.preferences for flow in carrying]

    assert 0.25 < len(carrying) / (3 * SIZE) < 0.35
    assert any(isinstance(block, Silence) for block in blocks)
    assert any(isinstance(block, PreferenceFlow) and not isinstance(block.sync, Silence) for block in blocks)
    assert {"manual", "lookup", "event", "batch"} < {flow.how for flow in carrying}


def test_promises_end_in_several_ways() -> None:
    assert len({promise.verdict for promise in audit(loaded()).promises}) > 2


def test_the_same_arguments_give_the_same_text() -> None:
    assert make_stack(SIZE) == make_stack(SIZE)
    assert make_stack(SIZE) != make_stack(SIZE, seed=1)
