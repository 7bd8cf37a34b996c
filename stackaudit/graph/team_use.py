"""Which teams work in a system, and whether they sit at the edge or in the centre."""

from __future__ import annotations

from stackaudit.graph.three_valued import every, some
from stackaudit.model.answer import NO, YES, Silence, given, present
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.teams import Team


def used_by_several(system: System) -> bool | None:
    """Tell whether more than one team works in a system; None where nobody said."""
    return None if isinstance(system.used_by, Silence) else len(set(system.used_by)) > 1


def used_at_edge(stack: Stack, system: System) -> bool | None:
    """Tell whether a team near the customer works in a system; None where nobody said."""
    if isinstance(system.used_by, Silence):
        return None
    return some(at(stack, team, "edge") for team in system.used_by)


def run_by_centre(stack: Stack, system: System) -> bool | None:
    """Tell whether a shared team operates a system; None where nobody said."""
    return _run_at(stack, system, "centre")


def run_at_edge(stack: Stack, system: System) -> bool | None:
    """Tell whether a team near the customer operates a system; None where nobody said."""
    return _run_at(stack, system, "edge")


def unplaced_operator(stack: Stack, system: System) -> str:
    """Return the missing answer about where a system is operated, as ``systems/crm/run_by`` or ``teams/wealth/place``."""
    if isinstance(system.run_by, Silence):
        return f"systems/{system.id}/run_by"
    return f"teams/{system.run_by}/place" if run_at_edge(stack, system) is None else ""


def at(stack: Stack, team: str, place: str) -> bool | None:
    """Tell whether a team sits at a place; None where nobody said."""
    written = stack.teams[team].place if team in stack.teams else None
    return None if written is None or isinstance(written, Silence) else written == place


def edge_marketing(stack: Stack, team: Team) -> bool | None:
    """Tell whether a team is at the edge and is not the front line itself; None where nobody said."""
    speaks_only = None if isinstance(team.front_line, Silence) else team.front_line is YES
    return every((at(stack, team.id, "edge"), None if speaks_only is None else not speaks_only))


def front_line(team: Team) -> bool | None:
    """Tell whether a team speaks with customers, be it in part; None where nobody said."""
    return None if isinstance(team.front_line, Silence) else team.front_line is not NO


def unplaced_users(stack: Stack, system: System) -> tuple[str, ...]:
    """Return the missing answers about where a system's teams sit, as ``teams/wealth/place``."""
    users = given(system.used_by, ())
    return tuple(f"teams/{team}/place" for team in users if at(stack, team, "edge") is None)


def _run_at(stack: Stack, system: System, place: str) -> bool | None:
    if isinstance(system.run_by, Silence):
        return None
    return at(stack, system.run_by, place) if present(system.run_by) else False
