"""The customer lifecycle: what carries each stage, who answers for it, what is measured, and who hands on to whom."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.checkpoint import Part
from stackaudit.graph.ways import Route
from stackaudit.model.answer import Answer, Silence
from stackaudit.model.stack import Stack


class Measured(msgspec.Struct, frozen=True):
    """A number by which a stage is steered. ``age`` is in days; None where never measured or nobody said when.

    ``fresh`` tells whether it was measured lately enough; None where nobody said.
    """

    name: str
    value: str
    age: int | None
    fresh: bool | None


class StageView(msgspec.Struct, frozen=True):
    """A stage: its checkpoints as a part, and the facts that a picture shows."""

    part: Part
    systems: tuple[str, ...]
    owner: str
    """The team's id; empty where nobody answers for it or nobody said (the checkpoint tells which)."""
    kpis: tuple[Measured, ...]


class HandOffView(msgspec.Struct, frozen=True):
    """From one stage to the next: is it wired, and did both sides agree on the terms?"""

    source: str
    target: str
    route: Route
    agreed: Answer | Silence
    by_hand: tuple[str, ...] = ()
    """Ids of flows of leads between the two that somebody carries, whatever else is automatic."""


class Lifecycle(msgspec.Struct, frozen=True):
    """The stages in the order of the customer's way, and a hand-off between each two that follow each other."""

    stages: tuple[StageView, ...]
    hand_offs: tuple[HandOffView, ...]


def lifecycle(stack: Stack) -> Lifecycle:
    """Return where each stage stands."""
    return Lifecycle((), ())
