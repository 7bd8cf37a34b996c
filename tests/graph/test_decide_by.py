"""When a contract renews, the last day to decide about it, and what was decided."""

from __future__ import annotations

from datetime import date

import pytest

from stackaudit.graph.decide_by import decide_by, decided, under_contract
from stackaudit.model.answer import NONE, UNKNOWN
from stackaudit.model.systems import Decision, System


@pytest.mark.parametrize(
    "system, expected",
    [
        (System(id="a", renews="2026-12-31", notice_days=30), date(2026, 12, 1)),
        (System(id="a", renews="2026-12-31", notice_days=0), date(2026, 12, 31)),
        (System(id="a", renews="2026-12-31", notice_days=10**9), date.min),
        (System(id="a", renews="2026-12-31"), None),
        (System(id="a", renews=NONE, notice_days=30), None),
        (System(id="a", notice_days=30), None),
    ],
)
def test_the_last_day_to_decide_is_the_renewal_less_the_notice_where_both_are_known(
    system: System, expected: date | None
) -> None:
    assert expected == decide_by(system)


@pytest.mark.parametrize(
    "system, expected",
    [
        (System(id="a", decision=Decision(what="cancel", on="2026-10-01")), "cancel"),
        (System(id="a", decision=Decision(on="2026-10-01")), "decided"),
        (System(id="a", decision=Decision(by="Office lead")), "decided"),
        (System(id="a", decision=Decision()), ""),
        (System(id="a", decision=Decision(what=NONE)), ""),
        (System(id="a", decision=Decision(what=UNKNOWN)), ""),
        (System(id="a"), ""),
    ],
)
def test_a_decision_is_one_when_somebody_named_what_when_or_who(system: System, expected: str) -> None:
    assert expected == decided(system)


@pytest.mark.parametrize(
    "system, expected",
    [
        (System(id="a", bought="card"), True),
        (System(id="a", bought="built"), False),
        (System(id="a", bought="built", renews="2026-12-31"), True),
        (System(id="a", renews="2026-12-31"), True),
        (System(id="a", renews=NONE), None),
        (System(id="a"), None),
    ],
)
def test_what_was_built_has_no_contract_unless_somebody_wrote_when_it_renews(
    system: System, expected: bool | None
) -> None:
    assert expected is under_contract(system)
