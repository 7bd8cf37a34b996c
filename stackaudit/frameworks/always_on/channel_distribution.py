"""Channel distribution: what goes out comes from one place, and what comes of it goes back there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from stackaudit.frameworks.always_on.points import with_way_up
from stackaudit.frameworks.always_on.roles import Role, repositories
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import mean
from stackaudit.frameworks.routes import route_item
from stackaudit.frameworks.shares import Item
from stackaudit.graph.three_valued import missing
from stackaudit.graph.ways import Route, Way, Ways, ways_into, ways_out_of
from stackaudit.model.answer import Silence
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack

RESPONSES: Final = frozenset({"responses"})
REFUSALS: Final = frozenset({"refusals"})
_AUDIENCE: Final = frozenset({"audience"})


def channel_distribution(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the four checkpoints of this sub-function."""
    homes = repositories(stack)
    return (
        _over_senders(
            stack, "fed-from-repository", "Channels are fed from the repository",
            _routes(homes, ways_out_of(stack, homes.systems, _AUDIENCE)), "get their audience from the repository",
            "A flow of audiences from the repository",
        ),
        _over_senders(
            stack, "responses-return", "Results return person by person",
            _routes(homes, returning(stack, homes, RESPONSES)), "give their responses back to the repository",
            "A flow of responses to the repository, person by person",
        ),
        _over_senders(
            stack, "refusals-return", "Refusals return person by person",
            _routes(homes, returning(stack, homes, REFUSALS)), "give their refusals back to the repository",
            "A flow of refusals to the repository, person by person",
        ),
        _over_senders(
            stack, "preferences-checked", "Channels check a preference store", _checks, "check a preference store",
            "A preference store to check before sending",
        ),
    )  # fmt: skip


def returning(stack: Stack, homes: Role, what: frozenset[str]) -> Ways:
    """Return for each system how its results get to a repository as rows about people."""
    return ways_into(stack, homes.systems, what, per_person=True)


def _over_senders(
    stack: Stack, id: str, title: str, worth: Callable[[Sender], Item], do: str, way_up: str
) -> Checkpoint:
    found = mean(id, title, _items(stack, worth), of="senders", do=do, ask="senders")
    return with_way_up(found, f"{way_up}, for each sender without one.")


def _items(stack: Stack, worth: Callable[[Sender], Item]) -> Iterator[Item]:
    for sender in stack.senders.values():
        if stack.systems[sender.system].live:
            yield worth(sender)


def _routes(homes: Role, ways: Ways) -> Callable[[Sender], Item]:
    unnamed = Route(Way.NOT_WRITTEN_DOWN, 0.0, 1.0, (), homes.open)

    def worth(sender: Sender) -> Item:
        return route_item(f"senders/{sender.id}", unnamed if homes.open else ways.of(sender.system))

    return worth


def _checks(sender: Sender) -> Item:
    entry, silent = f"senders/{sender.id}", isinstance(sender.checks, Silence)
    low = float(not silent and bool(sender.checks))
    return Item(
        entry=entry,
        low=low,
        high=1.0 if silent else low,
        open=missing(entry, sender, "checks"),
        rests_on=(f"{entry}/checks",),
    )
