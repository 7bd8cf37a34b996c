"""The customer data repository: which live systems are named as it, and the ways into it and out of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from stackaudit.graph.person_data import ABOUT_PEOPLE
from stackaudit.graph.ways import Route, Way, ways_into, ways_out_of
from stackaudit.model.answer import Silence
from stackaudit.model.stack import Stack

REPOSITORY: Final = "company/customer_data_repository"
"""The answer that names it."""
UNNAMED: Final = Route(Way.NOT_WRITTEN_DOWN, 0.0, 1.0, (), (REPOSITORY,))
"""The way to or from a repository that nobody named."""

Reach = Callable[[str], Route]
"""The best way to or from a system, whichever was asked for."""


def repositories(stack: Stack) -> tuple[str, ...] | Silence:
    """Return the live systems that are named as the repository; silence where nobody said."""
    named = stack.company.customer_data_repository
    if isinstance(named, Silence):
        return named
    return tuple(id for id in dict.fromkeys(named) if id in stack.systems and stack.systems[id].live)


def into_repository(stack: Stack, carrying: Collection[str] = ABOUT_PEOPLE, *, per_person: bool = False) -> Reach:
    """Return the way from each system into any of them."""
    homes = repositories(stack)
    return _unnamed if isinstance(homes, Silence) else ways_into(stack, homes, carrying, per_person=per_person).of


def out_of_repository(stack: Stack, carrying: Collection[str]) -> Reach:
    """Return the way from any of them to each system."""
    homes = repositories(stack)
    return _unnamed if isinstance(homes, Silence) else ways_out_of(stack, homes, carrying).of


def _unnamed(_system: str) -> Route:
    return UNNAMED
