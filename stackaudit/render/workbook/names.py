"""What an entry is called in a cell, so that a person reads a name and a reader of the sheet still knows which is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from stackaudit.audit.result import AuditResult
from stackaudit.inventory.ids import RESERVED
from stackaudit.model.answer import given
from stackaudit.model.flows import End
from stackaudit.render.terminal.ink import on_one_line

_NAMED: Final = ("systems", "teams", "preference_stores", "collection_points", "senders", "automations", "stages")


class Names:
    """Each entry by its name, or by its id where the name is another one's too or reads as an answer."""

    def __init__(self, result: AuditResult) -> None:
        self._result = result
        self._shown = {noun: _told_apart(self._labels(noun)) for noun in _NAMED}

    def of(self, noun: str, id: str) -> str:
        """Return what an entry is called."""
        if noun == "promises":
            point, _, sender = id.partition("->")
            return f"{self.of('collection_points', point)} → {self.of('senders', sender)}"
        if noun == "flows" and id in self._result.stack.flow_by_id:
            flow = self._result.stack.flow_by_id[id]
            return f"{self.end(flow.source)} → {self.end(flow.target)}"
        return self._shown.get(noun, {}).get(id, id)

    def end(self, end: End) -> str:
        """Return the system at an end of a flow; where one of its stores is named, both by their ids."""
        return str(end) if end.store else self.of("systems", end.system)

    def _labels(self, noun: str) -> dict[str, str]:
        stack = self._result.stack
        if noun == "preference_stores":
            systems = self._labels("systems")
            stores = stack.preference_stores.values()
            return {each.id: given(each.name, systems.get(each.system, each.id)) for each in stores}
        return {id: given(entry.name, id) for id, entry in getattr(stack, noun).items()}


def _told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    shown = {id: on_one_line(label) for id, label in labels.items()}
    times = Counter(name.casefold() for name in shown.values())
    ids = {id.casefold() for id in labels}
    return {id: name if _tells(name, id, times, ids) else id for id, name in shown.items()}


def _tells(name: str, id: str, times: Mapping[str, int], ids: set[str]) -> bool:
    key = name.casefold()
    return bool(key) and times[key] == 1 and key not in RESERVED and (key == id.casefold() or key not in ids)
