"""Stores that each claim to win for the same scope."""

from __future__ import annotations

import msgspec

from stackaudit.graph.masters import claims
from stackaudit.graph.meetings import Meetings
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import said
from stackaudit.model.flows import PreferenceFlow


class Rivals(msgspec.Struct, frozen=True):
    """Stores that win for scopes that meet, whole or by links between them.

    Attributes:
        stores: their ids, in file order.
        scopes: what two or more of them win for, as patterns.
        overwriting: ids of the live flows between them that overwrite what the other said about such a scope.
        silent: ids of those of which it is open for what they win; then it is not certain that they meet.
    """

    stores: tuple[str, ...]
    scopes: tuple[str, ...]
    overwriting: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def rivals(book: PromiseBook) -> tuple[Rivals, ...]:
    """Return the groups of stores that claim the same, first those that do for certain, then those that may."""
    held = dict(claims(book))
    open_claims = {store for store in held if _is_open(book, store)}
    certain = _groups(book, {store: cells for store, cells in held.items() if store not in open_claims})
    perhaps = [group for group in _groups(book, held) if open_claims.intersection(group)]
    return (
        *(_rivals(book, held, group) for group in certain),
        *(_rivals(book, held, group, tuple(each for each in group if each in open_claims)) for group in perhaps),
    )


def _is_open(book: PromiseBook, store: str) -> bool:
    entry, links = book.stack.preference_stores[store], book.propagation(Reading.AS_WRITTEN).links
    return not (said(entry.covers) or isinstance(entry.system_of_record, tuple)) or links.vague(
        entry.brands, entry.regions
    )


def _groups(book: PromiseBook, held: dict[str, int]) -> list[tuple[str, ...]]:
    """Return the stores whose cells meet, directly or by others between them, two or more in each group."""
    meetings = Meetings(book.universe, list(held.items()))
    groups: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for store in held:
        if store not in seen:
            group, queue = {store}, [store]
            while queue:
                fresh = {other for other, _ in meetings.of(held[queue.pop()])} - group
                group |= fresh
                queue += sorted(fresh)
            seen |= group
            groups.append(tuple(each for each in held if each in group) if len(group) > 1 else ())
    return [group for group in groups if group]


def _rivals(book: PromiseBook, held: dict[str, int], group: tuple[str, ...], silent: tuple[str, ...] = ()) -> Rivals:
    once = twice = 0
    for store in group:
        twice |= once & held[store]
        once |= held[store]
    return Rivals(group, book.universe.patterns(twice), _overwriting(book, held, group), silent)


def _overwriting(book: PromiseBook, held: dict[str, int], group: tuple[str, ...]) -> tuple[str, ...]:
    links = book.propagation(Reading.AS_WRITTEN).links
    nodes = {links.store_node[store]: held[store] for store in group}
    found = {
        link.flow.id: None
        for node, cells in nodes.items()
        for link in links.leaving[node]
        if link.flow.live
        and isinstance(link.flow.preferences, PreferenceFlow)
        and link.flow.preferences.write_rule == "overwrite"
        and cells & link.covers & nodes.get(link.target, 0)
    }
    return tuple(found)
