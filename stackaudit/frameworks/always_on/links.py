"""The seven links of the loop, each as the best way found between two parts of the machine."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.frameworks.always_on.points import way_text
from stackaudit.frameworks.always_on.way_words import by_hand
from stackaudit.frameworks.content_ways import ContentWays
from stackaudit.frameworks.role_ways import arriving, between
from stackaudit.frameworks.roles import Role, doing, repository_role, scoring, sending
from stackaudit.frameworks.sender_ways import WITHOUT_CONTENT, live_senders, returning
from stackaudit.graph.arrivals import Arrivals
from stackaudit.graph.repository import Reach
from stackaudit.graph.ways import Route, Way, ways_out_of
from stackaudit.model.stack import Stack

ANALYTICS: Final = ("web-analytics", "reporting", "voice-of-customer", "experimentation", "attribution")
SAID_OR_SHOWN: Final = ("predictive-scoring", "cms", "dam", "personalisation")
LEARNED: Final = frozenset({"behaviour", "feedback", "responses", "outcomes", "conversions"})
RETURNS: Final = frozenset({"responses", "refusals"})


class Link(msgspec.Struct, frozen=True):
    """One of the seven links, as the best way found.

    ``low`` and ``high`` are 0 to 1: by itself 1, by hand a half, none 0. ``flows`` are ids of the flows on the way shown,
    ``by_hand`` those of them that somebody carries. ``open`` names the answers that are missing. ``reach`` says for how many
    senders it runs by itself ("3 of 11 senders"), where that can be counted: the best way is not everybody's.
    """

    id: str
    title: str
    source: str
    target: str
    way: Way
    low: float
    high: float
    explanation: str
    flows: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    reach: str = ""
    for_all: bool = True
    """Whether it runs by itself for all that ``reach`` counts."""


_TITLES: Final = {
    "sources-repository": ("Sources feed the repository", "Sources", "Customer data repository"),
    "repository-scoring": ("The repository feeds the models", "Customer data repository", "Scoring"),
    "scoring-orchestration": ("Scores reach the orchestrator", "Scoring", "Orchestration"),
    "orchestration-channels": ("The orchestrator feeds the channels", "Orchestration", "Channels"),
    "content-channels": ("Content reaches the channels", "Content", "Channels"),
    "channels-repository": ("Results and refusals return", "Channels", "Customer data repository"),
    "analytics-scoring": ("What is learned improves scores and content", "Analytics", "Scoring"),
}


def links(stack: Stack) -> tuple[Link, ...]:
    """Return the links in the order of the loop."""
    homes, scorers = repository_role(stack), scoring(stack)
    journeys, channels = doing(stack, "journey-orchestration"), sending(stack)
    shown, analytics = sending(stack, WITHOUT_CONTENT), doing(stack, *ANALYTICS)
    taught = doing(stack, *SAID_OR_SHOWN)
    sources, contents = _sources(stack, homes), ContentWays(stack)
    content = contents.into_any(shown)
    scored, scores = between(stack, homes, scorers), between(stack, scorers, journeys, {"scores"})
    sent = between(stack, journeys, channels, {"audience"})
    returned = between(stack, channels, homes, RETURNS, per_person=True)
    learned = between(stack, analytics, taught, LEARNED)
    told = ways_out_of(stack, journeys.systems, {"audience"}).of
    found = (
        _link(stack, "sources-repository", sources, "customer data", homes),
        _link(stack, "repository-scoring", scored, "customer data", homes, scorers),
        _link(stack, "scoring-orchestration", scores, "scores", scorers, journeys),
        _link(stack, "orchestration-channels", sent, "audiences", journeys, channels),
        _link(stack, "content-channels", content, "content", shown),
        _link(stack, "channels-repository", returned, "results and refusals", channels, homes),
        _link(stack, "analytics-scoring", learned, "what was learned", analytics, taught),
    )
    reach = {
        "orchestration-channels": _reach(stack, told),
        "content-channels": _reach(stack, contents.into_one, WITHOUT_CONTENT),
        "channels-repository": _reach(stack, returning(stack, RETURNS)),
    }
    return tuple(
        msgspec.structs.replace(each, reach=reach[each.id][0], for_all=reach[each.id][1]) if each.id in reach else each
        for each in found
    )


def _reach(stack: Stack, way: Reach, without: Collection[str] = ()) -> tuple[str, bool]:
    """Return for how many senders something runs by itself (nothing where there is no sender), and whether for all."""
    systems = [sender.system for sender in live_senders(stack, without)]
    by_itself = sum(way(system).way is Way.AUTOMATIC for system in systems)
    words = f"{by_itself} of {len(systems)} sender{'' if len(systems) == 1 else 's'}" if systems else ""
    return words, by_itself == len(systems)


def _sources(stack: Stack, homes: Role) -> Route:
    """Return the best way in, shown from a place where customers meet the company if one is as good."""
    touchpoints = doing(stack, *(word for word, each in capabilities().items() if each.layer == "touchpoints"))
    return arriving(Arrivals(stack), homes, shown_first=frozenset(touchpoints.systems))


def _link(stack: Stack, id: str, route: Route, what: str, *roles: Role) -> Link:
    title, source, target = _TITLES[id]
    return Link(
        id=id,
        title=title,
        source=source,
        target=target,
        way=route.way,
        low=route.low,
        high=route.high,
        explanation=way_text(stack, route, what, *roles),
        flows=route.flows,
        by_hand=tuple(flow.id for flow in by_hand(stack, route.flows)),
        open=route.open if route.low < route.high else (),
    )
