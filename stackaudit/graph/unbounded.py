"""The wait that nothing bounds, and sums that may run into it."""

from __future__ import annotations

from typing import Final

# An int rather than `inf`, so that waits stay exact, compare and sort; longer than any wait that can be written down.
UNBOUNDED: Final = 2**60


def is_unbounded(seconds: int) -> bool:
    """Tell whether nothing bounds this wait."""
    return seconds >= UNBOUNDED


def saturated(seconds: int) -> int:
    """Return the wait, or :data:`UNBOUNDED` where it is longer than that."""
    return min(seconds, UNBOUNDED)
