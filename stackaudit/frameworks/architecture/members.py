"""Which live systems stand on which layer of the reference architecture, for certain or perhaps."""

from __future__ import annotations

import msgspec

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.graph.providers import capabilities_of, undescribed
from stackaudit.model.stack import Stack


class Members(msgspec.Struct, frozen=True):
    """The live systems by layer.

    ``by_layer`` has every system that does something of a layer, so one can be on several; ``home`` is the one layer that
    its cost counts for, that of the first word which has one. Of the ``untold`` nobody said what they do: they may be on
    any layer.
    """

    by_layer: dict[str, tuple[str, ...]]
    home: dict[str, str]
    untold: tuple[str, ...]

    def on(self, layer: str) -> tuple[str, ...]:
        """Return the systems that are on a layer for certain."""
        return self.by_layer.get(layer, ())

    def on_perhaps(self, layer: str) -> tuple[str, ...]:
        """Return the systems that are on a layer, or may be."""
        return (*self.on(layer), *self.untold)

    def has(self, layer: str) -> bool | None:
        """Tell whether anything is on a layer; None where that hangs on what nobody said."""
        return True if self.on(layer) else (None if self.untold else False)

    @property
    def untold_answers(self) -> tuple[str, ...]:
        """Return the missing answers about what systems do, as ``systems/crm/does``."""
        return tuple(f"systems/{system}/does" for system in self.untold)


def members(stack: Stack) -> Members:
    """Return who is on which layer; the company's own words stand where its settings put them."""
    layer_of = {word: each.layer for word, each in capabilities().items()} | stack.settings.own_capabilities
    found: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    for system in stack.live_systems:
        reached = dict.fromkeys(layer_of[word] for word in capabilities_of(system) if word in layer_of)
        for layer in reached:
            found.setdefault(layer, []).append(system.id)
        if reached:
            home[system.id] = next(iter(reached))
    return Members({layer: tuple(systems) for layer, systems in found.items()}, home, undescribed(stack))
