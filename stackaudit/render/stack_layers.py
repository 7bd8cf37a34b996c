"""On which layer of the reference architecture each system of a stack stands."""

from __future__ import annotations

from stackaudit.catalogue.capabilities import capabilities, layers
from stackaudit.model.answer import present
from stackaudit.model.stack import Stack


def layer_names() -> dict[str, str]:
    """Return all layers by id, from touchpoints to measurement."""
    return {layer.id: layer.name for layer in layers()}


def layer_of(stack: Stack) -> dict[str, str]:
    """Return the layer of each system: that of the first thing that it does and that is known."""
    of_word = {word: each.layer for word, each in capabilities().items()} | stack.settings.own_capabilities
    places = {
        system.id: next((of_word[word] for word in system.does if word in of_word), "")
        for system in stack.systems.values()
        if present(system.does)
    }
    return {id: layer for id, layer in places.items() if layer}
