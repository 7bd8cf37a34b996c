"""What a rule says: a hit or a question; and what the engine makes of a hit: a finding."""

from __future__ import annotations

import msgspec

from stackaudit.audit.severity import Basis, Severity
from stackaudit.graph.trace import Hop
from stackaudit.model.location import Location
from stackaudit.model.waivers import Waiver


class Subject(msgspec.Struct, frozen=True, order=True):
    """What a finding is about: a top-level key of the inventory and the id of an entry under it.

    ``noun`` is ``systems``, ``flows``, ``preference_stores``, ``collection_points``, ``senders``, ``company``, ``practices``
    ... or ``promises`` (id ``point->sender``). ``field`` narrows the place to a key of the entry, as written.
    """

    noun: str
    id: str = ""
    field: str = ""

    def __str__(self) -> str:
        return self.id or self.noun


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A rule found something.

    Attributes:
        subject: what it is about; the fingerprint is ``rule@subject``.
        message: one sentence with names, about the link or the promise, not about people.
        closes: the change that makes it go away, when the docstring's "Closes when" can be said more exactly.
        evidence: further sentences: the path, the cut, the numbers, the smallest repair.
        route: the hops that it rests on.
        related: other places that a reader has to look at.
        severity: where the condition grades it; else the rule's own.
        assumptions: what was taken at face value.
        promises: ids of the promises that it explains; a more general finding about all of them gives way.
    """

    subject: Subject
    message: str
    closes: str = ""
    evidence: tuple[str, ...] = ()
    route: tuple[Hop, ...] = ()
    related: tuple[Subject, ...] = ()
    severity: Severity | None = None
    basis: Basis = Basis.STATED
    assumptions: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What nobody has answered yet.

    Attributes:
        subject: what it is about, with the ``field`` to fill in.
        text: the question, as it can be put to a person.
        ask: whom to ask (a person, a role or a team); empty when nobody is named.
        could_change: ids of the promises or states that the answer could change; the engine adds the states of frameworks
            whose checkpoints wait for it.
        also: further entries of which the same is asked of the same person.
        rule: filled in by the engine.
        location: filled in by the engine.
    """

    subject: Subject
    text: str
    ask: str = ""
    could_change: tuple[str, ...] = ()
    also: tuple[Subject, ...] = ()
    rule: str = ""
    location: Location | None = None

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Return every entry that it asks about."""
        return (self.subject, *self.also)


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """One of the answers that would change most verdicts, whatever the rules ask.

    Attributes:
        subject: the entry, with the ``field`` to fill in; ``flows_complete`` of a system asks if all its flows are written down.
        text: the question, as it can be put to a person.
        ask: whom to ask; empty when nobody is named.
        promises: ids of the promises that the answer could change.
        location: filled in by the engine.
    """

    subject: Subject
    text: str
    ask: str = ""
    promises: tuple[str, ...] = ()
    location: Location | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A hit with all that the engine adds. ``waiver`` is set when somebody accepted it."""

    rule: str
    severity: Severity
    basis: Basis
    subject: Subject
    message: str
    closes: str
    fingerprint: str
    location: Location | None
    evidence: tuple[str, ...] = ()
    route: tuple[Hop, ...] = ()
    related: tuple[tuple[str, Location], ...] = ()
    assumptions: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    waiver: Waiver | None = None


class RuleFailure(msgspec.Struct, frozen=True):
    """A rule broke: ours to mend. ``trace`` is shown with ``--debug``."""

    rule: str
    error: str
    trace: str = ""
