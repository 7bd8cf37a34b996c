"""The live systems that teams at the edge run, and what for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from stackaudit.graph.providers import by_capability, capabilities_of, undescribed
from stackaudit.graph.team_use import run_at_edge
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


class EdgeTools(msgspec.Struct, frozen=True):
    """Ids in the order written.

    ``run`` are run at the edge, ``may_be_run`` those of which nobody said who runs them, or where that team sits. Both are
    there by capability too; ``undescribed`` are those of either of which nobody said what they do.
    """

    run: tuple[str, ...]
    may_be_run: tuple[str, ...]
    run_for: dict[str, list[str]]
    may_be_run_for: dict[str, list[str]]
    undescribed: tuple[str, ...]

    def alike(self, system: System) -> Iterator[tuple[str, list[str]]]:
        """Yield each capability of a system for which the edge runs another system, with the ids of all that it runs."""
        for capability in capabilities_of(system):
            others = self.run_for.get(capability, [])
            if len(others) > 1 or (others and others[0] != system.id):
                yield capability, others

    def may_be_alike(self, system: System) -> Iterator[str]:
        """Yield the first other system by capability that the edge may run for the same, and the first undescribed one."""
        for ids in (
            *(self.may_be_run_for.get(capability, ()) for capability in capabilities_of(system)),
            self.undescribed,
        ):
            yield from [id for id in ids[:2] if id != system.id][:1]


def edge_tools(stack: Stack) -> EdgeTools:
    """Return what the edge runs."""
    at_edge = {system.id: run_at_edge(stack, system) for system in stack.live_systems}
    run = tuple(id for id, is_run in at_edge.items() if is_run)
    may_be_run = tuple(id for id, is_run in at_edge.items() if is_run is None)
    untold = tuple(id for id in undescribed(stack) if at_edge[id] is not False)
    return EdgeTools(run, may_be_run, _ids_by_capability(stack, run), _ids_by_capability(stack, may_be_run), untold)


def _ids_by_capability(stack: Stack, ids: tuple[str, ...]) -> dict[str, list[str]]:
    found = by_capability(stack.systems[id] for id in ids)
    return {capability: [system.id for system in systems] for capability, systems in found.items()}
