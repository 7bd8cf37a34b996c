"""Which links between the repository and what sends are missing for certain."""

from __future__ import annotations

from collections.abc import Collection

from stackaudit.frameworks.always_on.links import RETURNS
from stackaudit.graph.ways import Way, ways_into, ways_out_of
from stackaudit.model.stack import Stack


def missing(stack: Stack, hubs: Collection[str]) -> dict[str, tuple[bool, bool]]:
    """Return the senders' systems that the repository certainly does not feed, or from which nothing certainly returns.

    Only what lists of flows said to be complete rule out is missing; what nobody wrote down is not.
    """
    homes = [id for id in hubs if stack.systems[id].live]
    if not homes:
        return {}
    fed, back = ways_out_of(stack, homes), ways_into(stack, homes, RETURNS, per_person=True)
    found: dict[str, tuple[bool, bool]] = {}
    for id in dict.fromkeys(sender.system for sender in stack.senders.values()):
        if id in stack.systems and stack.systems[id].live and id not in hubs:
            unfed, silent = fed.of(id).way is Way.NONE, back.of(id).way is Way.NONE
            if unfed or silent:
                found[id] = (unfed, silent)
    return found


def gap_words(gap: tuple[bool, bool]) -> str:
    """Return what a missing link is about."""
    return {
        (True, True): "cut off from it",
        (True, False): "nothing reaches it",
        (False, True): "no result returns",
    }[gap]
