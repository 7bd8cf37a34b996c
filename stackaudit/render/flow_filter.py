"""Leaves out of a picture the flows that do not carry what was asked for."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.graph.person_data import carries_person_data
from stackaudit.model.flows import Flow

ONLY: Final = ("personal", "preferences")
"""What a picture can be narrowed to: flows with data about people, or flows with a yes or no."""


def narrowed(result: AuditResult, only: str) -> AuditResult:
    """Return the result with those flows alone that carry what was asked for as written; all of them for no wish."""
    if not only:
        return result
    flows = tuple(flow for flow in result.stack.flows if _carries(flow, only))
    return msgspec.structs.replace(result, stack=msgspec.structs.replace(result.stack, flows=flows))


def untold(result: AuditResult, only: str) -> int:
    """Return how many flows may carry it, because nobody said what they carry: they are left out, and a reader is told."""
    return sum(_carries(flow, only) is None for flow in result.stack.flows) if only else 0


def _carries(flow: Flow, only: str) -> bool | None:
    if only == "personal":
        return carries_person_data(flow)
    return flow.carries_preferences or (None if flow.may_carry_preferences else False)
