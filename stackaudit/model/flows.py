"""Flows: data going from one system to another, and what a flow does to preferences on the way."""

from __future__ import annotations

from typing import Annotated, get_args

import msgspec

from stackaudit.model.answer import NOT_ASKED, Nothing, Silence
from stackaudit.model.scope import Dimension
from stackaudit.model.shape import (
    Count,
    Doc,
    Duration,
    EndShape,
    Every,
    Key,
    Number,
    Record,
    RecordShape,
    Scopes,
    StoreRefs,
    SystemRef,
    Text,
    Words,
    WordsShape,
    YesNo,
    choice,
    words,
)
from stackaudit.model.words import (
    Carries,
    Collapse,
    DefaultOnMissing,
    Deletes,
    Direction,
    FlowStatus,
    How,
    LegalBasis,
    Level,
    Provenance,
    Says,
    Sync,
    WriteRule,
)

CarriesWords = Annotated[
    tuple[str, ...] | Silence, WordsShape(words=get_args(Carries), vocabulary="carries", none=True)
]


class End(msgspec.Struct, frozen=True, order=True):
    """An end of a flow: a system, and one of its stores where ``system/store`` was written."""

    system: str
    store: str = ""

    def __str__(self) -> str:
        return f"{self.system}/{self.store}" if self.store else self.system


class PreferenceFlow(Record, frozen=True):
    """What a flow does to a yes or no on the way. Everything that is left out is a question."""

    covers: Annotated[Scopes, Doc("Only these scopes travel.", ["email"])] = NOT_ASKED
    says: Annotated[Says | Silence, choice(Says), Doc("Does it carry only the noes, only the yeses, or both?")] = (
        NOT_ASKED
    )
    keeps: Annotated[
        tuple[Dimension, ...] | Silence, words(Dimension), Doc("Which distinctions survive on the wire.")
    ] = NOT_ASKED
    collapse: Annotated[
        Collapse | Silence, choice(Collapse), Doc("What happens to a no about one value of a lost distinction.")
    ] = NOT_ASKED
    key: Annotated[Text, Doc("The identity key by which the receiver finds the person.", "email")] = NOT_ASKED
    extra_keys: Annotated[Words, Doc("Further keys that travel along.")] = NOT_ASKED
    provenance: Annotated[
        tuple[Provenance, ...] | Silence, words(Provenance), Doc("What it says about where the change came from.")
    ] = NOT_ASKED
    deletes: Annotated[Deletes | Silence, choice(Deletes), Doc("What happens when the source deletes a row.")] = (
        NOT_ASKED
    )
    sync: Annotated[Sync | Silence, choice(Sync), Doc("How the target is written.")] = NOT_ASKED
    write_rule: Annotated[WriteRule | Silence, choice(WriteRule), Doc("Who wins when they differ.")] = NOT_ASKED
    default_on_missing: Annotated[
        DefaultOnMissing | Silence, choice(DefaultOnMissing), Doc("What a missing value becomes at the target.")
    ] = NOT_ASKED
    cache_ttl: Annotated[Duration, Doc("How long a looked-up answer is kept.")] = NOT_ASKED


class Flow(Record, frozen=True):
    """Data going from one system to another."""

    id: str
    source: Annotated[End, EndShape(), Key("from"), Doc("The system that gives (`system/store` names one store).")]
    target: Annotated[End, EndShape(), Key("to"), Doc("The system that takes.")]
    carries: Annotated[CarriesWords, Doc("What goes over.", ["audience", "preferences"])] = NOT_ASKED
    how: Annotated[How | Silence, choice(How), Doc("By which means.")] = NOT_ASKED
    every: Annotated[
        Every, Doc("How often: now, 15m, hour, day, week, month, ad-hoc, or a cron line with time zone.", "day")
    ] = NOT_ASKED
    takes: Annotated[Duration, Doc("How long a run takes; adds to the wait.")] = NOT_ASKED
    pickup_every: Annotated[Duration, Doc("For files: how often the receiver looks.")] = NOT_ASKED
    via: Annotated[SystemRef, Doc("The integration platform that it runs through.")] = NOT_ASKED
    direction: Annotated[Direction | Silence, choice(Direction), Doc("one-way unless said otherwise.")] = NOT_ASKED
    level: Annotated[Level | Silence, choice(Level), Doc("Rows about persons, or totals.")] = NOT_ASKED
    purposes: Annotated[Words, Doc("For which purposes.")] = NOT_ASKED
    legal_basis: Annotated[LegalBasis | Silence, choice(LegalBasis, none=True), Doc("On which legal basis.")] = (
        NOT_ASKED
    )
    filters: Annotated[StoreRefs, Doc("Stores by which the people in it were filtered.")] = NOT_ASKED
    status: Annotated[FlowStatus | Silence, choice(FlowStatus), Doc("live unless said otherwise.")] = NOT_ASKED
    owner: Annotated[Text, Doc("Who answers for it; none if nobody does.")] = NOT_ASKED
    monitored: Annotated[YesNo, Doc("Does somebody notice when it fails?")] = NOT_ASKED
    tolerated_failures: Annotated[Count, Doc("How many missed runs nobody notices.")] = NOT_ASKED
    cost: Annotated[Number, Doc("Cost a year.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED
    evidence: Annotated[Text, Doc("Where to see it.")] = NOT_ASKED
    preferences: Annotated[
        PreferenceFlow | Nothing | Silence,
        RecordShape(record=PreferenceFlow, none=True),
        Doc("How it treats preferences, when it carries them."),
    ] = NOT_ASKED

    @property
    def live(self) -> bool:
        """Tell whether data goes over it today; what nobody said is live."""
        return isinstance(self.status, Silence) or self.status in ("live", "retiring")

    @property
    def by_hand(self) -> bool:
        """Tell whether a person carries it."""
        return self.how == "manual"

    @property
    def carries_preferences(self) -> bool:
        """Tell whether somebody said that it carries preferences."""
        if isinstance(self.preferences, PreferenceFlow):
            return True
        return not isinstance(self.carries, Silence) and "preferences" in self.carries

    @property
    def may_carry_preferences(self) -> bool:
        """Tell whether it carries preferences, or nobody said what it carries."""
        if isinstance(self.preferences, Nothing):
            return self.carries_preferences
        return self.carries_preferences or isinstance(self.carries, Silence)
