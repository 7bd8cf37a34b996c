"""The record of the reference architecture: three marks a layer, never one number."""

from __future__ import annotations

import msgspec

from stackaudit.catalogue.capabilities import layers
from stackaudit.frameworks.architecture.ground import Ground
from stackaudit.frameworks.architecture.members import members
from stackaudit.frameworks.architecture.present import present_mark, providers
from stackaudit.frameworks.architecture.used import Paid, paid, used_mark
from stackaudit.frameworks.architecture.wired import wired_mark
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

    @property
    def name(self) -> str:
        """Return the layer's id within the framework, which is its word in the catalogue."""
        return self.id.rpartition("/")[2]


class Architecture(msgspec.Struct, frozen=True):
    """The layers in reading order."""

    layers: tuple[Layer, ...]


def architecture(stack: Stack) -> Architecture:
    """Return the three marks of every layer, from the foundation to measurement.

    Source: Credera, MarTech reference architecture; the text of parts 2, 3 and 5 for consent, the customer view and
    orchestration. The words of the other layers, their links and the marks are this project's reading.
    """
    found = members(stack)
    ground, provided = Ground(stack, found), providers(stack, found)
    spent: dict[str, list[Paid]] = {}
    for each in paid(stack, found.home):
        spent.setdefault(found.home[each.system], []).append(each)
    untold = paid(stack, found.untold)
    return Architecture(
        tuple(
            Layer(
                id=f"architecture/{layer.id}",
                title=layer.name,
                meaning=layer.meaning,
                present=present_mark(stack, layer, provided),
                wired=wired_mark(ground, layer),
                used=used_mark(stack, layer, spent.get(layer.id, ()), untold),
            )
            for layer in layers()
        )
    )
