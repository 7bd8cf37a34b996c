"""All frameworks of one stack, as one value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from stackaudit.frameworks.always_on.machine import AlwaysOn, always_on
from stackaudit.frameworks.architecture.layers import Architecture, architecture
from stackaudit.frameworks.automation_effects import Placed, automation_effects
from stackaudit.frameworks.checkpoint import Part
from stackaudit.frameworks.customer_side import CustomerSide, customer_side
from stackaudit.frameworks.grid.grid import Grid, grid
from stackaudit.frameworks.lifecycle import Lifecycle, lifecycle
from stackaudit.frameworks.platform_cards import PlatformCard, platform_cards
from stackaudit.frameworks.spend import Spend, spend
from stackaudit.frameworks.triad import Triad, triad
from stackaudit.graph.overlap import Overlap, overlaps
from stackaudit.graph.promise import Promise
from stackaudit.graph.store_count import StoreCount
from stackaudit.model.stack import Stack

FAMILIES: Final = (
    "grid",
    "always-on",
    "architecture",
    "lifecycle",
    "governance",
    "customer-side",
)
"""The first halves of the parts' ids, in reading order."""


class Frameworks(msgspec.Struct, frozen=True, kw_only=True):
    """Where the stack stands in each of them."""

    grid: Grid
    always_on: AlwaysOn
    architecture: Architecture
    lifecycle: Lifecycle
    triad: Triad
    customer_side: CustomerSide
    automations: tuple[Placed, ...]
    platform_cards: tuple[PlatformCard, ...]
    spend: Spend
    overlaps: tuple[Overlap, ...]

    @property
    def parts(self) -> Iterator[Part]:
        """Yield every part of every framework, in reading order; ids are unique."""
        yield from self.grid.parts
        yield from self.always_on.functions
        for layer in self.architecture.layers:
            yield from (mark for mark in (layer.present, layer.wired, layer.used) if mark is not None)
        yield from (stage.part for stage in self.lifecycle.stages)
        yield from (self.triad.workflow, self.triad.staffing, self.triad.resources)
        yield from self.customer_side.parts


def frameworks(stack: Stack, promises: tuple[Promise, ...], stores: StoreCount) -> Frameworks:
    """Return where a stack stands, given what became of its promises."""
    return Frameworks(
        grid=grid(stack),
        always_on=always_on(stack),
        architecture=architecture(stack),
        lifecycle=lifecycle(stack),
        triad=triad(stack),
        customer_side=customer_side(stack, promises, stores),
        automations=automation_effects(stack),
        platform_cards=platform_cards(stack),
        spend=spend(stack),
        overlaps=overlaps(stack),
    )
