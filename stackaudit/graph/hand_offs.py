"""The hand-offs of the lifecycle: one between each two stages that follow each other, and whichever else is written."""

from __future__ import annotations

from itertools import pairwise

from stackaudit.model.answer import given, present
from stackaudit.model.lifecycle import HandOff
from stackaudit.model.stack import Stack


def hand_offs(stack: Stack) -> tuple[HandOff, ...]:
    """Return the hand-offs in the order of the stages, those that nobody wrote down without answers, then any others."""
    written = {each.id: each for each in stack.hand_offs}
    following = [HandOff(source=source, target=target) for source, target in pairwise(stack.stages)]
    in_order = {each.id: written.get(each.id, each) for each in (*following, *stack.hand_offs)}
    return tuple(in_order.values())


def sides(stack: Stack, hand_off: HandOff) -> tuple[str, ...]:
    """Return the teams that stand on either side: those named for it, else the owners of its stages as far as they are known."""
    stages = (stack.stages[hand_off.source], stack.stages[hand_off.target])
    owners = tuple(stage.owner for stage in stages if present(stage.owner))
    return given(hand_off.between, ()) or owners


def within_one_team(stack: Stack, hand_off: HandOff) -> bool:
    """Tell whether both sides are known to be the same team, which needs no terms with itself."""
    teams = sides(stack, hand_off)
    return len(teams) > 1 and len(set(teams)) == 1
