"""Which systems provide which capability, and of which nobody said what they do."""

from __future__ import annotations

from collections.abc import Iterable

from stackaudit.model.answer import Silence, given
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def by_capability(systems: Iterable[System]) -> dict[str, list[System]]:
    """Return some systems by each word of what they do, in the order in which the words are first written."""
    found: dict[str, list[System]] = {}
    for system in systems:
        for capability in capabilities_of(system):
            found.setdefault(capability, []).append(system)
    return found


def capabilities_of(system: System) -> tuple[str, ...]:
    """Return what a system does, each word once; nothing where nobody said."""
    return tuple(dict.fromkeys(given(system.does, ())))


def undescribed(stack: Stack) -> tuple[str, ...]:
    """Return the live systems of which nobody said what they do: each may provide anything."""
    return tuple(system.id for system in stack.live_systems if isinstance(system.does, Silence))
