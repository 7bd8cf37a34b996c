"""What every link of the layers is judged on: who stands where, what sends, which repositories are named, and the ways between."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property

import msgspec

from stackaudit.frameworks.architecture.members import Members
from stackaudit.frameworks.routes import route_item
from stackaudit.frameworks.sender_ways import live_senders
from stackaudit.frameworks.shares import Item
from stackaudit.graph.repository import Reach, repositories
from stackaudit.graph.three_valued import once
from stackaudit.graph.ways import Route, ways_into, ways_out_of
from stackaudit.model.answer import Silence
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack


class Ground:
    """A stack with its layers; what is looked up often is looked up once."""

    def __init__(self, stack: Stack, members: Members) -> None:
        named = repositories(stack)
        self.stack = stack
        self.members = members
        self.senders = live_senders(stack)
        self.repositories = () if isinstance(named, Silence) else named
        self.repository_is_known = not isinstance(named, Silence)

    def on(self, system: str, layer: str) -> bool | None:
        """Tell whether a system stands on a layer; None where nobody said what it does."""
        if system in self._untold:
            return None
        return system in self._layers and layer in self._layers[system]

    def into_layer(self, layer: str, carrying: Collection[str], also: Collection[str] = ()) -> Reach:
        """Return the way from each system into a layer, or into any of ``also``."""
        sure = (*self.members.on(layer), *also)
        return self._either(lambda ends: ways_into(self.stack, ends, carrying).of, sure)

    def out_of_layer(self, layer: str, carrying: Collection[str], also: Collection[str] = ()) -> Reach:
        """Return the way from a layer, or from any of ``also``, to each system."""
        sure = (*self.members.on(layer), *also)
        return self._either(lambda ends: ways_out_of(self.stack, ends, carrying).of, sure)

    def link(self, entry: str, route: Route, inside: bool | None = True, open: tuple[str, ...] = ()) -> Item:
        """Return a link as an item of a share: by itself 1, by hand a half."""
        item = route_item(entry, route)
        return msgspec.structs.replace(item, inside=inside, open=(*open, *item.open))

    def sender_link(self, sender: Sender, layer: str, reach: Reach) -> Item:
        """Return the link of a sender that counts where its system stands on a layer."""
        on = self.on(sender.system, layer)
        open = (f"systems/{sender.system}/does",) if on is None else ()
        return self.link(f"senders/{sender.id}", reach(sender.system), on, open)

    def _either(self, search: Callable[[Collection[str]], Reach], sure: Collection[str]) -> Reach:
        """Return the way to certain systems, with what it may be if those of which nobody said what they do are among them."""
        certain = search(dict.fromkeys(sure))
        if not self.members.untold:
            return certain
        possible = search(dict.fromkeys((*sure, *self.members.untold)))
        left = list(self.members.untold_answers)

        def route(system: str) -> Route:
            found, most = certain(system), possible(system)
            if most.high <= found.low:
                return found
            # Every link waits for the same answers about what systems do, so the first one names them for all.
            open = once((*found.open, *most.open, *left))
            left.clear()
            return msgspec.structs.replace(found, high=max(found.high, most.high), open=open)

        return route

    @cached_property
    def _untold(self) -> frozenset[str]:
        return frozenset(self.members.untold)

    @cached_property
    def _layers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for layer, systems in self.members.by_layer.items():
            for system in systems:
                found.setdefault(system, set()).add(layer)
        return found
