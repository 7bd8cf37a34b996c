"""What a rule may look at: the stack and the answers that the graph prepared once."""

from __future__ import annotations

from functools import cached_property

from stackaudit.frameworks.frameworks import Frameworks, frameworks
from stackaudit.frameworks.grid.grid import Grid
from stackaudit.frameworks.lifecycle import Lifecycle
from stackaudit.graph.decisive_unknowns import OpenAnswer, open_answers
from stackaudit.graph.hearing import Hearing
from stackaudit.graph.islands import Island
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.scope_gaps import ScopeGap, scope_gaps
from stackaudit.graph.stack_graph import islands
from stackaudit.graph.store_count import StoreCount, store_count
from stackaudit.graph.sync_cycles import SyncCycle, sync_cycles
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import present
from stackaudit.model.senders import Sender
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack


class Context:
    """A stack with its prepared answers; everything is computed at most once and on first use."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.settings: Settings = stack.settings
        self.book = PromiseBook(stack)
        self.hearing = Hearing(self.book)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Every promise, in file order."""
        return self.book.promises()

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each promise in file order, by its id."""
        return {promise.id: place for place, promise in enumerate(self.promises)}

    @cached_property
    def by_verdict(self) -> dict[Verdict, tuple[Promise, ...]]:
        """The promises by verdict, every verdict present."""
        return {verdict: tuple(each for each in self.promises if each.verdict is verdict) for verdict in Verdict}

    @cached_property
    def by_sender(self) -> dict[str, tuple[Promise, ...]]:
        """The promises of each sender that has any."""
        found: dict[str, list[Promise]] = {}
        for promise in self.promises:
            found.setdefault(promise.sender, []).append(promise)
        return {sender: tuple(promises) for sender, promises in found.items()}

    @cached_property
    def by_point(self) -> dict[str, tuple[Promise, ...]]:
        """The promises of each collection point that has any."""
        found: dict[str, list[Promise]] = {}
        for promise in self.promises:
            found.setdefault(promise.point, []).append(promise)
        return {point: tuple(promises) for point, promises in found.items()}

    @cached_property
    def senders_in(self) -> dict[str, tuple[Sender, ...]]:
        """The senders of each system that has any."""
        found: dict[str, list[Sender]] = {}
        for sender in self.stack.senders.values():
            found.setdefault(sender.system, []).append(sender)
        return {system: tuple(senders) for system, senders in found.items()}

    @cached_property
    def scope_gaps(self) -> dict[str, ScopeGap]:
        """By promise, what arrives of a no and what does not, where only a part arrives."""
        return {gap.promise.id: gap for gap in scope_gaps(self.book, self.promises)}

    @cached_property
    def open_answers(self) -> tuple[OpenAnswer, ...]:
        """The missing answers on which verdicts hang, those first that could change most."""
        return open_answers(self.book, self.promises)

    @cached_property
    def islands(self) -> tuple[Island, ...]:
        """The islands of preferences, largest first."""
        return islands(self.stack)

    @cached_property
    def sync_cycles(self) -> tuple[SyncCycle, ...]:
        """The circles in which stores write over each other, or may, the certain ones first."""
        return sync_cycles(self.book)

    @cached_property
    def store_count(self) -> StoreCount:
        """Stores guessed, written down and more likely."""
        return store_count(self.stack)

    @cached_property
    def grid(self) -> Grid:
        """The grid and its ring."""
        return self.frameworks.grid

    @cached_property
    def lifecycle(self) -> Lifecycle:
        """Where each stage of the lifecycle stands, and what goes from each to the next."""
        return self.frameworks.lifecycle

    @cached_property
    def frameworks(self) -> Frameworks:
        """Where the stack stands in the five frameworks."""
        return frameworks(self.stack, self.promises, self.store_count)

    @cached_property
    def truncated(self) -> tuple[str, ...]:
        """Places where following a no had to leave labels out, over all searches that were made."""
        return tuple(sorted({place for reading in Reading for place in self.book.propagation(reading).truncated()}))

    def who_answers(self, system: str) -> str:
        """Return whom to ask about a system: its owner, else the team that runs it, else nobody."""
        entry = self.stack.systems.get(system)
        if entry is None:
            return ""
        if present(entry.owner):
            return entry.owner
        return self.team(entry.run_by) if present(entry.run_by) else ""

    def team(self, id: str) -> str:
        """Return what people call a team."""
        team = self.stack.teams.get(id)
        return team.name if team is not None and present(team.name) else id

    def name(self, system: str) -> str:
        """Return what people call a system."""
        entry = self.stack.systems.get(system)
        return entry.label if entry is not None else system
