"""The grid of centralise, decentralise, automate, humanise and the ring of continuous change: 25 checkpoints."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec

from stackaudit.frameworks.checkpoint import Checkpoint, Part, State
from stackaudit.frameworks.grid.centre_automate import centre_automate
from stackaudit.frameworks.grid.centre_humanise import centre_humanise
from stackaudit.frameworks.grid.change import change
from stackaudit.frameworks.grid.edge_automate import edge_automate
from stackaudit.frameworks.grid.edge_humanise import edge_humanise
from stackaudit.frameworks.parts import grid_state, part
from stackaudit.frameworks.platforms import platforms
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack


class Grid(msgspec.Struct, frozen=True):
    """The four cells in the order north-west, north-east, south-west, south-east, and the ring."""

    cells: tuple[Part, ...]
    ring: Part
    platforms: tuple[str, ...]
    """Systems that are more centralised and more decentralised at once."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the four cells and the ring."""
        return (*self.cells, self.ring)


CELLS: Final = (
    ("grid/centralise-automate", "Centralise and automate", "efficiency and scale", centre_automate),
    ("grid/decentralise-automate", "Decentralise and automate", "innovation and agility", edge_automate),
    ("grid/centralise-humanise", "Centralise and humanise", "brand", centre_humanise),
    ("grid/decentralise-humanise", "Decentralise and humanise", "authenticity", edge_humanise),
)
RING: Final = ("grid/continuous-change", "Embrace continuous change", "staying covered")


def grid(stack: Stack) -> Grid:
    """Return what the stack covers of the grid, each part as a range that holds whatever nobody answered.

    States rest on the answers alone; :func:`capped` is for whoever knows the findings.

    Source: Scott Brinker, The New Rules of Marketing Technology and Operations (chiefmartec); the checkpoints are this project's.
    """
    cells = tuple(_part(id, title, pay_off, points(stack), stack.settings) for id, title, pay_off, points in CELLS)
    return Grid(cells=cells, ring=_part(*RING, change(stack), stack.settings), platforms=platforms(stack))


def capped(found: Grid, findings_on: Mapping[str, Collection[str]]) -> Grid:
    """Return the grid with the rules named that have an open high or critical finding on a part.

    ``findings_on`` has these rules by the id of the part. A part that would be covered is only thin while there is one.
    """
    cells = tuple(_capped(part, findings_on.get(part.id, ())) for part in found.cells)
    return msgspec.structs.replace(
        found, cells=cells, ring=_capped(found.ring, findings_on.get(found.ring.id, ()))
    )  # fmt: skip


def _capped(part: Part, rules: Collection[str]) -> Part:
    state = State.THIN if rules and part.state is State.COVERED else part.state
    return msgspec.structs.replace(part, state=state, at_best=state, capped_by=tuple(sorted(rules)))


def _part(id: str, title: str, pay_off: str, points: Sequence[Checkpoint], settings: Settings) -> Part:
    found = part(id, title, pay_off, points)
    state = grid_state(found.low, found.high, found.open, len(points), settings)
    return msgspec.structs.replace(found, state=state, at_best=state)
