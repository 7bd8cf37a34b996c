"""The customer lifecycle, the practices behind it and the money: stages, hand-offs, practices, budget."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED, Answer, Silence
from stackaudit.model.shape import (
    Date,
    Doc,
    Key,
    Number,
    Record,
    RecordsShape,
    RefShape,
    SystemRefs,
    TeamRef,
    TeamRefs,
    Text,
    YesNo,
    YesNoShape,
)


class Kpi(Record, frozen=True):
    """A number by which a stage is steered."""

    name: Annotated[Text, Doc("What is counted.")] = NOT_ASKED
    value: Annotated[Text, Doc("The last value; none if it was never measured.")] = NOT_ASKED
    measured: Annotated[Date, Doc("When it was measured.")] = NOT_ASKED


class Stage(Record, frozen=True):
    """A stage of the customer lifecycle: attract, capture, nurture, convert, expand, or the company's own."""

    id: str
    name: Annotated[Text, Doc("What people call it.")] = NOT_ASKED
    systems: Annotated[SystemRefs, Doc("The systems that carry it.")] = NOT_ASKED
    owner: Annotated[TeamRef, Doc("The team that answers for it; none if nobody does.")] = NOT_ASKED
    kpis: Annotated[
        tuple[Kpi, ...] | Silence, RecordsShape(record=Kpi, short="name", none=True), Doc("What is counted.")
    ] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED


class HandOff(Record, frozen=True):
    """Who hands a person on to whom, and on what terms."""

    source: Annotated[str, RefShape(noun="stages"), Key("from"), Doc("The stage that hands on.")]
    target: Annotated[str, RefShape(noun="stages"), Key("to"), Doc("The stage that takes over.")]
    agreed: Annotated[YesNo, Doc("Do both sides agree on the terms?")] = NOT_ASKED
    criteria: Annotated[Text, Doc("When a person is ready to be handed on; none if nothing says.")] = NOT_ASKED
    reply_within_hours: Annotated[Text, Doc("How soon the receiver replies, in hours; none if nothing says.")] = (
        NOT_ASKED
    )
    outcome_returned: Annotated[YesNo, Doc("Does the giver hear what became of it?")] = NOT_ASKED
    between: Annotated[TeamRefs, Doc("The two teams.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED

    @property
    def id(self) -> str:
        """Return the identity of the hand-off."""
        return f"{self.source}->{self.target}"


class Practice(Record, frozen=True):
    """An answer to one of the twelve questions that no graph can answer."""

    id: str
    answer: Annotated[Answer | Silence, YesNoShape(), Doc("yes, partly, no or unknown.")] = NOT_ASKED
    note: Annotated[Text, Doc("What was said.")] = NOT_ASKED
    by: Annotated[Text, Doc("Who answered.")] = NOT_ASKED
    on: Annotated[Date, Doc("When.")] = NOT_ASKED


class Budget(Record, frozen=True):
    """A year's marketing budget, in the company's currency."""

    people: Annotated[Number, Doc("Own people.")] = NOT_ASKED
    technology: Annotated[Number, Doc("Systems.")] = NOT_ASKED
    agencies: Annotated[Number, Doc("Agencies and contractors.")] = NOT_ASKED
    media: Annotated[Number, Doc("Media.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED


PRACTICES = {
    "shared-data-definitions": "Do campaign, lead and customer mean the same everywhere?",
    "standard-process": "Is there one documented process from request to launch, and is it measured?",
    "citizen-building": "May an edge marketer build a page, an app or an automation?",
    "citizen-data": "May an edge marketer query or segment shared data without a ticket?",
    "experiment-promotion": "Did a local experiment become part of the standard in the last year?",
    "customer-research": "Is there customer research that every team can use?",
    "brand-code": "Are tone and brand rules built into the templates?",
    "enlightened-governance": "Is there a governance group that the edge sits in?",
    "customer-contact": "Did every marketer spend time with customers in the last quarter?",
    "cx-anomaly-watch": "Does somebody look at anomalies in customer experience, with a date on it?",
    "test-and-learn": "Is there a rhythm of testing and learning?",
    "sunset-process": "Are things retired as well as bought?",
}
"""The twelve practice questions by id; own wording of what the published grid asks for."""
