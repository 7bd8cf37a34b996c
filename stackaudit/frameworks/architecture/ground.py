"""What every link of the layers is judged on: who stands where, what sends, which repositories are named, and the ways between."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property

import msgspec

from stackaudit.frameworks.architecture.members import Members
from stackaudit.frameworks.routes import route_item
from stackaudit.frameworks.shares import Item
from stackaudit.graph.ways import Route, Way, ways_into, ways_out_of
from stackaudit.model.answer import Silence, given
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

REPOSITORY = "company/customer_data_repository"
UNNAMED = Route(Way.NOT_WRITTEN_DOWN, 0.0, 1.0, (), (REPOSITORY,))
"""The way to or from a repository that nobody named."""

Reach = Callable[[str], Route]


class Ground:
    """A stack with its layers; what is looked up often is looked up once."""

    def __init__(self, stack: Stack, members: Members) -> None:
        named = stack.company.customer_data_repository
        self.stack = stack
        self.members = members
        self.senders = tuple(each for each in stack.senders.values() if stack.systems[each.system].live)
        self.repositories = given(named, ())
        self.repository_is_known = not isinstance(named, Silence)

    def on(self, system: str, layer: str) -> bool | None:
        """Tell whether a system stands on a layer; None where nobody said what it does."""
        if system in self._untold:
            return None
        return system in self._layers and layer in self._layers[system]

    def into_repository(self, *carrying: str, per_person: bool = False) -> Reach:
        """Return the way from each system to a named repository; of anything about people where no words are given."""
        if not self.repository_is_known:
            return lambda _: UNNAMED
        words = (frozenset(carrying),) if carrying else ()
        return ways_into(self.stack, self.repositories, *words, per_person=per_person).of

    def out_of_repository(self, *carrying: str) -> Reach:
        """Return the way from a named repository to each system."""
        if not self.repository_is_known:
            return lambda _: UNNAMED
        return ways_out_of(self.stack, self.repositories, frozenset(carrying)).of

    def into_layer(self, layer: str, carrying: Collection[str], also: Collection[str] = ()) -> Reach:
        """Return the way from each system into a layer, or into any of ``also``."""
        sure = (*self.members.on(layer), *also)
        return self._either(lambda ends: ways_into(self.stack, ends, carrying).of, sure)

    def out_of_layer(self, layer: str, carrying: Collection[str]) -> Reach:
        """Return the way from a layer to each system."""
        return self._either(lambda ends: ways_out_of(self.stack, ends, carrying).of, self.members.on(layer))

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
            open = dict.fromkeys((*found.open, *most.open, *left))
            left.clear()
            return msgspec.structs.replace(found, high=max(found.high, most.high), open=tuple(open))

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
