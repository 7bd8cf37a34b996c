"""Places boxes in fixed columns so that the lines between them cross little and run straight.

The method: links that skip columns get a place in each column between (a track); barycentre sweeps order each column;
then every place moves as near to its neighbours' middle as order and spacing allow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

_SWEEPS: Final = 12
_TRACK_HEIGHT: Final = 8.0


class Node(msgspec.Struct, frozen=True):
    """A box to place: its column counts from 0."""

    key: str
    column: int
    height: float


class Arrangement(msgspec.Struct, frozen=True):
    """Where everything went.

    ``tops`` are upper edges by key; ``tracks`` hold, for each link, the heights at which it passes the columns between
    its ends, from left to right.
    """

    tops: dict[str, float]
    tracks: tuple[tuple[float, ...], ...]
    height: float


def arrange(nodes: Sequence[Node], links: Sequence[tuple[str, str]], gap: float) -> Arrangement:
    """Place boxes, at least ``gap`` apart, for links given as pairs of keys; links may run either way."""
    work = _Work(nodes, links, gap)
    work.sweep()
    work.settle()
    return work.arrangement()


def apart(wishes: Sequence[float], distance: float) -> list[float]:
    """Return the heights nearest to the wishes that keep a distance; the wishes come in ascending order."""
    levels = _not_falling([wish - place * distance for place, wish in enumerate(wishes)], [1.0] * len(wishes))
    return [level + place * distance for place, level in enumerate(levels)]


class _Work:
    """The places of one arrangement: numbers 0.. are nodes, further ones are tracks."""

    def __init__(self, nodes: Sequence[Node], links: Sequence[tuple[str, str]], gap: float) -> None:
        self._nodes = nodes
        self._gap = gap
        self._heights = [node.height for node in nodes]
        self._columns = [node.column for node in nodes]
        self._index = {node.key: number for number, node in enumerate(nodes)}
        self._left: list[list[int]] = [[] for _ in nodes]
        self._right: list[list[int]] = [[] for _ in nodes]
        self._chains = [self._chain(source, target) for source, target in links]
        self._order: list[list[int]] = [[] for _ in range(max(self._columns, default=-1) + 1)]
        for number, column in enumerate(self._columns):
            self._order[column].append(number)
        self._y = self._stacked()

    def sweep(self) -> None:
        """Order each column by the middle of its neighbours, rightward and leftward, and keep the best order seen."""
        best, crossings = [list(column) for column in self._order], self._crossings()
        for turn in range(_SWEEPS):
            rightward = turn % 2 == 0
            for column in self._order if rightward else self._order[::-1]:
                self._sort(column, self._left if rightward else self._right)
            if (now := self._crossings()) < crossings:
                best, crossings = [list(column) for column in self._order], now
        self._order = best
        self._y = self._stacked()

    def settle(self) -> None:
        """Move every place towards its neighbours' middle, in order and apart."""
        for turn in range(_SWEEPS):
            for column in self._order if turn % 2 == 0 else self._order[::-1]:
                self._place(column, [self._wish(number) for number in column])

    def arrangement(self) -> Arrangement:
        """Return the result, moved so that the topmost place starts at 0."""
        every = range(len(self._heights))
        top = min((self._y[number] - self._heights[number] / 2 for number in every), default=0.0)
        bottom = max((self._y[number] + self._heights[number] / 2 for number in every), default=0.0)
        tops = {node.key: self._y[i] - node.height / 2 - top for i, node in enumerate(self._nodes)}
        tracks = tuple(tuple(self._y[number] - top for number in chain) for chain in self._chains)
        return Arrangement(tops, tracks, bottom - top)

    def _chain(self, source: str, target: str) -> list[int]:
        first, last = sorted((self._index[source], self._index[target]), key=lambda number: self._columns[number])
        between, before = [], first
        if self._columns[first] == self._columns[last]:
            return []
        for column in range(self._columns[first] + 1, self._columns[last]):
            number = len(self._heights)
            self._heights.append(_TRACK_HEIGHT)
            self._columns.append(column)
            self._left.append([])
            self._right.append([])
            self._join(before, number)
            between.append(number)
            before = number
        self._join(before, last)
        return between

    def _join(self, left: int, right: int) -> None:
        self._right[left].append(right)
        self._left[right].append(left)

    def _sort(self, column: list[int], neighbours: list[list[int]]) -> None:
        def middle(number: int) -> float:
            beside = neighbours[number]
            return sum(self._y[each] for each in beside) / len(beside) if beside else self._y[number]

        column.sort(key=lambda number: (middle(number), self._y[number], number))
        self._y |= _stack(column, self._heights, self._gap)

    def _crossings(self) -> int:
        rank = {number: place for column in self._order for place, number in enumerate(column)}
        found = 0
        for column in self._order:
            ends: list[int] = []
            for _, right in sorted((rank[left], rank[right]) for left in column for right in self._right[left]):
                # A line crosses those from further up that end further down.
                place = bisect_right(ends, right)
                found += len(ends) - place
                ends.insert(place, right)
        return found

    def _stacked(self) -> dict[int, float]:
        placed: dict[int, float] = {}
        for column in self._order:
            placed.update(_stack(column, self._heights, self._gap))
        return placed

    def _wish(self, number: int) -> float:
        beside = self._left[number] + self._right[number]
        return sum(self._y[each] for each in beside) / len(beside) if beside else self._y[number]

    def _place(self, column: list[int], wishes: list[float]) -> None:
        offsets, at = [], 0.0
        for place, number in enumerate(column):
            if place:
                at += self._distance(column[place - 1], number)
            offsets.append(at)
        weights = [1.0 + len(self._left[number]) + len(self._right[number]) for number in column]
        levels = _not_falling([wish - offset for wish, offset in zip(wishes, offsets, strict=True)], weights)
        for number, level, offset in zip(column, levels, offsets, strict=True):
            self._y[number] = level + offset

    def _distance(self, above: int, below: int) -> float:
        return _distance(self._heights[above], self._heights[below], self._gap)


def _stack(column: Sequence[int], heights: Sequence[float], gap: float) -> Mapping[int, float]:
    """Return middles of a column centred around 0."""
    placed: dict[int, float] = {}
    at = 0.0
    for place, number in enumerate(column):
        if place:
            at += _distance(heights[column[place - 1]], heights[number], gap)
        placed[number] = at
    return {number: middle - at / 2 for number, middle in placed.items()}


def _distance(above: float, below: float, gap: float) -> float:
    """Tracks may lie nearer to each other than boxes."""
    both_tracks = above == below == _TRACK_HEIGHT
    return (above + below) / 2 + (2.0 if both_tracks else gap)


def _not_falling(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the never falling row of numbers nearest to the wishes (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for wish, weight in zip(wishes, weights, strict=True):
        pools.append((wish, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, heavy, many), (other, light, few) = pools[-2:]
            pools[-2:] = [((one * heavy + other * light) / (heavy + light), heavy + light, many + few)]
    return [level for level, _, count in pools for _ in range(count)]
