"""On which layer each system of a stack stands."""

from __future__ import annotations

from collections.abc import Mapping

from stackaudit.catalogue.capabilities import capabilities, layers
from stackaudit.model.answer import present
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def layer_names() -> dict[str, str]:
    """Return all layers by id, from touchpoints to measurement."""
    return {layer.id: layer.name for layer in layers()}


def layer_of(stack: Stack) -> dict[str, str]:
    """Return the layer of each system: that of the first thing that it does and that is known."""
    of_word = _of_word(stack)
    places = {system.id: _first(system, of_word) for system in stack.systems.values()}
    return {id: layer for id, layer in places.items() if layer}


def layer_of_system(stack: Stack, system: System) -> str:
    """Return the layer of one system, empty where none is known."""
    return _first(system, _of_word(stack))


def _of_word(stack: Stack) -> Mapping[str, str]:
    return {word: each.layer for word, each in capabilities().items()} | stack.settings.own_capabilities


def _first(system: System, of_word: Mapping[str, str]) -> str:
    if not present(system.does):
        return ""
    return next((of_word[word] for word in system.does if word in of_word), "")
