"""South-west, centralise and humanise: training, staffing, research and the brand's code for everybody."""

from __future__ import annotations

from stackaudit.frameworks.checkpoint import Checkpoint
from stackaudit.frameworks.outcomes import asked, checkpoint, derived
from stackaudit.frameworks.people_share import ROLES, carriers, in_band, people_share, people_share_text, roles_open
from stackaudit.frameworks.shares import Item
from stackaudit.frameworks.wording import listed
from stackaudit.graph.team_use import used_by_several
from stackaudit.graph.three_valued import bounds, every, missing
from stackaudit.model.lifecycle import Budget
from stackaudit.model.settings import Settings
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


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
    vacant = [role for role in ROLES if not carriers(stack, role)]
    answers = roles_open(stack) if vacant else ()
    item = Item(entry="teams", low=float(not vacant), high=float(not vacant or bool(answers)), open=answers)
    sentence = f"{len(ROLES) - len(vacant)} of {len(ROLES)} roles have a team"
    return item, f"{sentence} ({listed(vacant)} {'open' if answers else 'without one'})" if vacant else sentence


def _money(budget: Budget, settings: Settings) -> tuple[Item, str]:
    found = people_share(budget)
    sentence = people_share_text(found, settings)
    if found.own is None:
        return Item(entry="budget", low=0, high=1, open=found.open), sentence
    fits = in_band(found.own, settings)
    return Item(entry="budget", low=float(fits), high=float(fits)), sentence
