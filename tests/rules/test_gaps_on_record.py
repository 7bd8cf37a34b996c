"""The known gaps that are written down about a system."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.model.answer import NO, NONE
from stackaudit.model.company import Company
from stackaudit.model.stack import Stack
from stackaudit.model.systems import Seats, System
from stackaudit.rules.gaps_on_record import gaps_on_record


def test_every_gap_is_in_one_sentence() -> None:
    system = System(
        id="a",
        owner=NONE,
        backup=NONE,
        seats=Seats(paid=40, used=1),
        export="none",
        early_exit=NO,
        end_of_life="2027-03-31",
    )

    assert [
        (
            "also written down about it: nobody answers for it, nobody else can run it, 1 of 40 seats is used, there is no "
            "way to take the data out, it cannot be left early, its maker stops it on 2027-03-31"
        )
    ] == [*gaps_on_record(Context(Stack()), system)]


def test_what_the_maker_stopped_before_the_day_of_the_inventory_is_past() -> None:
    context = Context(Stack(company=Company(as_of="2026-11-01")))

    said = [*gaps_on_record(context, System(id="a", end_of_life="2026-06-30"))]
    to_come = [*gaps_on_record(context, System(id="a", end_of_life="2026-11-01"))]

    assert ["also written down about it: its maker stopped it on 2026-06-30"] == said
    assert ["also written down about it: its maker stops it on 2026-11-01"] == to_come


def test_silence_and_good_answers_are_no_gaps() -> None:
    used = System(id="a", owner="A", backup="B", seats=Seats(paid=40, used=40), export="tested", end_of_life=NONE)

    assert [] == [*gaps_on_record(Context(Stack()), System(id="a"))]
    assert [] == [*gaps_on_record(Context(Stack()), used)]
