"""The organisation, what it guessed, what it promises, and which flow lists it calls complete."""

from __future__ import annotations

from typing import Annotated

import msgspec

from stackaudit.model.answer import NO_WORDS, NOT_ASKED, Silence
from stackaudit.model.shape import (
    CompleteShape,
    Count,
    Date,
    DatesShape,
    Doc,
    Duration,
    MapShape,
    Record,
    RecordShape,
    RefsShape,
    Regions,
    SystemRefs,
    Text,
    TextShape,
    Words,
    choice,
)
from stackaudit.model.words import Audience


class Guess(Record, frozen=True):
    """What somebody guessed before anything was looked at; never edited later."""

    min: Annotated[Count, Doc("The least they expected.")] = NOT_ASKED
    max: Annotated[Count, Doc("The most they expected.")] = NOT_ASKED
    by: Annotated[Text, Doc("Who guessed.")] = NOT_ASKED
    on: Annotated[Date, Doc("When.")] = NOT_ASKED


class Guesses(Record, frozen=True):
    """The guess sheet: asked before anything else."""

    preference_stores: Annotated[
        Guess | Silence,
        RecordShape(record=Guess, short="max"),
        Doc("In how many systems does a customer's yes or no live? A number, or min and max.", 5),
    ] = NOT_ASKED
    systems: Annotated[
        Guess | Silence, RecordShape(record=Guess, short="max"), Doc("How many marketing systems are there?", 18)
    ] = NOT_ASKED


class Confirmation(Record, frozen=True):
    """Who said that a list is complete, and when."""

    by: Annotated[Text, Doc("Who confirmed it.")] = NOT_ASKED
    on: Annotated[Date, Doc("When.")] = NOT_ASKED


class Complete(Record, frozen=True):
    """The systems whose flows are all written down; ``everything`` when the author wrote ``all``."""

    everything: bool = False
    systems: dict[str, Confirmation] = msgspec.field(default_factory=dict)

    def covers(self, system: str) -> bool:
        """Tell whether a flow that is not written down for ``system`` does not exist."""
        return self.everything or system in self.systems


class Company(Record, frozen=True):
    """The organisation whose stack this is."""

    name: Annotated[Text, Doc("The organisation's name, as it should stand on the report.", "Corner Shop")] = NOT_ASKED
    guesses: Annotated[
        Guesses | Silence, RecordShape(record=Guesses), Doc("What people guessed before the inventory was filled in.")
    ] = NOT_ASKED
    customer_data_repository: Annotated[
        SystemRefs, Doc("The system that holds the one view of the customer; two answers are two ids.")
    ] = NOT_ASKED
    preference_master: Annotated[
        tuple[str, ...] | Silence,
        RefsShape(noun="preference_stores", none=True),
        Doc("The store that wins when two disagree about a customer's yes or no."),
    ] = NOT_ASKED
    regions: Annotated[Regions, Doc("Where the customers live, as ISO 3166 codes.", ["EEA", "GB", "US-CA"])] = NOT_ASKED
    country: Annotated[
        str | Silence, TextShape(), Doc("Where the company is, as an ISO 3166 code; decides how numbers look.")
    ] = NOT_ASKED
    opt_out_promise: Annotated[
        Duration, Doc("Within what time a no takes effect everywhere. The default is 48h.", "48h")
    ] = NOT_ASKED
    sector: Annotated[Text, Doc("Line of business.")] = NOT_ASKED
    audience: Annotated[
        Audience | Silence, choice(Audience), Doc("Whom the company writes to: consumers, businesses or both.")
    ] = NOT_ASKED
    customers: Annotated[Count, Doc("How many customers.")] = NOT_ASKED
    currency: Annotated[Text, Doc("ISO 4217 code of every amount in the inventory.", "EUR")] = NOT_ASKED
    as_of: Annotated[Date, Doc("The day for which the inventory is true; stands in for today.", "2026-11-01")] = (
        NOT_ASKED
    )
    brands: Annotated[Words, Doc("The brands that write to people.")] = NOT_ASKED
    calendars: Annotated[
        dict[str, tuple[str, ...]] | Silence,
        MapShape(values=DatesShape(none=True)),
        Doc(
            "Public holidays by region: lists of dates, or `public` where the package holidays is installed.",
            {"GB": ["2026-12-25", "2026-12-28"]},
        ),
    ] = NOT_ASKED
    not_needed: Annotated[
        dict[str, str] | Silence,
        MapShape(values=TextShape(), keys="capabilities"),
        Doc("Capabilities left out on purpose, each with the reason.", {"affiliate": "decided in 2024"}),
    ] = NOT_ASKED
    flows_complete: Annotated[
        Complete | Silence,
        CompleteShape(),
        Doc("Systems whose owners said that every flow in and out is written down; `all` for everything.", ["crm"]),
    ] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED

    def needs(self, capability: str) -> bool | None:
        """Tell whether the company needs a capability: not where a reason is given; None where nobody can say."""
        if isinstance(self.not_needed, Silence):
            return None
        reason = self.not_needed.get(capability, "").strip().casefold()
        return None if reason == "unknown" else not reason or reason in NO_WORDS
