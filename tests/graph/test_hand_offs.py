"""Which hand-offs a lifecycle has, and whether two teams stand on either side."""

from __future__ import annotations

import pytest

from stackaudit.graph.hand_offs import hand_offs, sides, within_one_team
from stackaudit.model.answer import NONE, NOT_ASKED, UNKNOWN, YES, Nothing, Silence
from stackaudit.model.lifecycle import HandOff, Stage
from stackaudit.model.stack import Stack


def test_stages_that_follow_each_other_hand_on_and_others_where_it_is_written() -> None:
    written = (HandOff(source="a", target="c"), HandOff(source="b", target="c", agreed=YES))

    found = hand_offs(Stack(stages={id: Stage(id=id) for id in "abc"}, hand_offs=written))

    assert [("a->b", NOT_ASKED), ("b->c", YES), ("a->c", NOT_ASKED)] == [(each.id, each.agreed) for each in found]


@pytest.mark.parametrize(
    "owners, between, teams, one",
    [
        (("x", "x"), NOT_ASKED, ("x", "x"), True),
        (("x", "y"), NOT_ASKED, ("x", "y"), False),
        (("x", NONE), NOT_ASKED, ("x",), False),
        ((UNKNOWN, UNKNOWN), NOT_ASKED, (), False),
        (("x", "x"), ("x", "y"), ("x", "y"), False),
    ],
)
def test_both_sides(
    owners: tuple[str | Nothing | Silence, ...], between: tuple[str, ...] | Silence, teams: tuple[str, ...], one: bool
) -> None:
    stages = {id: Stage(id=id, owner=owner) for id, owner in zip("ab", owners, strict=True)}
    hand_off = HandOff(source="a", target="b", between=between)

    assert (teams, one) == (sides(Stack(stages=stages), hand_off), within_one_team(Stack(stages=stages), hand_off))
