"""The best way between two parts that systems play, whoever may turn out to play them."""

from __future__ import annotations

from collections.abc import Collection

from stackaudit.frameworks.roles import Role
from stackaudit.graph.arrivals import Arrivals
from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.ways import NO_WAY, Route, ways_out_of, wider
from stackaudit.model.stack import Stack


def between(
    stack: Stack, sources: Role, targets: Role, carrying: Collection[str] = ABOUT_PEOPLE, *, per_person: bool = False
) -> Route:
    """Return the best way from any system that plays the one part to any that plays the other.

    A system that plays both needs no way, but one with flows to show goes before it.
    """
    found = _best(stack, sources.systems, targets.systems, carrying, per_person)
    if found.low == 1 or not (sources.open or targets.open):
        return found
    if sources.anybody or targets.anybody:
        return wider(found, 1.0, sources.open + targets.open)
    possible = _best(stack, sources.possible, targets.possible, carrying, per_person)
    return wider(found, possible.high, sources.open + targets.open)


def arriving(
    arrivals: Arrivals,
    targets: Role,
    carrying: Collection[str] = ABOUT_PEOPLE,
    *,
    per_person: bool = False,
    shown_first: Collection[str] = (),
) -> Route:
    """Return the best way to any system that plays a part, wherever it comes from."""
    found = NO_WAY
    if targets.systems:
        found = arrivals.into(targets.systems, carrying, per_person=per_person, shown_first=shown_first)
    return wider(found, 1.0, targets.open) if targets.open else found


def _best(
    stack: Stack, sources: tuple[str, ...], targets: tuple[str, ...], carrying: Collection[str], per_person: bool
) -> Route:
    if not sources or not targets:
        return NO_WAY
    out, starts = ways_out_of(stack, sources, carrying, per_person=per_person), frozenset(sources)
    return out.best(sorted(targets, key=lambda id: id in starts))
