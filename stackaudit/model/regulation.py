"""A limit that a statute, a platform or a policy sets; the built-in rows and an inventory's overrides have one shape."""

from __future__ import annotations

from typing import Annotated, Literal

from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.shape import Count, Date, Doc, Number, Record, Regions, Text, Words, YesNo, choice

Act = Literal["opt-out", "withdraw", "object", "keep-proof", "signal"]
Hard = Literal["statute", "platform", "policy"]
Unit = Literal["bd", "d", "h", "month", "none"]
Clock = Literal["receipt", "sent", "used"]
RequestScope = Literal["identifier", "program", "sender-entity", "brand", "person"]
Confidence = Literal["high", "medium", "low"]


class Regulation(Record, frozen=True):
    """One row of the table of limits. Not legal advice: every field can be overridden in the inventory."""

    id: str
    name: Annotated[Text, Doc("What people call it.", "Gmail bulk-sender rule")] = NOT_ASKED
    regions: Annotated[Regions, Doc("Where it applies, ISO 3166 codes; * is everywhere.")] = NOT_ASKED
    channels: Annotated[Words, Doc("To which channels; * is all.")] = NOT_ASKED
    act: Annotated[Act | Silence, choice(Act), Doc("What the person does, or what is to be kept.")] = NOT_ASKED
    says: Annotated[Text, Doc("What it asks, in a sentence.")] = NOT_ASKED
    value: Annotated[Number, Doc("The limit as written.")] = NOT_ASKED
    unit: Annotated[Unit | Silence, choice(Unit, none=True), Doc("Its unit; bd are business days.")] = NOT_ASKED
    clock: Annotated[Clock | Silence, choice(Clock), Doc("From when it counts.")] = NOT_ASKED
    strict_hours: Annotated[Number, Doc("The shortest elapsed time that the limit can mean, in hours.")] = NOT_ASKED
    policy_hours: Annotated[Number, Doc("A default in hours where the law gives no number.")] = NOT_ASKED
    hard: Annotated[Hard | Silence, choice(Hard), Doc("statute, platform or policy.")] = NOT_ASKED
    effective: Annotated[Date, Doc("From which day it applies.")] = NOT_ASKED
    applies_when: Annotated[Text, Doc("A condition on the sender: bulk.")] = NOT_ASKED
    request_scope: Annotated[RequestScope | Silence, choice(RequestScope), Doc("How far one request reaches.")] = (
        NOT_ASKED
    )
    request_scope_from: Annotated[
        Text, Doc("How far it reaches from a later day on.", "sender-entity from 2027-01-31")
    ] = NOT_ASKED
    mechanism_min_days: Annotated[Count, Doc("How long a way to say no must keep working, in days.")] = NOT_ASKED
    retention: Annotated[Text, Doc("How long proof is kept, ISO 8601.")] = NOT_ASKED
    honour_for: Annotated[Text, Doc("How long a no is honoured, ISO 8601.")] = NOT_ASKED
    inform_within: Annotated[Text, Doc("Time to tell the person what was done; no grace for sending.")] = NOT_ASKED
    consent_validity: Annotated[Text, Doc("How long a yes counts, ISO 8601.")] = NOT_ASKED
    default_model: Annotated[Text, Doc("opt-in or opt-out.")] = NOT_ASKED
    burden_of_proof: Annotated[Text, Doc("Who has to prove a yes.")] = NOT_ASKED
    login_forbidden: Annotated[YesNo, Doc("May saying no ask for a login?")] = NOT_ASKED
    one_click: Annotated[YesNo, Doc("Must one click be enough (RFC 8058)?")] = NOT_ASKED
    signals: Annotated[Words, Doc("Signals that must be obeyed.")] = NOT_ASKED
    missing_means: Annotated[Text, Doc("What a missing signal means.")] = NOT_ASKED
    cite: Annotated[Text, Doc("Statute, section or guideline.")] = NOT_ASKED
    source: Annotated[Text, Doc("Where it was read.")] = NOT_ASKED
    confidence: Annotated[Confidence | Silence, choice(Confidence), Doc("How sure the row is.")] = NOT_ASKED
    as_of: Annotated[Date, Doc("The day on which the row was checked.")] = NOT_ASKED

    @property
    def label(self) -> str:
        """Return the name that people call it by, or the id."""
        return self.name if isinstance(self.name, str) else self.id

    @property
    def hours(self) -> float | None:
        """Return the hours to compare with: strict hours, else policy hours, else None."""
        for hours in (self.strict_hours, self.policy_hours):
            if not isinstance(hours, Silence):
                return hours
        return None
