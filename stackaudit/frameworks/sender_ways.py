"""How every sender is joined to the rest of the stack: its audience, its content, and what comes back from people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from stackaudit.frameworks.content_ways import ContentWays
from stackaudit.frameworks.routes import route_item
from stackaudit.frameworks.shares import Item
from stackaudit.graph.repository import Reach, into_repository, out_of_repository
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

WITHOUT_CONTENT: Final = frozenset({"phone", "phone-auto", "in-person"})
"""Channels on which a person speaks: nothing that a content system keeps goes out on them."""
RESPONSES: Final = frozenset({"responses"})
REFUSALS: Final = frozenset({"refusals"})
WISHES: Final = frozenset({"preferences"})
_AUDIENCE: Final = frozenset({"audience"})


def live_senders(stack: Stack, without: Collection[str] = ()) -> tuple[Sender, ...]:
    """Return the senders of live systems in the order written, but those on channels that are left out."""
    return tuple(
        sender
        for sender in stack.senders.values()
        if sender.channel not in without and stack.systems[sender.system].live
    )


def fed(stack: Stack) -> Iterator[Item]:
    """Yield for each sender the way of audiences from the customer data repository."""
    yield from each_sender(stack, out_of_repository(stack, _AUDIENCE))


def given_content(stack: Stack) -> Iterator[Item]:
    """Yield for each sender of written or shown messages the way of content; none is needed where content is kept."""
    yield from each_sender(stack, ContentWays(stack).into_one, WITHOUT_CONTENT)


def returning(stack: Stack, what: Collection[str]) -> Reach:
    """Return how results get from each system to the customer data repository as rows about people."""
    return into_repository(stack, what, per_person=True)


def each_sender(stack: Stack, reach: Reach, without: Collection[str] = ()) -> Iterator[Item]:
    """Yield each sender as an item of a share: what its system's way is worth."""
    for sender in live_senders(stack, without):
        yield route_item(f"senders/{sender.id}", reach(sender.system))
