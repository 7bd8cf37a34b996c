"""Which live systems play which part: the repositories, those that do something, those that send."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.graph.providers import capabilities_of, undescribed
from stackaudit.graph.repository import REPOSITORY, repositories
from stackaudit.model.answer import Silence, given
from stackaudit.model.stack import Stack


class Role(msgspec.Struct, frozen=True):
    """The live systems that play a part.

    ``unsaid`` are those that may, because nobody said what they do; ``open`` names the missing answers. Where something is
    open and no system is unsaid, any system may play the part. ``absent`` says in a sentence that none does.
    """

    systems: tuple[str, ...]
    absent: str
    unsaid: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def possible(self) -> tuple[str, ...]:
        """Return the systems that play the part or may."""
        return self.systems + self.unsaid

    @property
    def anybody(self) -> bool:
        """Tell whether a system may play the part to which nothing points."""
        return bool(self.open) and not self.unsaid


def repository_role(stack: Stack) -> Role:
    """Return the live systems that are named as the customer data repository."""
    homes, absent = repositories(stack), "No live system is named as the customer data repository."
    return Role((), absent, open=(REPOSITORY,)) if isinstance(homes, Silence) else Role(homes, absent)


def doing(stack: Stack, *words: str) -> Role:
    """Return the live systems that do any of these things."""
    absent = f"No live system does {' or '.join(capabilities()[word].name for word in words)}."
    if not stack.systems:
        return Role((), absent, open=("systems",))
    unsaid = undescribed(stack)
    systems = tuple(each.id for each in stack.live_systems if any(word in words for word in capabilities_of(each)))
    return Role(systems, absent, unsaid, tuple(f"systems/{id}/does" for id in unsaid))


def scoring(stack: Stack) -> Role:
    """Return the live systems that estimate what people will do; where none does, those that give scores to others."""
    models = doing(stack, "predictive-scoring")
    if models.systems:
        return models
    giving = dict.fromkeys(flow.source.system for flow in stack.live_flows if "scores" in given(flow.carries, ()))
    untold = tuple(f"flows/{flow.id}/carries" for flow in stack.live_flows if isinstance(flow.carries, Silence))
    unsaid = () if untold else models.unsaid  # where any flow may carry scores, any system may give them
    return Role(tuple(giving), models.absent, unsaid, (*models.open, *untold))


def sending(stack: Stack, without: Collection[str] = ()) -> Role:
    """Return the live systems that send on any channel but those left out."""
    absent = "No live system sends anything."
    if not stack.senders:
        return Role((), absent, open=("senders",))
    found = dict.fromkeys(sender.system for sender in stack.senders.values() if sender.channel not in without)
    return Role(tuple(id for id in found if stack.systems[id].live), absent)
