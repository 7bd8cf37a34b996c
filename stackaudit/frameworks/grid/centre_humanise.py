"""South-west, centralise and humanise: training, staffing, research and the brand's code for everybody."""

from __future__ import annotations

from typing import Final

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import asked, checkpoint, derived
from stackaudit.frameworks.shares import Item
from stackaudit.graph.team_use import used_by_several
from stackaudit.graph.three_valued import bounds, every, missing
from stackaudit.model.answer import Silence, given
from stackaudit.model.lifecycle import Budget
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

TRIAD: Final = ("strategy", "operations", "content")


def centre_humanise(stack: Stack) -> tuple[Checkpoint, ...]:
    """Return the five checkpoints of this cell."""
    return (
        shared_tools_trained(stack),
        staffing_and_budget(stack),
        asked(stack, "customer-research", "Customer research for every team"),
        asked(stack, "brand-code", "The brand's code in the templates"),
        asked(stack, "enlightened-governance", "Governance that the edge sits in"),
    )


def shared_tools_trained(stack: Stack) -> Checkpoint:
    """
    Shared tools have training.

    A shared tool is a live system that more than one team works in. Training yes counts 1, partly a half.
    """
    settings = stack.settings
    return derived(
        "shared-tools-trained",
        "Shared tools have training",
        [_training(id, system) for id, system in stack.systems.items()],
        high=settings.grid_high,
        mid=settings.grid_mid,
        of="systems used by more than one team",
        do="come with training",
        ask="systems",
    )


def staffing_and_budget(stack: Stack) -> Checkpoint:
    """
    The staffing triad is filled, and the budget's share for people is in band.

    Strategy, operations and content each need a team that carries the role. The share is that of own people in own
    people and technology; with agencies as people it is printed beside, but not what counts. Both 1, one a half.
    """
    staffing, said_staffing = _staffing(stack)
    money, said_money = _money(stack.budget, stack.settings)
    low, high = (staffing.low + money.low) / 2, (staffing.high + money.high) / 2
    explanation = f"{said_staffing}; {said_money}."
    return checkpoint(
        "staffing-and-budget", "Roles are filled and people get their share", low, high, explanation, [staffing, money]
    )


def _training(id: str, system: System) -> Item:
    low, high = bounds(system.training)
    inside = every((system.live, used_by_several(system)))
    answers = missing(f"systems/{id}", system, "used_by", "training")
    rests_on = (f"systems/{id}/training",)
    return Item(entry=f"systems/{id}", inside=inside, low=low, high=high, open=answers, rests_on=rests_on)


def _staffing(stack: Stack) -> tuple[Item, str]:
    carried = {role.casefold() for team in stack.teams.values() for role in given(team.roles, ())}
    vacant = [role for role in TRIAD if role not in carried]
    silent = tuple(name for team in stack.teams.values() for name in missing(f"teams/{team.id}", team, "roles"))
    answers = (silent or (() if stack.teams else ("teams",))) if vacant else ()
    item = Item(entry="teams", low=float(not vacant), high=float(not vacant or bool(answers)), open=answers)
    sentence = f"{len(TRIAD) - len(vacant)} of {len(TRIAD)} roles have a team"
    return item, f"{sentence} ({_listed(vacant)} {'open' if answers else 'without one'})" if vacant else sentence


def _money(budget: Budget, settings: Settings) -> tuple[Item, str]:
    people, technology = budget.people, budget.technology
    answers = missing("budget", budget, "people", "technology")
    if isinstance(people, Silence) or isinstance(technology, Silence) or not people + technology:
        open = answers or ("budget",)
        return Item(entry="budget", low=0, high=1, open=open), "the budget for people and technology is open"
    part = people / (people + technology)
    fits = settings.people_share_low <= part <= settings.people_share_high
    agencies = given(budget.agencies, 0.0)
    with_agencies = (people + agencies) / (people + agencies + technology)
    aside = f", {with_agencies:.0%} with agencies" if agencies else ""
    band = f"{settings.people_share_low:.0%} to {settings.people_share_high:.0%}"
    sentence = f"people get {part:.0%} of the money for people and technology{aside}, the band is {band}"
    return Item(entry="budget", low=float(fits), high=float(fits)), sentence


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
