"""Shares over entries of which some are not answered."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackaudit.frameworks.shares import Item, Share, share, step

WORTHS = (0.0, 0.5, 1.0)
ITEMS = st.builds(
    lambda inside, ends: Item(entry="x", inside=inside, low=min(ends), high=max(ends)),
    st.sampled_from([True, False, None]),
    st.tuples(st.sampled_from(WORTHS), st.sampled_from(WORTHS)),
)


def item(worth: float | None, inside: bool | None = True) -> Item:
    return Item(entry="x", inside=inside, low=worth or 0, high=1 if worth is None else worth)


@pytest.mark.parametrize(
    "items, low, high",
    [
        ([item(1), item(0), item(0.5), item(0)], 0.375, 0.375),
        ([item(1), item(None)], 0.5, 1),
        ([item(1), item(0, inside=False)], 1, 1),
        ([item(1), item(0, inside=None)], 0.5, 1),
        ([item(0), item(1, inside=None), item(1, inside=None)], 0, 2 / 3),
        ([item(0.5), item(None, inside=None)], 0.25, 0.75),
    ],
)
def test_known_shares(items: list[Item], low: float, high: float) -> None:
    assert Share(low, high) == share(items)


@pytest.mark.parametrize("items", [[], [item(1, inside=False)], [item(1, inside=None)]])
def test_a_share_of_nothing_certain_is_open(items: list[Item]) -> None:
    assert Share(0, 1) == share(items)


@given(st.lists(ITEMS, max_size=5))
def test_the_bounds_are_those_of_all_ways_to_fill_in_the_missing_answers(items: list[Item]) -> None:
    certain = [each for each in items if each.inside]
    maybe = [each for each in items if each.inside is None]
    means = []
    for chosen in product([True, False], repeat=len(maybe)):
        counted = certain + [each for each, counts in zip(maybe, chosen, strict=True) if counts]
        for end in ("low", "high"):
            means += [sum(getattr(each, end) for each in counted) / len(counted)] if counted else []

    expected = (min(means), max(means)) if certain else (0, 1)

    found = share(items)
    assert expected == pytest.approx((found.low, found.high))


@pytest.mark.parametrize("value, expected", [(0.8, 1), (4 / 5, 1), (0.79, 0.5), (2 / 5, 0.5), (0.39, 0), (0, 0)])
def test_steps(value: float, expected: float) -> None:
    assert expected == step(value, 0.8, 0.4)
