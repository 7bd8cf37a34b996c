"""Self-service: about what a person can see and change an answer alone, and where that is the only way."""

from __future__ import annotations

from typing import Final

import msgspec

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.model.answer import Silence, given, said
from stackaudit.model.preferences import CollectionPoint, PreferenceStore
from stackaudit.model.senders import Sender

CENTRES: Final = ("preference-centre", "account-settings", "privacy-portal", "in-app-toggle")
"""Kinds of place that show a person the answers given so far and let them be changed."""

_SAID_ON_THE_SPOT: Final = frozenset({"in-person"})
_PAGES: Final = frozenset({*CENTRES, "web-form", "cookie-banner", "checkout"})


class Coverage(msgspec.Struct, frozen=True):
    """What senders speak about and stores remember, and how much of it a person can change alone.

    Attributes:
        missing: the scopes that no such place is about for certain, as patterns.
        open: the scopes of which that hangs on something that nobody said.
        channels: each channel with the share of its cells that such places are about, as stated.
        centres: ids of the places that count, as stated.
        nearest: the first place that looks like one, with the field that nobody filled in; empty where there is none.
    """

    missing: tuple[str, ...]
    open: tuple[str, ...]
    channels: tuple[tuple[str, float], ...]
    centres: tuple[str, ...]
    nearest: tuple[str, str]


def self_service(book: PromiseBook) -> Coverage:
    """Return how much of what a company speaks about and remembers a person can see and change alone."""
    points = list(book.stack.collection_points.values())
    sure = _cells(book, [point for point in points if _centre(point, certainly=True)])
    perhaps = _cells(book, [point for point in points if _centre(point, certainly=False)], guess=True)
    stated, silent = _wanted(book)
    missing = stated & ~perhaps
    universe = book.universe
    near = (point for point in points if _likely(book, point) and not _centre(point, certainly=True))
    return Coverage(
        missing=universe.patterns(missing),
        open=universe.patterns((stated | silent) & ~sure & ~missing),
        channels=tuple(
            (channel, (slab & stated & sure).bit_count() / (slab & stated).bit_count())
            for channel in universe.channel.values
            if (slab := universe.slab("channel", [channel])) & stated
        ),
        centres=tuple(point.id for point in points if _centre(point, certainly=True)),
        nearest=next(((point.id, _open_field(point)) for point in near), ("", "")),
    )


def only_by_page(book: PromiseBook, sender: Sender) -> tuple[str, ...]:
    """Return the points where a no to a sender can be said, where all of them are pages that a person works alone."""
    about = book.points_about(book.sender_cells(sender))
    points = [point for point, _ in about if point.lets_say_no]
    alone = all(point.self_service == "yes" and point.kind in _PAGES and said(point.captures) for point in points)
    return tuple(point.id for point in points) if alone else ()


def _centre(point: CollectionPoint, *, certainly: bool) -> bool:
    """Tell whether a place lets a person change an answer alone; silence counts unless ``certainly``."""
    answers = (point.kind, point.self_service, point.captures, point.covers)
    if certainly and any(isinstance(answer, Silence) for answer in answers):
        return False
    kind = not said(point.kind) or point.kind in CENTRES
    return kind and (not said(point.self_service) or point.self_service == "yes") and point.lets_say_no


def _likely(book: PromiseBook, point: CollectionPoint) -> bool:
    """Tell whether a place that may count says so by its kind, or is in a system that is there for it."""
    if not _centre(point, certainly=False):
        return False
    stores = (book.stack.preference_stores[store] for store in given(point.writes, ()))
    does = {word for store in stores for word in given(book.stack.systems[store.system].does, ())}
    return said(point.kind) or "preference-centre" in does


def _open_field(point: CollectionPoint) -> str:
    fields = ("kind", "self_service", "captures", "covers")
    return next(field for field in fields if isinstance(getattr(point, field), Silence))


def _cells(book: PromiseBook, points: list[CollectionPoint], *, guess: bool = False) -> int:
    cells = 0
    for point in points:
        whole = guess and not said(point.covers)
        cells |= book.universe.everything if whole else book.propagation(Reading.AS_WRITTEN).cells(point)
    return cells


def _wanted(book: PromiseBook) -> tuple[int, int]:
    """Return what senders speak about and stores remember, as stated and where nobody said which part of it."""
    stated = silent = 0
    links = book.propagation(Reading.AS_WRITTEN).links
    holders: list[tuple[PreferenceStore | Sender, int, bool]] = [
        (store, links.nodes[links.store_node[store.id]].covers, said(store.covers))
        for store in book.stack.preference_stores.values()
    ]
    holders += [
        (sender, book.sender_cells(sender), said(sender.purposes))
        for sender in book.stack.senders.values()
        if sender.kind != "service"
    ]
    for _, cells, told in holders:
        stated, silent = (stated | cells, silent) if told else (stated, silent | cells)
    here = book.universe.slab("channel", (each for each in book.universe.channel.values if each in _SAID_ON_THE_SPOT))
    usual = book.propagation(Reading.AS_WRITTEN).links.usual & ~here
    return stated & usual, silent & usual & ~stated
