"""Who carries the three roles of marketing, and how much of the money for people and technology people get."""

from __future__ import annotations

from itertools import count
from typing import Final

import msgspec

from stackaudit.graph.three_valued import missing
from stackaudit.model.answer import Silence, given
from stackaudit.model.lifecycle import Budget
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack

ROLES: Final = ("strategy", "operations", "content")


class PeopleShare(msgspec.Struct, frozen=True):
    """The share of people under both definitions, 0 to 1; None where the budget does not tell, and ``open`` says why.

    ``own`` is own people in own people and technology; ``with_agencies`` counts agencies as people.
    """

    own: float | None
    with_agencies: float | None
    open: tuple[str, ...] = ()


def carriers(stack: Stack, role: str) -> tuple[str, ...]:
    """Return the teams that carry a role, in the order written."""
    return tuple(id for id, team in stack.teams.items() if role in (each.casefold() for each in given(team.roles, ())))


def roles_open(stack: Stack) -> tuple[str, ...]:
    """Return the missing answers about which team carries what, as ``teams/lab/roles``."""
    silent = tuple(name for team in stack.teams.values() for name in missing(f"teams/{team.id}", team, "roles"))
    return silent or (() if stack.teams else ("teams",))


def people_share(budget: Budget) -> PeopleShare:
    """Return what people get of the money for people and technology."""
    people, technology, agencies = budget.people, budget.technology, budget.agencies
    if isinstance(people, Silence) or isinstance(technology, Silence) or not people + technology:
        return PeopleShare(None, None, missing("budget", budget, "people", "technology") or ("budget",))
    own = people / (people + technology)
    if isinstance(agencies, Silence):
        return PeopleShare(own, None)
    return PeopleShare(own, (people + agencies) / (people + agencies + technology))


def in_band(share: float, settings: Settings) -> bool:
    """Tell whether a share of people is within the band."""
    return settings.people_share_low <= share <= settings.people_share_high


def percent(share: float, settings: Settings) -> str:
    """Return a share of people in percent, with as many decimals as it takes to stay on its side of the band's edge."""
    texts = (f"{share:.{decimals}%}" for decimals in count())
    return next(text for text in texts if in_band(float(text.rstrip("%")) / 100, settings) == in_band(share, settings))


def band(settings: Settings) -> str:
    """Return the band as a sentence says it: "40% to 60%"."""
    return f"{settings.people_share_low:.0%} to {settings.people_share_high:.0%}"


def people_share_text(share: PeopleShare, settings: Settings) -> str:
    """Return the share of people under both definitions, as the middle of a sentence."""
    if share.own is None:
        return "the budget for people and technology is open"
    whole = share.own if share.with_agencies is None else share.with_agencies
    aside = f", {percent(whole, settings)} with agencies" if whole != share.own else ""
    own = percent(share.own, settings)
    return f"people get {own} of the money for people and technology{aside}, the band is {band(settings)}"
