"""The governance triad beside the lifecycle: right workflow, right staffing, right resources."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.checkpoint import Part
from stackaudit.model.stack import Stack


class Triad(msgspec.Struct, frozen=True):
    """Three parts, and the share of people in the budget under both definitions (0 to 1; None where the budget is open).

    ``people_share`` is own people in own people and technology; ``people_share_with_agencies`` counts agencies as people.
    """

    workflow: Part
    staffing: Part
    resources: Part
    people_share: float | None
    people_share_with_agencies: float | None


def triad(stack: Stack) -> Triad:
    """Return the three parts."""
    empty = Part("governance/workflow", "Workflow", "", (), 0, 100)
    return Triad(empty, empty, empty, None, None)
