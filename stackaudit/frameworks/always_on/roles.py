"""Which systems play which part in the machine: the repositories, those that do something, those that send."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from stackaudit.catalogue.capabilities import capabilities
from stackaudit.model.answer import Silence
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


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


def repositories(stack: Stack) -> Role:
    """Return the live systems that are named as the customer data repository."""
    named, absent = stack.company.customer_data_repository, "No live system is named as the customer data repository."
    if isinstance(named, Silence):
        return Role((), absent, open=("company/customer_data_repository",))
    return Role(tuple(id for id in dict.fromkeys(named) if id in stack.systems and stack.systems[id].live), absent)


def doing(stack: Stack, *words: str) -> Role:
    """Return the live systems that do any of these things."""
    absent = f"No live system does {' or '.join(capabilities()[word].name for word in words)}."
    if not stack.systems:
        return Role((), absent, open=("systems",))
    live = [system for system in stack.systems.values() if system.live]
    unsaid = tuple(system.id for system in live if isinstance(system.does, Silence))
    systems = tuple(system.id for system in live if _does(system, words))
    return Role(systems, absent, unsaid, tuple(f"systems/{id}/does" for id in unsaid))


def sending(stack: Stack, without: Collection[str] = ()) -> Role:
    """Return the live systems that send on any channel but those left out."""
    absent = "No live system sends anything."
    if not stack.senders:
        return Role((), absent, open=("senders",))
    found = dict.fromkeys(sender.system for sender in stack.senders.values() if sender.channel not in without)
    return Role(tuple(id for id in found if stack.systems[id].live), absent)


def _does(system: System, words: tuple[str, ...]) -> bool:
    return not isinstance(system.does, Silence) and any(word in system.does for word in words)
