"""Noes that stay with a browser or device although the person behind it can be known."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.graph.meetings import Meetings
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.propagation import Followed
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import Silence, said
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.scope import ScopePattern
from stackaudit.model.senders import Sender

DEVICE_KEYS: Final = frozenset({"cookie", "cookie-id", "device-id", "maid", "push-token"})
_NOBODY: Final = DEVICE_KEYS | {"ip", "household-id"}
_ABOUT: Final = (
    ScopePattern("ads"),
    ScopePattern("*", "advertising"),
    ScopePattern("*", "sale-or-share"),
)


class DeviceOnly(msgspec.Struct, frozen=True):
    """A point that knows a device, and whose no reaches nothing that knows the person, as far as is written down.

    Attributes:
        point: its id.
        known_by: keys of the person that are there when logged in; empty where nobody said.
        scopes: the advertising that the no is about, as patterns.
        senders: ids of the senders that act on it.
        stores: ids of the stores about it that know people.
        silent: ids of the stores that hear it and of which nobody said by what they know people.
        certain: no answer that is still open could make it reach one.
    """

    point: str
    known_by: tuple[str, ...]
    scopes: tuple[str, ...]
    senders: tuple[str, ...]
    stores: tuple[str, ...]
    silent: tuple[str, ...]
    certain: bool


def device_only(book: PromiseBook) -> tuple[DeviceOnly, ...]:
    """Return the points about advertising that know devices only and whose no joins no person, in file order.

    A no is followed as if the person were logged in. Where nobody said by what the person is known then, and no identity link
    that works on login tells, ``known_by`` is empty.
    """
    points = [point for point in book.stack.collection_points.values() if _knows_devices(point)]
    if not points:
        return ()
    search = _Search(book)
    return tuple(found for point in points if (found := search.of(point)))


def _knows_devices(point: CollectionPoint) -> bool:
    return point.lets_say_no and said(point.keys) and bool(point.keys) and DEVICE_KEYS.issuperset(point.keys)


def _persons(keys: tuple[str, ...] | Silence) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in _NOBODY) if said(keys) else ()


def _key(sender: Sender) -> tuple[str, ...]:
    return (sender.key,) if isinstance(sender.key, str) else ()


class _Search:
    def __init__(self, book: PromiseBook) -> None:
        self.book = book
        self.links = book.propagation(Reading.AS_WRITTEN).links
        self.about = book.universe.mask(_ABOUT)
        self.ways = PossibleWays(book.stack)
        self.on_login: dict[str, list[str]] = {}
        for link in book.stack.identity:
            if link.when == "on-login":
                self.on_login.setdefault(link.source, []).append(link.target)
        nodes, node_of = self.links.nodes, self.links.store_node
        stores = book.stack.preference_stores.values()
        senders = [each for each in book.stack.senders.values() if each.kind != "service"]
        self.stores = Meetings(book.universe, [(each, nodes[node_of[each.id]].covers & self.about) for each in stores])
        self.senders = Meetings(book.universe, [(each, book.sender_cells(each) & self.about) for each in senders])

    def of(self, point: CollectionPoint) -> DeviceOnly | None:
        known_by, open_login = self._known_by(point)
        cells = self.book.propagation(Reading.AS_WRITTEN).cells(point) & self.about
        senders = [sender for sender, _ in self.senders.of(cells)]
        if not cells or not senders or not (known_by or open_login):
            return None
        keys = (*(point.keys if said(point.keys) else ()), *known_by)
        followed = self._follow(msgspec.structs.replace(point, keys=tuple(dict.fromkeys(keys))))
        stores = [store for store, _ in self.stores.of(cells)]
        if self._joins(followed, cells, stores, senders):
            return None
        silent = [each for each in stores if isinstance(each.keys, Silence)]
        unsure = [each for each in senders if isinstance(each.key, Silence)]
        persons = any(_persons(each.keys) for each in stores) or any(_persons(_key(each)) for each in senders)
        nowhere = not silent and not unsure and not persons
        return DeviceOnly(
            point=point.id,
            known_by=known_by,
            scopes=self.book.universe.patterns(cells),
            senders=tuple(each.id for each in senders),
            stores=tuple(each.id for each in stores if _persons(each.keys)),
            silent=tuple(each.id for each in silent if self._hears(followed, each, cells)),
            certain=bool(known_by)
            and said(point.covers)
            and (nowhere or self._settled(point, followed, silent, unsure)),
        )

    def _known_by(self, point: CollectionPoint) -> tuple[tuple[str, ...], bool]:
        """Return the keys of the person when logged in, and whether it is open that there are any."""
        here = point.keys if said(point.keys) else ()
        linked = tuple(target for key in here for target in self.on_login.get(key, ()))
        known = (*_persons(point.keys_when_logged_in), *_persons(linked))
        return tuple(dict.fromkeys(known)), isinstance(point.keys_when_logged_in, Silence)

    def _follow(self, point: CollectionPoint) -> Followed:
        return self.book.propagation(Reading.AS_WRITTEN).follow(point)

    def _joins(self, followed: Followed, cells: int, stores: list[PreferenceStore], senders: list[Sender]) -> bool:
        """Tell whether the no comes by a key of the person to a store or sender that knows people by it."""
        for store in stores:
            if self._comes(followed, self.links.store_node[store.id], cells, _persons(store.keys)):
                return True
        return any(
            self._comes(followed, node, cells, _persons(_key(sender)))
            for sender in senders
            for node in self.book.checked_nodes(sender, self.links)
        )

    def _comes(self, followed: Followed, node: int, cells: int, keys: tuple[str, ...]) -> bool:
        wanted = set(keys)
        for label in followed.labels.get(node, ()) if wanted else ():
            names = self.links.keys.names(label.keys)
            if label.cells & cells and (names is None or wanted.intersection(names)):
                return True
        return False

    def _hears(self, followed: Followed, store: PreferenceStore, cells: int) -> bool:
        return any(label.cells & cells for label in followed.labels.get(self.links.store_node[store.id], ()))

    def _settled(
        self, point: CollectionPoint, followed: Followed, silent: list[PreferenceStore], unsure: list[Sender]
    ) -> bool:
        """Tell whether complete lists of flows rule out another way, and nothing that hears the no may know people."""
        systems = {self.links.nodes[node].facet.system for node in followed.labels}
        systems |= {point.via} if isinstance(point.via, str) else set()
        hearing = any(followed.labels.get(self.links.store_node[store.id]) for store in silent)
        hearing |= any(followed.labels.get(n) for each in unsure for n in self.book.checked_nodes(each, self.links))
        return not hearing and said(point.via) and all(self.ways.settled(system) for system in systems)
