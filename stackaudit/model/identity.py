"""Identity links: keys that a system can resolve into each other."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.shape import Doc, Duration, Key, NumberShape, Record, RefShape, Text, TextShape, choice
from stackaudit.model.words import IdentityType, IdentityWhen


class IdentityLink(Record, frozen=True):
    """At one system, a person known by one key can be found by another; hashing goes one way only."""

    at: Annotated[str, RefShape(noun="systems"), Doc("The system that resolves.", "crm")]
    source: Annotated[str, TextShape(), Key("from"), Doc("The key that it has.", "email")]
    target: Annotated[str, TextShape(), Key("to"), Doc("The key that it finds.", "crm-id")]
    type: Annotated[IdentityType | Silence, choice(IdentityType), Doc("Certain, or by probability?")] = NOT_ASKED
    coverage: Annotated[
        float | Silence, NumberShape(least=0, most=1), Doc("For which share of the people, 0 to 1.")
    ] = NOT_ASKED
    when: Annotated[IdentityWhen | Silence, choice(IdentityWhen), Doc("When the link is there.")] = NOT_ASKED
    latency: Annotated[Duration, Doc("How long until it is there.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED

    @property
    def id(self) -> str:
        """Return the identity of the link."""
        return f"{self.at}:{self.source}->{self.target}"
