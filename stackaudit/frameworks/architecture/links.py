"""The kinds of links that the layers owe their neighbours, one for each layer; this project's reading of the architecture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from stackaudit.catalogue.capabilities import layers
from stackaudit.frameworks.architecture.ground import Ground
from stackaudit.frameworks.sender_ways import RESPONSES, fed, given_content, returning
from stackaudit.frameworks.shares import Item
from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.repository import REPOSITORY, into_repository
from stackaudit.graph.three_valued import every, missing, once, some
from stackaudit.graph.ways import Route
from stackaudit.model.answer import Silence
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.senders import Sender


class Kind(msgspec.Struct, frozen=True):
    """A kind of link: what it is called, of what it is a share, what those do, and how it is found.

    ``of_senders`` tells whether the links hang on senders, so that they are open where nobody wrote any down.
    """

    id: str
    title: str
    of: str
    do: str
    found: Callable[[Ground], Iterable[Item]]
    of_senders: bool = True


def sources_to_view(ground: Ground) -> Iterable[Item]:
    """Yield the way of each system of the foundation with personal data into a named repository, by itself or over others."""
    reach = into_repository(ground.stack)
    for id in ground.members.on_perhaps("touchpoints"):
        system, on = ground.stack.systems[id], ground.on(id, "touchpoints")
        personal = None if isinstance(system.holds, Silence) else system.holds == "personal"
        if id not in ground.repositories:
            open = missing(f"systems/{id}", system, "does", "holds")
            yield ground.link(f"systems/{id}", reach(id), every((on, personal)), open)


def consent_to_channels(ground: Ground) -> Iterable[Item]:
    """Yield for each sender the way of preferences into what it checks, as far as that meets its channel.

    They come from this layer, or from the store that wins when two disagree, whatever system that is kept in.
    """
    master = ground.stack.company.preference_master
    stores = ground.stack.preference_stores
    systems = [] if isinstance(master, Silence) else [stores[id].system for id in master]
    reach = ground.out_of_layer("consent", {"preferences"}, also=systems)
    # Where nobody named one, any store may win.
    perhaps = dict.fromkeys(store.system for store in stores.values()) if isinstance(master, Silence) else {}
    best = ground.out_of_layer("consent", {"preferences"}, also=perhaps) if perhaps else reach
    for sender in ground.senders:
        item, most = _checked(ground, sender, reach), _checked(ground, sender, best)
        if most.high > item.high or most.low > item.low:
            high = max(item.high, most.high)
            item = msgspec.structs.replace(item, high=high, open=(*item.open, "company/preference_master"))
        yield item


def view_to_channels(ground: Ground) -> Iterable[Item]:
    """Return the way of audiences from a named repository into each sender's system."""
    return fed(ground.stack)


def content_to_channels(ground: Ground) -> Iterable[Item]:
    """Return the best flow of content into each sender's system; on the phone or face to face none is owed."""
    return given_content(ground.stack)


def channels_to_view(ground: Ground) -> Iterable[Item]:
    """Yield the way of each person's responses to a named repository from senders in systems of this layer."""
    reach = returning(ground.stack, RESPONSES)
    for sender in ground.senders:
        yield ground.sender_link(sender, "orchestration", reach)


def adverts_to_measurement(ground: Ground) -> Iterable[Item]:
    """Yield the way of results or spend, totals too, into measurement or a repository from senders in systems of this layer."""
    reach = ground.into_layer("measurement", {"responses", "conversions", "spend"}, also=ground.repositories)

    def measured(system: str) -> Route:
        route = reach(system)
        if ground.repository_is_known or route.low == 1:
            return route
        # Where nobody named a repository, any system may be it, the sender's own too.
        return msgspec.structs.replace(route, high=1.0, open=(*route.open, REPOSITORY))

    for sender in ground.senders:
        yield ground.sender_link(sender, "adtech", measured)


def layers_to_measurement(ground: Ground) -> Iterable[Item]:
    """Yield the best way from each other layer into measurement, of anything about people or of spend."""
    reaches = [ground.into_layer("measurement", carrying) for carrying in (ABOUT_PEOPLE, frozenset({"spend"}))]
    from_untold = [reach(system) for reach in reaches for system in ground.members.untold]
    for layer in layers():
        if layer.id != "measurement":
            own = [reach(system) for reach in reaches for system in ground.members.on(layer.id)]
            yield _best(f"layers/{layer.id}", own, from_untold, ground.members.has(layer.id))


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "touchpoints": Kind(
            "sources-to-view",
            "Sources feed the customer view",
            "touchpoints with personal data",
            "feed the customer data repository by themselves",
            sources_to_view,
            of_senders=False,
        ),
        "consent": Kind(
            "consent-to-channels",
            "A yes or no reaches every channel",
            "senders",
            "hear from a consent tool or the preference master, by themselves, who said no",
            consent_to_channels,
        ),
        "customer-view": Kind(
            "view-to-channels",
            "The view gives audiences to every channel",
            "senders",
            "get their audience from the customer data repository by themselves",
            view_to_channels,
        ),
        "content": Kind(
            "content-to-channels",
            "Content reaches every channel",
            "senders",
            "are given their content by themselves",
            content_to_channels,
        ),
        "orchestration": Kind(
            "channels-to-view",
            "Responses come back to the customer view",
            "senders on this layer",
            "return each person's responses to the customer data repository by themselves",
            channels_to_view,
        ),
        "adtech": Kind(
            "adverts-to-measurement",
            "Results of advertising are measured",
            "senders on this layer",
            "return results or spend by themselves",
            adverts_to_measurement,
        ),
        "measurement": Kind(
            "layers-to-measurement",
            "Every layer is measured",
            "other layers",
            "give measurement something to count by themselves",
            layers_to_measurement,
            of_senders=False,
        ),
    }
)
"""By layer."""


def _checked(ground: Ground, sender: Sender, reach: Callable[[str], Route]) -> Item:
    entry, checks = f"senders/{sender.id}", sender.checks
    if isinstance(checks, Silence):
        return Item(entry=entry, low=0, high=1, open=(f"{entry}/checks",))
    stores = [ground.stack.preference_stores[id] for id in checks]
    found = [(store, _meets(store, sender), reach(store.system)) for store in stores]
    low = max((route.low for _, meets, route in found if meets), default=0.0)
    high = max((route.high for _, meets, route in found if meets is not False), default=0.0)
    useful = [(store, meets, route) for store, meets, route in found if meets is not False and route.high > low]
    unsaid = [f"preference_stores/{store.id}/covers" for store, meets, _ in useful if meets is None]
    open = (*unsaid, *(answer for _, _, route in useful for answer in route.open)) if low < high else ()
    best = next((route.flows for _, meets, route in found if meets and route.low == low), ())
    return Item(
        entry=entry, low=low, high=high, open=open, rests_on=(f"{entry}/checks", *(f"flows/{flow}" for flow in best))
    )


def _meets(store: PreferenceStore, sender: Sender) -> bool | None:
    if isinstance(store.covers, Silence):
        return None
    return some(pattern.channel in ("*", sender.channel) for pattern in store.covers)


def _best(entry: str, own: list[Route], perhaps: list[Route], inside: bool | None) -> Item:
    low = max((route.low for route in own), default=0.0)
    high = max((route.high for route in (*own, *perhaps)), default=0.0)
    open = tuple(answer for route in (*own, *perhaps) if route.high > low for answer in route.open)
    flows = next((route.flows for route in own if route.low == low), ())
    rests_on = tuple(f"flows/{flow}" for flow in flows)
    return Item(entry=entry, inside=inside, low=low, high=high, open=once(open), rests_on=rests_on)
