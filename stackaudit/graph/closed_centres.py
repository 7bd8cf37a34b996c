"""What the centre keeps closed while a team at the edge runs its own: capability by capability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from stackaudit.graph.providers import by_capability, undescribed
from stackaudit.graph.team_use import run_at_edge, run_by_centre, unplaced_operator
from stackaudit.model.answer import NO, Silence
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


class ClosedCentre(msgspec.Struct, frozen=True):
    """A capability for which no central tool is open to the edge, and the edge has tools of its own.

    ``closed`` are the central tools and ``own`` those that the edge runs, each by id. ``open`` names the missing answers
    on which it hangs whether that is so; empty where it is certain.
    """

    capability: str
    closed: tuple[str, ...]
    own: tuple[str, ...]
    open: tuple[str, ...] = ()


def closed_centres(stack: Stack) -> Iterator[ClosedCentre]:
    """Yield what is closed, or may be where one side is known; in the order in which the capabilities are written.

    Live systems count, but for those of which somebody said why they are wanted besides (`duplicate_ok`). An open
    tool of the centre of which nobody said what it does may be the one for anything.
    """
    untold = [
        each
        for each in (stack.systems[id] for id in undescribed(stack))
        if not _may_be_closed(each) and run_by_centre(stack, each)
    ]
    single = (each for each in stack.live_systems if not each.wanted_twice)
    for capability, systems in by_capability(single).items():
        central = [each for each in systems if run_by_centre(stack, each)]
        own = [each for each in systems if run_at_edge(stack, each)]
        unplaced = [each for each in systems if unplaced_operator(stack, each)]
        if not all(_may_be_closed(each) for each in central) or not (central or own):
            continue
        silent = [each for each in central if isinstance(each.self_service, Silence)]
        sure = own and central and not silent and all(each.self_service is NO for each in unplaced)
        certain = sure and not untold
        if sure or (own and any(_may_be_closed(each) for each in central + unplaced)) or (central and unplaced):
            asked = [f"systems/{each.id}/self_service" for each in silent if own]
            asked += dict.fromkeys(unplaced_operator(stack, each) for each in unplaced)
            asked += [f"systems/{each.id}/does" for each in untold if sure]
            yield ClosedCentre(capability, _ids(central), _ids(own), () if certain else tuple(asked))


def _may_be_closed(system: System) -> bool:
    return system.self_service is NO or isinstance(system.self_service, Silence)


def _ids(systems: Sequence[System]) -> tuple[str, ...]:
    return tuple(system.id for system in systems)
