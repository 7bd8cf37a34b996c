"""The record of the always-on machine: seven links and four sub-functions."""

from __future__ import annotations

import msgspec

from stackaudit.frameworks.always_on.audience_prioritisation import audience_prioritisation
from stackaudit.frameworks.always_on.channel_distribution import channel_distribution
from stackaudit.frameworks.always_on.content_rendering import content_rendering
from stackaudit.frameworks.always_on.links import Link, links
from stackaudit.frameworks.always_on.orchestration import orchestration
from stackaudit.frameworks.checkpoint import Checkpoint, Part
from stackaudit.frameworks.parts import part, running_state
from stackaudit.model.stack import Stack

__all__ = ["AlwaysOn", "Link", "always_on"]


class AlwaysOn(msgspec.Struct, frozen=True):
    """The loop: seven links in its order, and the four sub-functions as parts with states."""

    links: tuple[Link, ...]
    functions: tuple[Part, ...]


def always_on(stack: Stack) -> AlwaysOn:
    """Return how far the machine runs by itself.

    Source: McCune (Gartner), Building an always-on marketing machine (martech.org), for the sub-functions and what each is
    to come to; the links and checkpoints are this project's.
    """
    functions = (
        _part(stack, "audience-prioritisation", "Audience prioritisation", audience_prioritisation(stack)),
        _part(stack, "orchestration", "Orchestration", orchestration(stack)),
        _part(stack, "content-rendering", "Content rendering", content_rendering(stack)),
        _part(stack, "channel-distribution", "Channel distribution", channel_distribution(stack)),
    )
    return AlwaysOn(links(stack), functions)


PAYS = {
    "audience-prioritisation": "attention goes where it helps",
    "orchestration": "the right thing happens without anybody starting it",
    "content-rendering": "what is said gets better by being tried",
    "channel-distribution": "what comes back teaches the next step",
}


def _part(stack: Stack, name: str, title: str, points: tuple[Checkpoint, ...]) -> Part:
    found = part(f"always-on/{name}", title, PAYS[name], points)
    state, at_best = running_state(found.low, stack.settings), running_state(found.high, stack.settings)
    return msgspec.structs.replace(found, state=state, at_best=at_best)
