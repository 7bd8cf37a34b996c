"""Teams and agencies that run, use or answer for something in the stack."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED, Silence
from stackaudit.model.shape import Count, Doc, Record, Text, Words, YesNo, choice, words
from stackaudit.model.words import Lever, Place


class Team(Record, frozen=True):
    """A team or agency."""

    id: str
    name: Annotated[Text, Doc("What people call the team.")] = NOT_ASKED
    place: Annotated[
        Place | Silence, choice(Place), Doc("centre (shared), edge (near the customer) or outside (an agency).")
    ] = NOT_ASKED
    roles: Annotated[Words, Doc("What it answers for: strategy, operations, content, analytics ...")] = NOT_ASKED
    front_line: Annotated[YesNo, Doc("Does it speak with customers?")] = NOT_ASKED
    can: Annotated[tuple[Lever, ...] | Silence, words(Lever), Doc("What it can do for a customer on the spot.")] = (
        NOT_ASKED
    )
    people: Annotated[Count, Doc("Head count.")] = NOT_ASKED
    note: Annotated[Text, Doc("Anything a reader should know.")] = NOT_ASKED
