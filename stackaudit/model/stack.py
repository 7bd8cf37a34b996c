"""The whole stack as one frozen value: every noun of an inventory, by id."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import msgspec

from stackaudit.model.automations import Automation
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import Flow
from stackaudit.model.identity import IdentityLink
from stackaudit.model.lifecycle import Budget, HandOff, Practice, Stage
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.purposes import Purpose
from stackaudit.model.regulation import Regulation
from stackaudit.model.senders import Sender
from stackaudit.model.settings import Settings
from stackaudit.model.shape import Record
from stackaudit.model.systems import System
from stackaudit.model.teams import Team
from stackaudit.model.waivers import Waiver

SCHEMA_VERSION: Final = 1


class Noun(msgspec.Struct, frozen=True):
    """A top-level key: ``one`` record, a ``map`` from ids to records, or a ``list`` of records."""

    key: str
    record: type[Record]
    layout: str
    short: str = ""


NOUNS: Final = (
    Noun("company", Company, "one"),
    Noun("teams", Team, "map", "name"),
    Noun("systems", System, "map", "name"),
    Noun("flows", Flow, "list"),
    Noun("preference_stores", PreferenceStore, "map"),
    Noun("collection_points", CollectionPoint, "map"),
    Noun("senders", Sender, "map"),
    Noun("automations", Automation, "map"),
    Noun("stages", Stage, "map"),
    Noun("hand_offs", HandOff, "list"),
    Noun("practices", Practice, "map", "answer"),
    Noun("budget", Budget, "one"),
    Noun("identity", IdentityLink, "list"),
    Noun("purposes", Purpose, "map", "name"),
    Noun("regulations", Regulation, "map"),
    Noun("settings", Settings, "one"),
    Noun("waivers", Waiver, "list"),
)
"""Every top-level key but ``stackaudit``; the attribute of :class:`Stack` has the same name."""


class Stack(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What people wrote down about a company's stack. Maps keep the order in which entries were written.

    ``dict`` gives the indexes a place; they are made when somebody first asks.
    """

    company: Company = Company()
    teams: dict[str, Team] = msgspec.field(default_factory=dict)
    systems: dict[str, System] = msgspec.field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    preference_stores: dict[str, PreferenceStore] = msgspec.field(default_factory=dict)
    collection_points: dict[str, CollectionPoint] = msgspec.field(default_factory=dict)
    senders: dict[str, Sender] = msgspec.field(default_factory=dict)
    automations: dict[str, Automation] = msgspec.field(default_factory=dict)
    stages: dict[str, Stage] = msgspec.field(default_factory=dict)
    hand_offs: tuple[HandOff, ...] = ()
    practices: dict[str, Practice] = msgspec.field(default_factory=dict)
    budget: Budget = Budget()
    identity: tuple[IdentityLink, ...] = ()
    purposes: dict[str, Purpose] = msgspec.field(default_factory=dict)
    regulations: dict[str, Regulation] = msgspec.field(default_factory=dict)
    settings: Settings = Settings()
    waivers: tuple[Waiver, ...] = ()

    @property
    def complete(self) -> Complete:
        """Return which systems' flow lists are complete; none where nobody said so."""
        written = self.company.flows_complete
        return written if isinstance(written, Complete) else Complete()

    @cached_property
    def live_systems(self) -> tuple[System, ...]:
        """The systems that work today, in the order written."""
        return tuple(system for system in self.systems.values() if system.live)

    def stores_in(self, system: str) -> tuple[PreferenceStore, ...]:
        """Return the stores that live in a system, in the order written."""
        return self._stores_by_system.get(system, ())

    def flows_at(self, system: str) -> tuple[Flow, ...]:
        """Return the flows that a system is an end of, in the order written."""
        return self._flows_by_system.get(system, ())

    @cached_property
    def live_flows(self) -> tuple[Flow, ...]:
        """The flows over which something goes today: live themselves, between systems that are in use."""
        return tuple(flow for flow in self.flows if self.runs(flow))

    def runs(self, flow: Flow) -> bool:
        """Tell whether something goes over a flow today: it is live itself, and so are the systems at both ends."""
        return flow.live and flow.source.system not in self._idle and flow.target.system not in self._idle

    @cached_property
    def _idle(self) -> frozenset[str]:
        return frozenset(id for id, system in self.systems.items() if not system.live)

    @cached_property
    def flow_by_id(self) -> dict[str, Flow]:
        """The flows by their ids, in the order written."""
        return {flow.id: flow for flow in self.flows}

    @cached_property
    def _stores_by_system(self) -> dict[str, tuple[PreferenceStore, ...]]:
        found: dict[str, list[PreferenceStore]] = {}
        for store in self.preference_stores.values():
            found.setdefault(store.system, []).append(store)
        return {system: tuple(stores) for system, stores in found.items()}

    @cached_property
    def _flows_by_system(self) -> dict[str, tuple[Flow, ...]]:
        found: dict[str, list[Flow]] = {}
        for flow in self.flows:
            for system in {flow.source.system: None, flow.target.system: None}:
                found.setdefault(system, []).append(flow)
        return {system: tuple(flows) for system, flows in found.items()}
