"""Which flows carry what is known about people."""

from __future__ import annotations

from typing import Final, get_args

from stackaudit.model.answer import Silence
from stackaudit.model.flows import Flow
from stackaudit.model.words import Carries

NOT_ABOUT_PEOPLE: Final = frozenset({"content", "spend"})
ABOUT_PEOPLE: Final = frozenset(get_args(Carries)) - NOT_ABOUT_PEOPLE


def carries_person_data(flow: Flow) -> bool | None:
    """Tell whether a flow carries what is known about people; None where nobody said, or only in the company's own words.

    Everything that a flow can carry is about people but content and spend. Rows and totals count alike: the question is
    whether somebody carries it, and few people write a ``level`` down.
    """
    if isinstance(flow.carries, Silence):
        return None
    if ABOUT_PEOPLE.intersection(flow.carries):
        return True
    return False if NOT_ABOUT_PEOPLE.issuperset(flow.carries) else None


def runs_without_hands(flow: Flow) -> bool | None:
    """Tell whether a flow runs by itself; None where nobody said how it goes."""
    return None if isinstance(flow.how, Silence) else not flow.by_hand
