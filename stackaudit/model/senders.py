"""Senders: anything that contacts a person or activates their data."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.scope import Channel
from stackaudit.model.shape import (
    Doc,
    Duration,
    PointRefs,
    Record,
    RefShape,
    Regions,
    StoreRefs,
    Text,
    Words,
    WordsShape,
    YesNo,
    choice,
    words,
)
from stackaudit.model.words import Bypass, Checked, Enforcement, LegalBasis, OnLookupFailure, SenderKind


class Sender(Record, frozen=True):
    """Anything that contacts a person or activates their data."""

    id: str
    system: Annotated[str, RefShape(noun="systems"), Doc("The system that sends.", "esp")]
    channel: Annotated[Channel, choice(Channel), Doc("On which channel.", "email")]
    name: Annotated[Text, Doc("What people call it.")] = NOT_ASKED
    purposes: Annotated[
        tuple[str, ...] | Silence,
        WordsShape(vocabulary="purposes", none=True),
        Doc("What it writes about.", ["marketing.newsletter"]),
    ] = NOT_ASKED
    checks: Annotated[StoreRefs, Doc("The stores that it asks before it sends; none if it asks nobody.", ["esp"])] = (
        NOT_ASKED
    )
    kind: Annotated[SenderKind | Silence, choice(SenderKind), Doc("outbound, paid or service.")] = NOT_ASKED
    legal_basis: Annotated[LegalBasis | Silence, choice(LegalBasis, none=True), Doc("The legal basis of sending.")] = (
        NOT_ASKED
    )
    owner: Annotated[Text, Doc("Who answers for it; none if nobody does.")] = NOT_ASKED
    enforcement: Annotated[
        Enforcement | Silence, choice(Enforcement, none=True), Doc("What keeps a message to a refuser from leaving.")
    ] = NOT_ASKED
    checked: Annotated[Checked | Silence, choice(Checked), Doc("When the store is asked.")] = NOT_ASKED
    max_queue: Annotated[Duration, Doc("The longest time between the check and the message.")] = NOT_ASKED
    on_lookup_failure: Annotated[
        OnLookupFailure | Silence, choice(OnLookupFailure), Doc("What happens when the store does not answer.")
    ] = NOT_ASKED
    trigger_delay: Annotated[Duration, Doc("How soon after its trigger a message leaves.")] = NOT_ASKED
    send_interval: Annotated[Duration, Doc("How often a person can be written to at most.")] = NOT_ASKED
    opt_out_offered: Annotated[PointRefs, Doc("The ways to say no that it offers; none if none.")] = NOT_ASKED
    key: Annotated[Text, Doc("The identity key that messages are addressed to.", "email")] = NOT_ASKED
    bulk: Annotated[YesNo, Doc("Does it send in bulk (5,000 a day to one mailbox provider)?")] = NOT_ASKED
    bypass: Annotated[tuple[Bypass, ...] | Silence, words(Bypass), Doc("What goes out past the check.")] = NOT_ASKED
    brands: Annotated[Words, Doc("Only for these brands; all of the company's where left out.")] = NOT_ASKED
    regions: Annotated[Regions, Doc("Only to people in these regions; all of the company's where left out.")] = (
        NOT_ASKED
    )
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED

    @property
    def label(self) -> str:
        """Return the name that people call it by, or the id."""
        return self.name if isinstance(self.name, str) else self.id
