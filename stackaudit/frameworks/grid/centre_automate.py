"""North-west, centralise and automate: one home for the data, one tool for the job, and no hands in between."""

from __future__ import annotations

import msgspec

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import asked, derived
from stackaudit.frameworks.routes import route_item
from stackaudit.frameworks.shares import Item
from stackaudit.graph.person_data import carries_person_data, runs_without_hands
from stackaudit.graph.providers import by_capability, undescribed
from stackaudit.graph.repository import REPOSITORY, into_repository, repositories
from stackaudit.graph.three_valued import every, missing, some
from stackaudit.graph.ways import Route
from stackaudit.model.answer import Silence, given
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def centre_automate(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of this cell."""
    return (
        sources_feed_repository(stack),
        one_standard_tool(stack),
        flows_without_hands(stack),
        asked(stack, "shared-data-definitions", "Shared data definitions"),
        asked(stack, "standard-process", "A standard process"),
    )


def sources_feed_repository(stack: Stack) -> Checkpoint:
    """
    Sources feed the repository without hands.

    A source is a live system, other than a repository, that holds personal data and gives some of it to another system
    in a live flow. It counts when each flow of some way to a named repository runs by itself and carries what is known
    about people; a way by hand does not. Where no way is written down it is open, unless lists of flows said to be
    complete rule one out. Two repositories are as good as one here: that there are two is another finding.
    """
    settings, homes = stack.settings, repositories(stack)
    given_away = _given_away(stack)
    if isinstance(homes, Silence):
        items = [_unnamed(id, system, given_away.get(id, [])) for id, system in stack.systems.items()]
    else:
        fed = into_repository(stack)
        items = [
            _source(id, system, given_away.get(id, []), fed(id))
            for id, system in stack.systems.items()
            if id not in homes
        ]
    return derived(
        "sources-feed-repository",
        "Sources feed the repository without hands",
        items,
        high=settings.grid_high,
        mid=settings.grid_mid,
        of="sources of personal data",
        do="feed the customer data repository without hands",
        ask="flows",
    )


def one_standard_tool(stack: Stack) -> Checkpoint:
    """
    Shared capabilities have one standard tool.

    A capability is shared when more than one team works in the live systems that provide it, all of them together.
    Capabilities that the catalogue calls plural are left out. One live system of which nobody said what it does may be
    the second provider of anything, so it leaves the checkpoint open.
    """
    settings = stack.settings
    return derived(
        "one-standard-tool",
        "Shared capabilities have one standard tool",
        _capability_items(stack),
        high=settings.grid_standard_high,
        mid=settings.grid_standard_mid,
        of="capabilities used by more than one team",
        do="have a single tool",
        ask="systems",
    )


def flows_without_hands(stack: Stack) -> Checkpoint:
    """
    Person-data flows run without hands.

    Live flows that carry anything about people, rows or totals: everything but content and spend.
    """
    settings = stack.settings
    return derived(
        "flows-without-hands",
        "Person-data flows run without hands",
        [_flow_item(flow) for flow in stack.live_flows],
        high=settings.grid_high,
        mid=settings.grid_flows_mid,
        of="live flows with personal data",
        do="run without hands",
        ask="flows",
    )


def _unnamed(id: str, system: System, gives: list[Flow]) -> Item:
    open = (REPOSITORY, *_source_open(id, system, gives))
    return Item(entry=f"systems/{id}", inside=_is_source(system, gives), low=0, high=1, open=open)


def _source(id: str, system: System, gives: list[Flow], route: Route) -> Item:
    inside = _is_source(system, gives)
    item = route_item(f"systems/{id}", route, whole=True)
    answers = (*(_source_open(id, system, gives) if inside is None else ()), *item.open)
    return msgspec.structs.replace(item, inside=inside, open=answers)


def _is_source(system: System, gives: list[Flow]) -> bool | None:
    holds = None if isinstance(system.holds, Silence) else system.holds == "personal"
    return every((system.live, holds, some(carries_person_data(flow) for flow in gives)))


def _given_away(stack: Stack) -> dict[str, list[Flow]]:
    """Return the live flows in which each system gives something, in file order."""
    found: dict[str, list[Flow]] = {}
    for flow in stack.live_flows:
        givers = (flow.source.system, flow.target.system) if flow.direction == "both" else (flow.source.system,)
        for system in dict.fromkeys(givers):
            found.setdefault(system, []).append(flow)
    return found


def _source_open(id: str, system: System, gives: list[Flow]) -> tuple[str, ...]:
    if _is_source(system, gives) is not None:
        return ()
    answers = missing(f"systems/{id}", system, "holds")
    if some(carries_person_data(flow) for flow in gives):
        return answers
    return answers + tuple(name for flow in gives for name in _carries_open(flow))


def _carries_open(flow: Flow) -> tuple[str, ...]:
    return (f"flows/{flow.id}/carries",) if carries_person_data(flow) is None else ()


def _capability_items(stack: Stack) -> list[Item]:
    if untold := undescribed(stack):
        # Such a system may double every capability here, and bring any number of others: nothing bounds the share.
        return [Item(entry=f"systems/{id}", inside=None, low=0, high=1, open=(f"systems/{id}/does",)) for id in untold]
    providers = by_capability(stack.live_systems)
    return [_capability(name, systems) for name, systems in sorted(providers.items()) if not _plural(name)]


def _plural(capability: str) -> bool:
    known = capabilities().get(capability)
    return known is not None and known.plural


def _capability(name: str, providers: list[System]) -> Item:
    teams = {team for system in providers for team in given(system.used_by, ())}
    answers = tuple(name for system in providers for name in missing(f"systems/{system.id}", system, "used_by"))
    shared = True if len(teams) > 1 else (None if answers else False)
    single = float(len(providers) == 1)
    does = tuple(f"systems/{system.id}/does" for system in providers)
    entry, open = f"capabilities/{name}", () if shared else answers
    return Item(entry=entry, inside=shared, low=single, high=single, open=open, rests_on=does)


def _flow_item(flow: Flow) -> Item:
    inside, by_itself = carries_person_data(flow), runs_without_hands(flow)
    answers = _carries_open(flow) + missing(f"flows/{flow.id}", flow, "how")
    return Item(
        entry=f"flows/{flow.id}",
        inside=inside,
        low=float(by_itself is True),
        high=float(by_itself is not False),
        open=answers,
        rests_on=(f"flows/{flow.id}/how",),
    )
