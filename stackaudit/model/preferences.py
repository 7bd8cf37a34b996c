"""Where preferences live and where people state them: preference stores and collection points."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED, Answer, Silence
from stackaudit.model.scope import Dimension, ScopePattern
from stackaudit.model.shape import (
    Count,
    Date,
    Doc,
    Duration,
    Key,
    PointRefs,
    Record,
    RefShape,
    Regions,
    Scopes,
    StoreRefs,
    SystemRef,
    SystemRefs,
    Text,
    Words,
    YesNo,
    YesOrPointShape,
    YesOrScopesShape,
    choice,
    words,
)
from stackaudit.model.words import (
    AppliesTo,
    Capture,
    Collapse,
    Conflict,
    ConsentModel,
    DoubleOptIn,
    History,
    HistoryField,
    LegalBasis,
    OptOutIs,
    PointKind,
    PreferenceKind,
    Provenance,
    SelfService,
    Signal,
    WhenUnknown,
)

__all__ = ["CollectionPoint", "PointRefs", "PreferenceStore"]


class PreferenceStore(Record, frozen=True):
    """A place that remembers a person's yes, no or how."""

    id: str
    system: Annotated[str, RefShape(noun="systems"), Key("in"), Doc("The system that it lives in.", "crm")]
    name: Annotated[Text, Doc("What people call it, where the system's name does not say it.")] = NOT_ASKED
    covers: Annotated[Scopes, Doc("What it can remember.", ["email", "phone"])] = NOT_ASKED
    known: Annotated[YesNo, Doc("Was it named before the audit began?")] = NOT_ASKED
    kinds: Annotated[
        tuple[PreferenceKind, ...] | Silence, words(PreferenceKind), Doc("What sort of statement it keeps.")
    ] = NOT_ASKED
    legal_basis: Annotated[
        LegalBasis | Silence, choice(LegalBasis, none=True), Doc("The legal basis of what it permits.")
    ] = NOT_ASKED
    model: Annotated[ConsentModel | Silence, choice(ConsentModel), Doc("opt-in, opt-out or notice-only.")] = NOT_ASKED
    when_unknown: Annotated[
        WhenUnknown | Silence, choice(WhenUnknown), Doc("What it says about a person who was never asked.")
    ] = NOT_ASKED
    keeps: Annotated[
        tuple[Dimension, ...] | Silence, words(Dimension), Doc("Which distinctions it can keep apart.", ["channel"])
    ] = NOT_ASKED
    collapse: Annotated[
        Collapse | Silence, choice(Collapse), Doc("What happens to a no about one value of a lost distinction.")
    ] = NOT_ASKED
    keys: Annotated[Words, Doc("Identity keys by which a record is found.", ["email"])] = NOT_ASKED
    applies_to: Annotated[AppliesTo | Silence, choice(AppliesTo), Doc("Whom a record is about.")] = NOT_ASKED
    history: Annotated[
        History | Silence, choice(History, none=True), Doc("none, last-change, change-log or evidence.")
    ] = NOT_ASKED
    history_fields: Annotated[
        tuple[HistoryField, ...] | Silence, words(HistoryField), Doc("What the history records.")
    ] = NOT_ASKED
    history_kept: Annotated[Duration, Doc("How long the history is kept.", "P5Y")] = NOT_ASKED
    proof: Annotated[YesNo, Doc("Could it prove a yes to somebody who doubts it?")] = NOT_ASKED
    system_of_record: Annotated[
        Answer | tuple[ScopePattern, ...] | Silence,
        YesOrScopesShape(),
        Doc("Does it win over the others? yes, no, or the scopes for which it does."),
    ] = NOT_ASKED
    conflict: Annotated[Conflict | Silence, choice(Conflict, none=True), Doc("Who wins when two answers differ.")] = (
        NOT_ASKED
    )
    source_order: Annotated[SystemRefs, Doc("For source-priority: systems, first wins.")] = NOT_ASKED
    opt_out_is: Annotated[OptOutIs | Silence, choice(OptOutIs), Doc("How a no is represented.")] = NOT_ASKED
    double_opt_in: Annotated[
        DoubleOptIn | Silence, choice(DoubleOptIn, none=True), Doc("Is a yes confirmed by the person?")
    ] = NOT_ASKED
    valid_for: Annotated[Duration, Doc("How long a yes counts; none if for ever.")] = NOT_ASKED
    backfilled: Annotated[YesNo, Doc("Did it start with the noes from before?")] = NOT_ASKED
    stored_in_region: Annotated[Text, Doc("Where the data is kept.")] = NOT_ASKED
    brands: Annotated[Words, Doc("Only for these brands; all of the company's where left out.")] = NOT_ASKED
    regions: Annotated[Regions, Doc("Only for these regions; all of the company's where left out.")] = NOT_ASKED
    owner: Annotated[Text, Doc("Who answers for it; none if nobody does.")] = NOT_ASKED
    reviewed: Annotated[Date, Doc("When this entry was last confirmed.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED


class CollectionPoint(Record, frozen=True):
    """A place where a person says yes, no or how."""

    id: str
    name: Annotated[Text, Doc("What people call it.", "Newsletter sign-up")] = NOT_ASKED
    writes: Annotated[StoreRefs, Doc("The store or stores that it lands in; none if in none.", "crm")] = NOT_ASKED
    kind: Annotated[PointKind | Silence, choice(PointKind), Doc("What sort of place it is.")] = NOT_ASKED
    captures: Annotated[
        tuple[Capture, ...] | Silence, words(Capture), Doc("give, withdraw or both; [] when it only shows.")
    ] = NOT_ASKED
    covers: Annotated[Scopes, Doc("What the answer is about.", ["email"])] = NOT_ASKED
    via: Annotated[SystemRef, Doc("The system that the answer is given in, when it is not the store's own.")] = (
        NOT_ASKED
    )
    place: Annotated[Text, Doc("Where the person is: branch, phone, web, e-mail ...")] = NOT_ASKED
    keeps: Annotated[
        tuple[Dimension, ...] | Silence, words(Dimension), Doc("Which distinctions the person can make.")
    ] = NOT_ASKED
    records: Annotated[
        tuple[Provenance, ...] | Silence, words(Provenance), Doc("What it takes down about the change.")
    ] = NOT_ASKED
    monitored: Annotated[YesNo, Doc("Does somebody read what comes in?")] = NOT_ASKED
    language: Annotated[Text, Doc("In which language.")] = NOT_ASKED
    fee: Annotated[YesNo, Doc("Does saying no cost anything?")] = NOT_ASKED
    extra_data_required: Annotated[YesNo, Doc("Must a person give more than an address to say no?")] = NOT_ASKED
    keys: Annotated[Words, Doc("Identity keys known when the person answers.", ["email"])] = NOT_ASKED
    keys_when_logged_in: Annotated[Words, Doc("Further keys when the person is logged in.")] = NOT_ASKED
    change_later: Annotated[
        Answer | str | Silence,
        YesOrPointShape(),
        Doc("Can the person change the answer later: yes, no, or the collection point where."),
    ] = NOT_ASKED
    self_service: Annotated[
        SelfService | Silence, choice(SelfService, none=True), Doc("Can the person do it alone?")
    ] = NOT_ASKED
    requires_login: Annotated[YesNo, Doc("Must the person log in to say no?")] = NOT_ASKED
    steps: Annotated[Count, Doc("How many steps it takes.")] = NOT_ASKED
    link_lives: Annotated[Duration, Doc("How long the link or address keeps working.", "60d")] = NOT_ASKED
    notice_version: Annotated[Text, Doc("Which wording the person saw.")] = NOT_ASKED
    honours_signal: Annotated[
        tuple[Signal, ...] | Silence, words(Signal), Doc("Browser or platform signals that it obeys.")
    ] = NOT_ASKED
    frontend_only: Annotated[YesNo, Doc("Does the answer act only in the page or app?")] = NOT_ASKED
    brands: Annotated[Words, Doc("Only for these brands; all of the company's where left out.")] = NOT_ASKED
    regions: Annotated[Regions, Doc("Only for these regions; all of the company's where left out.")] = NOT_ASKED
    owner: Annotated[Text, Doc("Who answers for it.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED

    @property
    def label(self) -> str:
        """Return the name that people call it by, or the id."""
        return self.name if isinstance(self.name, str) else self.id

    @property
    def lets_say_no(self) -> bool:
        """Tell whether a person can say no here; where nobody said what it captures, yes is taken at face value."""
        return isinstance(self.captures, Silence) or "withdraw" in self.captures
