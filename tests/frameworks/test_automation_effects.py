"""Where automations stand in the two by two of company and customer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from stackaudit.frameworks.automation_effects import Placed, Quadrant, automation_effects
from stackaudit.model.answer import NO, NOT_ASKED, UNKNOWN, YES, Answer, Silence
from stackaudit.model.automations import Automation
from stackaudit.model.stack import Stack
from stackaudit.model.words import Effect
from stackaudit.pipeline import read

LINDEN_HARBOUR = Path(__file__).parents[2] / "inventories" / "linden-harbour-bank"


@pytest.mark.parametrize(
    "company, customer, quadrant",
    [
        ("better", "better", Quadrant.GREAT),
        ("same", "better", Quadrant.PROTECT),
        ("worse", "better", Quadrant.PROTECT),
        ("better", "worse", Quadrant.DANGEROUS),
        ("same", "worse", Quadrant.BAD),
        ("worse", "worse", Quadrant.BAD),
        ("better", "same", Quadrant.NEUTRAL),
        (NOT_ASKED, "same", Quadrant.NEUTRAL),
    ],
)
def test_two_answers_place_it(company: Effect | Silence, customer: Effect, quadrant: Quadrant) -> None:
    automation = Automation(id="mail", company=company, customer=customer)

    assert (Placed("mail", quadrant),) == automation_effects(Stack(automations={"mail": automation}))


@pytest.mark.parametrize(
    "company, customer, open",
    [
        ("better", UNKNOWN, ("automations/mail/customer",)),
        (NOT_ASKED, "better", ("automations/mail/company",)),
        (UNKNOWN, "worse", ("automations/mail/company",)),
        (NOT_ASKED, NOT_ASKED, ("automations/mail/customer", "automations/mail/company")),
    ],
)
def test_silence_is_unmeasured(company: Effect | Silence, customer: Effect | Silence, open: tuple[str, ...]) -> None:
    automation = Automation(id="mail", company=company, customer=customer, customer_measure=YES)

    assert (Placed("mail", Quadrant.UNMEASURED, open),) == automation_effects(Stack(automations={"mail": automation}))


@pytest.mark.parametrize("measure, open", [(NO, ()), (NOT_ASKED, ("automations/mail/customer",))])
def test_that_nobody_measures_it_is_no_open_answer(measure: Answer | Silence, open: tuple[str, ...]) -> None:
    automation = Automation(id="mail", company="better", customer_measure=measure)

    assert (Placed("mail", Quadrant.UNMEASURED, open),) == automation_effects(Stack(automations={"mail": automation}))


def test_linden_harbour() -> None:
    placed = automation_effects(read(LINDEN_HARBOUR).stack)

    expected = {
        Quadrant.GREAT: 2,
        Quadrant.PROTECT: 1,
        Quadrant.DANGEROUS: 2,
        Quadrant.NEUTRAL: 1,
        Quadrant.UNMEASURED: 6,
    }
    assert expected == Counter(each.quadrant for each in placed)
    assert ["phone-menu", "chat-answers"] == [e.automation for e in placed if e.quadrant is Quadrant.DANGEROUS]
