"""Channel distribution: what goes out comes from one place, and what comes of it goes back there."""

from __future__ import annotations

from collections.abc import Iterable

from stackaudit.frameworks.always_on.points import with_way_up
from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import mean
from stackaudit.frameworks.sender_ways import REFUSALS, RESPONSES, each_sender, fed, live_senders, returning
from stackaudit.frameworks.shares import Item
from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import Silence
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack


def channel_distribution(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the four checkpoints of this sub-function."""
    return (
        _over_senders(
            "fed-from-repository", "Channels are fed from the repository", fed(stack),
            "get their audience from the repository", "A flow of audiences from the repository",
        ),
        _over_senders(
            "responses-return", "Results return person by person", each_sender(stack, returning(stack, RESPONSES)),
            "give their responses back to the repository", "A flow of responses to the repository, person by person",
        ),
        _over_senders(
            "refusals-return", "Refusals return person by person", each_sender(stack, returning(stack, REFUSALS)),
            "give their refusals back to the repository", "A flow of refusals to the repository, person by person",
        ),
        _over_senders(
            "preferences-checked", "Channels check a preference store", map(_checks, live_senders(stack)),
            "check a preference store", "A preference store to check before sending",
        ),
    )  # fmt: skip


def _over_senders(id: str, title: str, items: Iterable[Item], do: str, way_up: str) -> Checkpoint:
    found = mean(id, title, items, of="senders", do=do, ask="senders")
    return with_way_up(found, f"{way_up}, for each sender without one.")


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
