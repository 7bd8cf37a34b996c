"""What each entry of the inventory is called in the report, where it stands there, and where it was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.model.answer import given, present
from stackaudit.model.flows import Flow
from stackaudit.model.location import Location
from stackaudit.model.senders import Sender
from stackaudit.render.html.limits import shown_flows, shown_promises
from stackaudit.render.html.table import Link

ONE_OF: Final = {
    "systems": "system",
    "flows": "flow",
    "preference_stores": "store",
    "collection_points": "point",
    "senders": "sender",
    "automations": "automation",
    "teams": "team",
    "promises": "promise",
}
"""The nouns that have a row of their own, and the word that their addresses begin with."""


def anchor(noun: str, id: str) -> str:
    """Return the address of an entry: ``system/crm``."""
    return f"{ONE_OF[noun]}/{id}"


def href(address: str) -> str:
    """Return a link to an address within the report."""
    return "#" + quote(address, safe="/:@")


class Directory(msgspec.Struct, frozen=True):
    """Looks entries up in one result."""

    result: AuditResult
    flows: dict[str, Flow]
    rows: frozenset[str]
    """The promises and flows that have a row of their own: all, unless there are very many."""

    def link(self, noun: str, id: str) -> Link:
        """Return an entry's name, linked to its row where it has one."""
        return Link(self.name(noun, id), href(anchor(noun, id)) if self._has_row(noun, id) else "")

    def links(self, noun: str, ids: object) -> tuple[Link, ...]:
        """Return the linked names of several entries; none for an answer that names nothing."""
        if isinstance(ids, str):
            return (self.link(noun, ids),)
        return tuple(self.link(noun, id) for id in ids) if isinstance(ids, Iterable) else ()

    def name(self, noun: str, id: str) -> str:
        """Return what people call an entry."""
        stack = self.result.stack
        if noun == "promises":
            point, _, sender = id.partition("->")
            return f"{self.name('collection_points', point)} → {self.name('senders', sender)}"
        if noun == "flows" and id in self.flows:
            flow = self.flows[id]
            return f"{self.name('systems', flow.source.system)} → {self.name('systems', flow.target.system)}"
        if noun == "preference_stores" and id in stack.preference_stores:
            store = stack.preference_stores[id]
            return given(store.name, self.name("systems", store.system))
        entry = getattr(stack, noun, {}).get(id) if noun in ONE_OF and noun != "flows" else None
        return id if entry is None else given(entry.name, id)

    def place(self, noun: str, id: str) -> Location | None:
        """Return where an entry was written."""
        return self.result.place(noun, id)

    def team_of(self, noun: str, id: str) -> str:
        """Return the name of the team that runs the system of an entry, or nothing."""
        system = self.result.stack.systems.get(self.system_of(noun, id))
        return self.name("teams", system.run_by) if system and present(system.run_by) else ""

    def teams_of(self, noun: str, *ids: str) -> tuple[str, ...]:
        """Return the names of the teams that run the systems of some entries."""
        return tuple(sorted({team for id in ids if (team := self.team_of(noun, id))}))

    def system_of(self, noun: str, id: str) -> str:
        """Return the system that an entry lives in, or nothing."""
        stack = self.result.stack
        if noun == "systems":
            return id
        if noun == "preference_stores":
            return stack.preference_stores[id].system if id in stack.preference_stores else ""
        if noun == "senders":
            return stack.senders[id].system if id in stack.senders else ""
        if noun == "promises":
            return self.system_of("senders", id.partition("->")[2])
        if noun == "flows":
            return self.flows[id].target.system if id in self.flows else ""
        if noun == "automations" and id in stack.automations:
            return given(stack.automations[id].system, "")
        if noun == "collection_points" and id in stack.collection_points:
            point = stack.collection_points[id]
            stores = given(point.writes, ())
            return given(point.via, self.system_of("preference_stores", stores[0]) if stores else "")
        return ""

    def answers_for(self, noun: str, id: str) -> str:
        """Return who answers for an entry: its owner, its system's owner, else the team that runs it, else nothing."""
        stack = self.result.stack
        sender: Sender | None = stack.senders.get(id) if noun == "senders" else None
        if sender and present(sender.owner):
            return sender.owner
        system = stack.systems.get(self.system_of(noun, id))
        if system is None:
            return ""
        return given(system.owner, self.name("teams", system.run_by) if present(system.run_by) else "")

    def _has_row(self, noun: str, id: str) -> bool:
        if noun in ("promises", "flows"):
            return anchor(noun, id) in self.rows
        return noun in ONE_OF and id in getattr(self.result.stack, noun)


def directory(result: AuditResult) -> Directory:
    """Return the directory of a result."""
    rows = {
        *(anchor("promises", promise.id) for promise in shown_promises(result)),
        *(anchor("flows", flow.id) for flow in shown_flows(result)),
    }
    return Directory(result, {flow.id: flow for flow in result.stack.flows}, frozenset(rows))
