"""The record of the reference architecture: three marks a layer, never one number."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.checkpoint import Part
from stackaudit.model.stack import Stack


class Layer(msgspec.Struct, frozen=True):
    """A layer with its three marks.

    ``present``: is there a live provider for each capability that is needed; ``wired``: do the links that the layer owes
    its neighbours run by themselves; ``used``: is the money spent on it spent on what is used. A mark is None where the
    layer owes nothing or nothing is spent on it. Each mark's checkpoints are capabilities, links and systems.
    """

    id: str
    title: str
    meaning: str
    present: Part
    wired: Part | None
    used: Part | None


class Architecture(msgspec.Struct, frozen=True):
    """The layers in reading order."""

    layers: tuple[Layer, ...]


def architecture(stack: Stack) -> Architecture:
    """Return the three marks of every layer."""
    return Architecture(())
