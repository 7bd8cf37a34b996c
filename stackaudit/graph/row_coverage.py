"""What a row of the table of regulations covers: channels and regions; a row that leaves them out covers all."""

from __future__ import annotations

from collections.abc import Iterable

from stackaudit.catalogue.regions import overlaps
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import Silence, said
from stackaudit.model.regulation import Regulation


def covers_channel(row: Regulation, channels: Iterable[str]) -> bool:
    """Tell whether a row is about any of some channels."""
    covered = row.channels if said(row.channels) else ("*",)
    return "*" in covered or not set(covered).isdisjoint(channels)


def covers_region(row: Regulation, regions: tuple[str, ...] | Silence, reading: Reading) -> bool:
    """Tell whether a row has ground in common with some regions.

    Where nobody said which, only rows for everywhere do, and read pessimistically every row.
    """
    covered = row.regions if said(row.regions) else ("*",)
    if "*" in covered:
        return True
    if isinstance(regions, Silence):
        return reading is Reading.PESSIMISTIC
    return any(overlaps(one, other) for one in covered for other in regions)
