"""Waivers: findings that somebody accepted, with a reason and an end."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED
from stackaudit.model.shape import DateShape, Doc, Record, Text, TextShape


class Waiver(Record, frozen=True):
    """An accepted finding."""

    rule: Annotated[str, TextShape(), Doc("The rule's id.", "reach/consent-silo")]
    subject: Annotated[str, TextShape(), Doc("What the finding is about, as printed.", "crm")]
    reason: Annotated[str, TextShape(), Doc("Why it is accepted.")]
    until: Annotated[str, DateShape(), Doc("Until when.", "2027-06-30")]
    by: Annotated[Text, Doc("Who accepted it.")] = NOT_ASKED

    @property
    def id(self) -> str:
        """Return the identity of the waiver."""
        return f"{self.rule}@{self.subject}"
