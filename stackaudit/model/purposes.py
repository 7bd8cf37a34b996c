"""The company's own leaves of the purpose tree."""

from __future__ import annotations

from typing import Annotated

from stackaudit.model.answer import NOT_ASKED
from stackaudit.model.shape import Doc, Record, Text


class Purpose(Record, frozen=True):
    """A purpose or topic, as a dotted id below one of the built-in ones."""

    id: str
    name: Annotated[Text, Doc("What people call it.", "Newsletter")] = NOT_ASKED
    dpv: Annotated[Text, Doc("The W3C Data Privacy Vocabulary term.")] = NOT_ASKED
    fideslang: Annotated[Text, Doc("The fideslang data use.")] = NOT_ASKED
    tcf: Annotated[Text, Doc("The IAB TCF purposes.")] = NOT_ASKED
