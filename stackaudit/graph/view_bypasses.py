"""Flows that bring lists of people to what speaks to them, past the customer view."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import msgspec

from stackaudit.graph.person_data import runs_without_hands
from stackaudit.graph.three_valued import every, missing, some
from stackaudit.model.answer import Silence, given, said
from stackaudit.model.flows import Flow
from stackaudit.model.stack import Stack

AUDIENCE: Final = "audience"
HANDS_ON: Final = frozenset({"activation", "data-integration"})
"""What a system does that only hands on what it is given."""


class Bypass(msgspec.Struct, frozen=True):
    """A live flow of audiences, in one of its directions.

    It goes past the view for ``certain``, or may: ``open`` names the missing answers that it hangs on.
    """

    flow: Flow
    source: str
    target: str
    certain: bool
    open: tuple[str, ...] = ()


def view_bypasses(stack: Stack) -> Iterator[Bypass]:
    """Yield the flows of audiences into a sender's system or an orchestrator that come from elsewhere than the view.

    The view is every named repository, what orchestrates, and what only hands on (it does `activation` or
    `data-integration`) and is given all its audiences by those, none by hand. Without any repository there is nothing to go
    past. A flow is named once, whichever way it goes.
    """
    view = _View(stack)
    for flow in stack.flows:
        ends = [(past, *each) for each in _directed(flow) if (past := view.passed(*each)) is not False]
        if ends:
            certain, source, target = next((each for each in ends if each[0]), ends[0])
            yield Bypass(flow, source, target, certain is True, () if certain else view.unanswered(source, target))


class _View:
    """Who belongs to the view of a stack, and who speaks to people."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._repository = stack.company.customer_data_repository
        self._repositories = given(self._repository, ())
        self._senders = {sender.system for sender in stack.senders.values()}

    def passed(self, source: str, target: str) -> bool | None:
        """Tell whether a list from one system to another goes past the view; None where that hangs on what nobody said."""
        systems = self._stack.systems
        alive = systems[source].live and systems[target].live
        unnamed = isinstance(self._repository, Silence)
        beside = None if unnamed else bool(self._repositories) and target not in self._repositories
        speaks = some((target in self._senders, self._orchestrates(target)))
        from_view = some((self._gives(source), self._hands_on(source)))
        return every((alive, beside, speaks, None if from_view is None else not from_view))

    def unanswered(self, source: str, target: str) -> tuple[str, ...]:
        """Return the answers that are missing."""
        named = () if not isinstance(self._repository, Silence) else ("company/customer_data_repository",)
        ends = (end for end in (source, target) if isinstance(self._stack.systems[end].does, Silence))
        takes = self._given.get(source, ()) if self._hands_on(source) is None else ()
        answers = (answer for flow, _ in takes for answer in missing(f"flows/{flow.id}", flow, "carries", "how"))
        return (*named, *(f"systems/{end}/does" for end in ends), *answers)

    def _gives(self, system: str) -> bool | None:
        return some((system in self._repositories, self._orchestrates(system)))

    def _orchestrates(self, system: str) -> bool | None:
        does = self._stack.systems[system].does
        return None if isinstance(does, Silence) else "journey-orchestration" in does

    def _hands_on(self, system: str) -> bool | None:
        does = self._stack.systems[system].does
        if isinstance(does, Silence):
            return None
        if HANDS_ON.isdisjoint(does):
            return False
        by_view: dict[bool, list[bool | None]] = {True: [], False: []}
        for flow, giver in self._given.get(system, ()):
            by_view[said(flow.carries)].append(every((runs_without_hands(flow), self._gives(giver))))
        certain, perhaps = by_view[True], by_view[False]
        if not certain:
            return None if any(each is not False for each in perhaps) else False
        return every((*certain, *(each or None for each in perhaps)))

    @cached_property
    def _given(self) -> dict[str, list[tuple[Flow, str]]]:
        """The live flows that bring a system audiences, or may, each with the system that gives."""
        found: dict[str, list[tuple[Flow, str]]] = {}
        for flow in self._stack.flows:
            for source, target in _directed(flow, perhaps=True):
                found.setdefault(target, []).append((flow, source))
        return found


def _directed(flow: Flow, *, perhaps: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the directions in which a live flow brings audiences; with ``perhaps`` also where nobody said what it carries."""
    carries = perhaps if isinstance(flow.carries, Silence) else AUDIENCE in flow.carries
    if flow.live and carries:
        yield flow.source.system, flow.target.system
        if flow.direction == "both":
            yield flow.target.system, flow.source.system
