"""Which rules are run."""

from __future__ import annotations

import pytest

from stackaudit.audit.select import UnknownRuleError, select
from tests.audit.made import rule_saying

RULES = tuple(rule_saying(id=id) for id in ("reach/deaf-store", "reach/mute-store", "timing/late", "reachable/x"))


@pytest.mark.parametrize(
    "chosen, left_out, expected",
    [
        ([], [], ["reach/deaf-store", "reach/mute-store", "timing/late", "reachable/x"]),
        (["reach"], [], ["reach/deaf-store", "reach/mute-store"]),
        (["timing/late", "reach/deaf-store"], [], ["reach/deaf-store", "timing/late"]),
        (["*-store"], [], ["reach/deaf-store", "reach/mute-store"]),
        (["reach*"], ["reach"], ["reachable/x"]),
        ([], ["reach", "reachable/*"], ["timing/late"]),
        (["reach"], ["reach"], []),
    ],
)
def test_a_family_an_id_or_a_pattern_in_the_order_of_the_rules(
    chosen: list[str], left_out: list[str], expected: list[str]
) -> None:
    assert expected == [rule.id for rule in select(RULES, chosen, left_out)]


@pytest.mark.parametrize(
    "pattern, hint",
    [
        ("raech", "did you mean `reach`?"),
        ("reach/daef-store", "did you mean `reach/deaf-store`?"),
        ("timing/*x", "no rule is called `timing/*x`"),
        ("REACH", "`stackaudit rules` lists them"),
        ("", "`stackaudit rules` lists them"),
    ],
)
@pytest.mark.parametrize("left_out", [False, True])
def test_a_pattern_that_no_rule_answers_to_is_an_error_with_the_nearest(
    pattern: str, hint: str, left_out: bool
) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        select(RULES, *((), [pattern]) if left_out else ([pattern],))

    assert hint in str(caught.value)
