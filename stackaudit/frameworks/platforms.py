"""Systems that are more centralised and more decentralised at once: one tool of the centre that the edge makes its own."""

from __future__ import annotations

from stackaudit.graph.team_use import run_by_centre, used_at_edge
from stackaudit.model.answer import YES, Silence, given
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def platforms(stack: Stack) -> tuple[str, ...]:
    """Return the live systems run by the centre, open to the edge without a ticket, guarded, and used there; sorted ids.

    A shared spreadsheet is one too, but not where it hands audiences on: then it is a way round the customer view.
    """
    return tuple(sorted(id for id, system in stack.systems.items() if system.live and _platform(stack, system)))


def _platform(stack: Stack, system: System) -> bool:
    open_and_guarded = system.self_service is YES and bool(given(system.guardrails, ()))
    shared = open_and_guarded and bool(run_by_centre(stack, system)) and bool(used_at_edge(stack, system))
    return shared and not (
        "spreadsheet" in (system.heritage, system.category) and _may_hand_audiences_on(stack, system)
    )


def _may_hand_audiences_on(stack: Stack, system: System) -> bool:
    return any(
        isinstance(flow.carries, Silence) or "audience" in flow.carries
        for flow in stack.flows_at(system.id)
        if flow.live and (flow.source.system == system.id or flow.direction == "both")
    )
