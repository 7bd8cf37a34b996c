"""Scope cells (channel, purpose, brand, region) as bit sets, so that scope is reasoned about by and, or, not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import msgspec

from stackaudit.catalogue.regions import contains, normalise
from stackaudit.model.answer import Silence, said
from stackaudit.model.company import Company
from stackaudit.model.flows import PreferenceFlow
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.scope import CHANNELS, DIMENSIONS, SERVICE, ScopePattern, within
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

OTHER: Final = ""
"""The coordinate for everything that nobody names: a purpose nobody mentions, a company without brands or regions."""


class Axis:
    """One dimension of the cells: its values, and which of them a name stands for."""

    def __init__(self, values: Sequence[str], stride: int) -> None:
        self.values = tuple(values)
        self.stride = stride

    def __len__(self) -> int:
        return len(self.values)


class Universe:
    """All cells that a stack can tell apart. A set of cells is an int with one bit a cell.

    Purposes form a tree: a purpose stands for itself and everything below it. The pattern without a purpose stands for
    every purpose but the ``service`` branch. Regions contain each other (EEA holds DE).
    """

    def __init__(self, stack: Stack) -> None:
        channels, purposes, brands, regions = _coordinates(stack)
        self.region = Axis(regions, 1)
        self.brand = Axis(brands, len(regions))
        self.purpose = Axis(purposes, len(regions) * len(brands))
        self.channel = Axis(channels, len(regions) * len(brands) * len(purposes))
        self.size = len(channels) * self.channel.stride
        self.everything = (1 << self.size) - 1
        self._masks: dict[tuple[object, ...], int] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
        self._touched: dict[tuple[str, int], tuple[int, ...]] = {}

    def axis(self, dimension: str) -> Axis:
        """Return one of the four axes by its name."""
        axis: Axis = getattr(self, dimension)
        return axis

    def mask(
        self,
        patterns: tuple[ScopePattern, ...],
        brands: tuple[str, ...] | Silence = Silence.NOT_ASKED,
        regions: tuple[str, ...] | Silence = Silence.NOT_ASKED,
    ) -> int:
        """Return the cells that patterns stand for, narrowed by brands and regions where somebody named them."""
        key = (patterns, brands, regions)
        if key not in self._masks:
            cells = 0
            for pattern in patterns:
                cells |= self._channel_slab(pattern.channel) & self._purpose_slab(pattern.purpose)
            if said(brands):
                cells &= self.slab("brand", (brand for brand in self.brand.values if brand in brands))
            if said(regions):
                wanted = [normalise(region) for region in regions]
                cells &= self.slab(
                    "region", (each for each in self.region.values if any(contains(outer, each) for outer in wanted))
                )
            self._masks[key] = cells
        return self._masks[key]

    def slab(self, dimension: str, values: Iterable[str]) -> int:
        """Return all cells whose coordinate on one axis is among ``values``."""
        axis = self.axis(dimension)
        cells = 0
        for value in values:
            cells |= self._slabs[dimension][axis.values.index(value)]
        return cells

    def patterns(self, cells: int) -> tuple[str, ...]:
        """Return a set of cells as scope patterns, as short as they can be said."""
        if cells not in self._texts:
            self._texts[cells] = tuple(self._describe(cells))
        return self._texts[cells]

    def split(self, cells: int) -> list[int]:
        """Return the single cells of a set, lowest first."""
        singles = []
        while cells:
            lowest = cells & -cells
            singles.append(lowest)
            cells ^= lowest
        return singles

    def touched(self, dimension: str, cells: int) -> tuple[int, ...]:
        """Return the places on one axis at which a set has cells, lowest first."""
        known = self._touched.get((dimension, cells))
        if known is None:
            axis, slabs = self.axis(dimension), self._slabs[dimension]
            places, rest = [], cells
            while rest:
                place = ((rest & -rest).bit_length() - 1) // axis.stride % len(axis)
                places.append(place)
                rest &= ~slabs[place]
            known = tuple(sorted(places))
            # Most sets are about one brand and quickly done; remembering them all would take more room than they save.
            if len(known) > 1:
                self._touched[dimension, cells] = known
        return known

    def classes(self, cells: int, masks: Iterable[int]) -> tuple[int, ...]:
        """Return the parts of a set that no mask tells apart (partition refinement); within one, all cells fare alike.

        Cells of different brands are never in one part: most masks are about one brand, so each brand is refined by few.
        """
        slabs = self._slabs["brand"]
        relevant: dict[int, set[int]] = {brand: set() for brand in self.touched("brand", cells)}
        for mask in set(masks):
            for brand in self.touched("brand", mask):
                if brand in relevant:
                    relevant[brand].add(mask & slabs[brand])
        classes: list[int] = []
        for brand, local in relevant.items():
            parts = [cells & slabs[brand]]
            for mask in sorted(local):
                parts = [half for part in parts for half in (part & mask, part & ~mask) if half]
            classes += parts
        return tuple(classes)

    def spread(self, cells: int, dimension: str) -> int:
        """Return what is denied when a distinction is lost and one no counts for all (``deny-if-any``)."""
        return cells | self._along(self._plane(cells, dimension), dimension) & ~self._apart(dimension)

    def whole_lines(self, cells: int, dimension: str, among: int) -> int:
        """Return the denied cells whose every sibling on one axis (within ``among``) is denied too (``deny-if-all``)."""
        allowed = self._plane(among & ~cells & ~self._apart(dimension), dimension)
        return cells & ~self._along(allowed, dimension)

    def _apart(self, dimension: str) -> int:
        """Return the cells that a lost distinction leaves alone: nobody means service messages by a plain no."""
        return self._purpose_slab(SERVICE) if dimension == "purpose" else 0

    def _plane(self, cells: int, dimension: str) -> int:
        """Return the shadow of a set on the first place of an axis."""
        axis, slabs, plane = self.axis(dimension), self._slabs[dimension], 0
        for place in self.touched(dimension, cells):
            plane |= (cells & slabs[place]) >> (place * axis.stride)
        return plane

    def _along(self, plane: int, dimension: str) -> int:
        """Return a set on the first place of an axis, copied to every place."""
        axis = self.axis(dimension)
        return _repeat(plane, axis.stride, len(axis))

    @cached_property
    def _slabs(self) -> dict[str, tuple[int, ...]]:
        return {
            name: tuple(self._slab(self.axis(name), place) for place in range(len(self.axis(name))))
            for name in DIMENSIONS
        }

    def _slab(self, axis: Axis, place: int) -> int:
        run = ((1 << axis.stride) - 1) << (place * axis.stride)
        period = axis.stride * len(axis)
        return _repeat(run, period, self.size // period)

    def _channel_slab(self, channel: str) -> int:
        if channel == "*":
            return self.everything
        return self.slab("channel", (each for each in self.channel.values if each == channel))

    def _purpose_slab(self, purpose: str) -> int:
        if purpose == "*":
            return self.slab("purpose", (each for each in self.purpose.values if not within(each, SERVICE)))
        return self.slab("purpose", (each for each in self.purpose.values if within(each, purpose)))

    def _describe(self, cells: int) -> Iterable[str]:
        for channel in self.channel.values:
            here = cells & self._channel_slab(channel)
            if not here:
                continue
            suffix = self._suffix(here)
            named = [each for each in self.purpose.values if here & self.slab("purpose", (each,))]
            usual = [each for each in self.purpose.values if not within(each, SERVICE)]
            if set(usual) <= set(named):
                yield channel + suffix
                named = [each for each in named if each not in usual]
            tops = [each for each in named if not any(each != top and within(each, top) for top in named if top)]
            yield from (f"{channel}/{purpose or 'other'}{suffix}" for purpose in tops)

    def _suffix(self, cells: int) -> str:
        parts = []
        for dimension in ("brand", "region"):
            values = self.axis(dimension).values
            named = [values[place] for place in self.touched(dimension, cells)]
            if len(named) < len(values):
                parts.append(" or ".join(named))
        return f" ({', '.join(parts)})" if parts else ""


class _Mentions(msgspec.Struct):
    channels: set[str]
    purposes: set[str]
    brands: set[str]
    regions: set[str]


def _coordinates(stack: Stack) -> tuple[list[str], list[str], list[str], list[str]]:
    seen = _mentions(stack)
    channels = [channel for channel in CHANNELS if channel in seen.channels] or ["web"]
    brands = sorted(seen.brands) or [OTHER]
    regions = sorted(seen.regions) or [OTHER]
    return channels, [OTHER, *sorted(seen.purposes)], brands, regions


def _mentions(stack: Stack) -> _Mentions:
    seen = _Mentions(set(), set(stack.purposes), set(), set())
    for scopes in _scope_lists(stack):
        for pattern in scopes:
            seen.channels.add(pattern.channel)
            seen.purposes.add(pattern.purpose)
    for sender in stack.senders.values():
        seen.channels.add(sender.channel)
        seen.purposes.update(sender.purposes if said(sender.purposes) else ())
    seen.purposes.discard("*")
    holders: list[Company | PreferenceStore | CollectionPoint | Sender] = [stack.company]
    holders += [*stack.preference_stores.values(), *stack.collection_points.values(), *stack.senders.values()]
    for holder in holders:
        seen.brands.update(holder.brands if said(holder.brands) else ())
        seen.regions.update(normalise(region) for region in (holder.regions if said(holder.regions) else ()))
    return seen


def _scope_lists(stack: Stack) -> Iterable[tuple[ScopePattern, ...]]:
    holders: list[PreferenceStore | CollectionPoint] = [*stack.preference_stores.values()]
    holders += stack.collection_points.values()
    for holder in holders:
        if said(holder.covers):
            yield holder.covers
    for store in stack.preference_stores.values():
        if isinstance(store.system_of_record, tuple):
            yield store.system_of_record
    for flow in stack.flows:
        if isinstance(flow.preferences, PreferenceFlow) and said(flow.preferences.covers):
            yield flow.preferences.covers


def _repeat(run: int, period: int, times: int) -> int:
    """Return ``run`` repeated ``times`` times, ``period`` bits apart, by doubling."""
    result, block, width = 0, run, period
    at = 0
    while times:
        if times & 1:
            result |= block << at
            at += width
        block |= block << width
        width *= 2
        times >>= 1
    return result
