"""Automations: what the machinery does by itself, to whom, and who looks after it."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NO, NONE, NOT_ASKED, YES, Nothing, Silence
from stackaudit.model.shape import Date, Doc, Key, Record, RefShape, TeamRef, Text, Words, YesNo, choice
from stackaudit.model.words import Effect, Starts, Touches


class Automation(Record, frozen=True):
    """Something that runs by itself and touches people."""

    id: str
    name: Annotated[Text, Doc("What people call it.")] = NOT_ASKED
    system: Annotated[str | Silence, RefShape(noun="systems"), Key("in"), Doc("The system that it runs in.", "map")] = (
        NOT_ASKED
    )
    starts: Annotated[Starts | Silence, choice(Starts), Doc("What starts it.")] = NOT_ASKED
    company: Annotated[Effect | Silence, choice(Effect), Doc("Is it better for the company?")] = NOT_ASKED
    customer: Annotated[Effect | Silence, choice(Effect), Doc("Is it better for the customer?")] = NOT_ASKED
    reviewer: Annotated[Text, Doc("Who looks after it; none if nobody does.")] = NOT_ASKED
    exception_route: Annotated[Text, Doc("How a customer gets to a person; none if not.")] = NOT_ASKED
    feedback: Annotated[Words, Doc("Which signals come back; none if none.")] = NOT_ASKED
    stage: Annotated[
        str | Nothing | Silence,
        RefShape(noun="stages", none=True),
        Doc("The lifecycle stage; none for a service automation."),
    ] = NOT_ASKED
    team: Annotated[TeamRef, Doc("The team that runs it.")] = NOT_ASKED
    off_switch: Annotated[Text, Doc("Who can stop it.")] = NOT_ASKED
    touches: Annotated[Touches | Silence, choice(Touches), Doc("Whom it touches.")] = NOT_ASKED
    decides: Annotated[Text, Doc("What it decides about a person; none if nothing.")] = NOT_ASKED
    checked: Annotated[Date, Doc("When somebody last looked at what it does.")] = NOT_ASKED
    customer_measure: Annotated[YesNo, Doc("Is the customer's side measured?")] = NOT_ASKED
    holdout: Annotated[YesNo, Doc("Is its effect measured against people left out?")] = NOT_ASKED
    ai: Annotated[YesNo, Doc("Does a learned model act in it?")] = NOT_ASKED
    reaches_person: Annotated[YesNo, Doc("Can a customer reach a person through it?")] = NOT_ASKED
    only_route_for: Annotated[Words, Doc("What can be done nowhere else.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED

    @property
    def leads_to_a_person(self) -> bool | None:
        """Tell whether a customer can reach a person: as answered, else by the route that is named; None where silent."""
        if self.reaches_person in (YES, NO):
            return self.reaches_person is YES
        return None if isinstance(self.exception_route, Silence) else self.exception_route is not NONE

    @property
    def label(self) -> str:
        """Return the name that people call it by, or the id."""
        return self.name if isinstance(self.name, str) else self.id
