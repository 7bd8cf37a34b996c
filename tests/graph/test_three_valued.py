"""Yes, no and nobody-said, put together."""

from __future__ import annotations

import pytest

from stackaudit.graph.three_valued import bounds, every, missing, some
from stackaudit.model.answer import NO, NOT_ASKED, PARTLY, UNKNOWN, YES, Answer, Silence
from stackaudit.model.systems import System


@pytest.mark.parametrize(
    "known, all_hold, one_holds",
    [
        ([], True, False),
        ([True, True], True, True),
        ([True, False], False, True),
        ([True, None], None, True),
        ([False, None], False, None),
        ([None], None, None),
    ],
)
def test_what_nobody_said_stays_unsaid_unless_the_rest_decides(
    known: list[bool | None], all_hold: bool | None, one_holds: bool | None
) -> None:
    assert (all_hold, one_holds) == (every(known), some(known))


@pytest.mark.parametrize(
    "answer, expected", [(YES, (1, 1)), (PARTLY, (0.5, 0.5)), (NO, (0, 0)), (NOT_ASKED, (0, 1)), (UNKNOWN, (0, 1))]
)
def test_what_an_answer_is_worth(answer: Answer | Silence, expected: tuple[float, float]) -> None:
    assert expected == bounds(answer)


def test_missing_answers_are_named_by_entry_and_field() -> None:
    crm = System(id="crm", training=UNKNOWN, used_by=())

    assert ("systems/crm/training", "systems/crm/export") == missing(
        "systems/crm", crm, "training", "used_by", "export"
    )
