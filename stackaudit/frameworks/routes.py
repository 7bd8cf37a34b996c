"""How a way through the stack counts in a checkpoint."""

from __future__ import annotations

from stackaudit.frameworks.shares import Item
from stackaudit.graph.ways import Route


def route_item(entry: str, route: Route, *, whole: bool = False) -> Item:
    """Return what a way is worth in a share: by itself 1, by hand a half; with ``whole`` only by itself counts."""
    low, high = (float(route.low == 1), float(route.high == 1)) if whole else (route.low, route.high)
    return Item(
        entry=entry, low=low, high=high, open=route.open, rests_on=tuple(f"flows/{flow}" for flow in route.flows)
    )
