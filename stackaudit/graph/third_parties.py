"""Third parties: who outside the company is given what is known about people, and whether a no follows it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from stackaudit.graph.person_data import carries_person_data
from stackaudit.graph.possible_ways import PossibleWays
from stackaudit.model.answer import Silence, given, present, said
from stackaudit.model.flows import Flow, PreferenceFlow
from stackaudit.model.scope import within
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

THIRD_PARTY: Final = ("third-party", "joint-controller")
_PLATFORMS: Final = frozenset({"programmatic", "paid-search", "paid-social", "audience-onboarding", "retail-media"})
_PURPOSES: Final = ("advertising", "sale-or-share")


class Given(msgspec.Struct, frozen=True):
    """What one system outside is given about people and no signal of a no follows.

    Attributes:
        system: its id.
        flows: ids of the flows that bring it, in the order written.
        filters: ids of the stores that leave people out of every one of them.
        advertising: it is for advertising, sale or sharing.
        outside: somebody said that it is a third party's; else it only looks like one.
        certain: no signal gets there, whatever is still open; else one may.
    """

    system: str
    flows: tuple[str, ...]
    filters: tuple[str, ...]
    advertising: bool
    outside: bool
    certain: bool


def given_without_signal(stack: Stack) -> tuple[Given, ...]:
    """Return the third parties that hear no signal about what they are given, in the order written.

    A signal is a live flow that brings noes about the purpose, a flow of preferences embedded in the data, or a sender there
    that asks a store before it acts. Of a system whose party nobody told, one that buys advertising is looked at.
    """
    ways = PossibleWays(stack)
    senders: dict[str, list[Sender]] = {}
    for sender in stack.senders.values():
        senders.setdefault(sender.system, []).append(sender)
    found: list[Given] = []
    for system in stack.systems.values():
        if system.live and (system.party in THIRD_PARTY or _looks_outside(system)):
            here = senders.get(system.id, [])
            if not here or not all(given(sender.checks, ()) for sender in here):
                on_ads = any(sender.channel == "ads" for sender in here)
                found += _given(stack, system, ways, on_ads=on_ads)
    return tuple(found)


def _looks_outside(system: System) -> bool:
    return isinstance(system.party, Silence) and _buys_advertising(system)


def _buys_advertising(system: System) -> bool:
    return bool(_PLATFORMS.intersection(given(system.does, ())))


def _given(stack: Stack, system: System, ways: PossibleWays, *, on_ads: bool) -> Iterator[Given]:
    arriving = [flow for flow in stack.flows_at(system.id) if flow.live and _enters(flow, system.id)]
    data = [flow for flow in arriving if flow.level != "total" and carries_person_data(flow) and not _only_noes(flow)]
    purposes = {purpose for flow in data for purpose in given(flow.purposes, ())}
    if not data or any(_signals(flow, purposes, certainly=True) for flow in arriving):
        return
    filters = [set(given(flow.filters, ())) for flow in data]
    yield Given(
        system=system.id,
        flows=tuple(flow.id for flow in data),
        filters=tuple(sorted(set.intersection(*filters))),
        advertising=on_ads
        or _buys_advertising(system)
        or any(within(purpose, top) for purpose in purposes for top in _PURPOSES),
        outside=said(system.party),
        certain=ways.settled(system.id) and not any(_signals(flow, purposes, certainly=False) for flow in arriving),
    )


def _enters(flow: Flow, system: str) -> bool:
    return flow.target.system == system or flow.direction == "both"


def _only_noes(flow: Flow) -> bool:
    return said(flow.carries) and {"preferences", "refusals"}.issuperset(flow.carries)


def _signals(flow: Flow, purposes: set[str], *, certainly: bool) -> bool:
    """Tell whether a flow brings noes about what the data is for; what nobody said counts unless ``certainly``.

    A stated flow of preferences is taken at its word where nobody said what it covers.
    """
    if not (flow.carries_preferences if certainly else flow.may_carry_preferences):
        return False
    block = flow.preferences if isinstance(flow.preferences, PreferenceFlow) else PreferenceFlow()
    if block.says == "yes-only":
        return False
    if not present(block.covers) or not purposes:
        return True
    covered = [pattern.purpose for pattern in block.covers]
    return all(any(top == "*" or within(purpose, top) for top in covered) for purpose in purposes)
