"""The customer's own side: say it once and everywhere, change it any time, and know where a change came from."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.checkpoint import Part
from stackaudit.graph.promise import Promise
from stackaudit.graph.store_count import StoreCount
from stackaudit.model.stack import Stack


class CustomerSide(msgspec.Struct, frozen=True):
    """Four parts, in the order in which a customer meets them: everywhere, self-service, history, source of change."""

    parts: tuple[Part, ...]


def customer_side(stack: Stack, promises: tuple[Promise, ...], stores: StoreCount) -> CustomerSide:
    """Return what a customer can expect."""
    return CustomerSide(())
