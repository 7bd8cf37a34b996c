"""North-east, decentralise and automate: the edge builds for itself, inside guardrails."""

from __future__ import annotations

from collections.abc import Iterator

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import asked, derived
from stackaudit.frameworks.shares import Item
from stackaudit.graph.team_use import edge_marketing, unplaced_users, used_at_edge
from stackaudit.graph.three_valued import bounds, every, missing
from stackaudit.model.answer import NO, Silence, given
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def edge_automate(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of this cell."""
    return (
        edge_self_service(stack),
        self_service_guarded(stack),
        asked(stack, "citizen-building", "The edge builds"),
        asked(stack, "citizen-data", "The edge works with shared data"),
        asked(stack, "experiment-promotion", "Local experiments become standard"),
    )


def edge_self_service(stack: Stack) -> Checkpoint:
    """
    Edge marketing teams have a self-service tool.

    An edge marketing team is placed at the edge and is not the front line itself, which has its own checkpoint. It
    counts as much as the best live system that it works in: self-service yes 1, partly a half.
    """
    settings = stack.settings
    return derived(
        "edge-self-service",
        "Edge marketing teams have a self-service tool",
        _team_items(stack),
        high=settings.grid_high,
        mid=settings.grid_mid,
        of="marketing teams at the edge",
        do="have a self-service tool",
        ask="teams",
    )


def self_service_guarded(stack: Stack) -> Checkpoint:
    """
    Self-service tools have guardrails.

    A self-service tool is a live system with self-service, be it in part, that a team at the edge works in. Any
    guardrail that somebody names counts.
    """
    settings = stack.settings
    return derived(
        "self-service-guarded",
        "Self-service tools have guardrails",
        [_tool_item(id, system, stack) for id, system in stack.systems.items()],
        high=settings.grid_guard_high,
        mid=settings.grid_guard_mid,
        of="self-service tools at the edge",
        do="have guardrails",
        ask="systems",
    )


def _team_items(stack: Stack) -> Iterator[Item]:
    """Yield what each edge team has. A system of which nobody said who works in it may be any team's tool.

    The checkpoint lists each open answer once, so the first team that they matter to names those of such systems for all.
    """
    live = [(id, system) for id, system in stack.systems.items() if system.live]
    anybodys = [place for place, (_, system) in enumerate(live) if isinstance(system.used_by, Silence)]
    most_of_anybodys = max((bounds(live[place][1].self_service)[1] for place in anybodys), default=0.0)
    places: dict[str, list[int]] = {}
    for place, (_, system) in enumerate(live):
        for user in dict.fromkeys(given(system.used_by, ())):
            places.setdefault(user, []).append(place)
    named = False
    for team in stack.teams.values():
        inside, own = edge_marketing(stack, team), places.get(team.id, [])
        if inside is False:
            continue
        worth = [bounds(live[place][1].self_service) for place in own]
        low = max((least for least, _ in worth), default=0.0)
        high = max((most_of_anybodys, *(most for _, most in worth)))
        answers = missing(f"teams/{team.id}", team, "place", "front_line") if inside is None else ()
        if low < high:
            candidates = own if named else sorted(own + anybodys)
            answers += tuple(answer for place in candidates for answer in _tool_open(*live[place]))
            named = True
        yield Item(entry=f"teams/{team.id}", inside=inside, low=low, high=high, open=answers)


def _tool_open(id: str, system: System) -> tuple[str, ...]:
    useful = bounds(system.self_service)[1] > 0
    return missing(f"systems/{id}", system, "used_by", "self_service") if useful else ()


def _tool_item(id: str, system: System, stack: Stack) -> Item:
    self_service = None if isinstance(system.self_service, Silence) else system.self_service is not NO
    at_edge = used_at_edge(stack, system)
    inside = every((system.live, self_service, at_edge))
    guarded = None if isinstance(system.guardrails, Silence) else bool(system.guardrails)
    answers = missing(f"systems/{id}", system, "self_service", "used_by", "guardrails")
    if at_edge is None:
        answers += unplaced_users(stack, system)
    return Item(
        entry=f"systems/{id}",
        inside=inside,
        low=float(guarded is True),
        high=float(guarded is not False),
        open=answers,
        rests_on=(f"systems/{id}/guardrails",),
    )
