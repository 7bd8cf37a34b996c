"""Capabilities that several live systems provide: what was bought twice."""

from __future__ import annotations

import msgspec

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.graph.providers import by_capability
from stackaudit.model.answer import Silence, given
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


class Overlap(msgspec.Struct, frozen=True):
    """A capability with at least two live providers where one would do.

    ``cost`` is what the providers cost a year together as far as it is known, ``unpriced`` those of which nobody said what
    they cost. ``wanted`` are providers whose second place somebody gave a reason for (`duplicate_ok`).
    """

    capability: str
    systems: tuple[str, ...]
    teams: tuple[str, ...]
    cost: float
    unpriced: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


def overlaps(stack: Stack) -> tuple[Overlap, ...]:
    """Return the overlaps, most costly first.

    Left out are capabilities that the catalogue calls plural, and those for which all providers but one are wanted. Of the
    company's own words nobody said whether one tool would do. A system's cost counts whole, however much else it does.
    """
    known = capabilities()
    found = (
        _overlap(word, systems)
        for word, systems in by_capability(stack.live_systems).items()
        if len(systems) > 1 and word in known and not known[word].plural
    )
    twice = (each for each in found if len(each.systems) - len(each.wanted) > 1)
    return tuple(sorted(twice, key=lambda each: (-each.cost, each.capability)))


def _overlap(capability: str, providers: list[System]) -> Overlap:
    teams = dict.fromkeys(team for system in providers for team in given(system.used_by, ()))
    return Overlap(
        capability=capability,
        systems=tuple(system.id for system in providers),
        teams=tuple(teams),
        cost=sum((system.cost for system in providers if not isinstance(system.cost, Silence)), start=0.0),
        unpriced=tuple(system.id for system in providers if isinstance(system.cost, Silence)),
        wanted=tuple(system.id for system in providers if system.wanted_twice),
    )
