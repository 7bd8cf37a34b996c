"""Which day it is for the inventory."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject
from stackaudit.model.answer import UNKNOWN
from stackaudit.model.company import Company
from stackaudit.model.stack import Stack
from stackaudit.rules.today import asked_for_today, today


def test_the_day_is_the_one_that_somebody_wrote() -> None:
    assert "2026-11-01" == today(Context(Stack(company=Company(as_of="2026-11-01"))))
    assert "" == today(Context(Stack(company=Company(as_of=UNKNOWN))))
    assert "" == today(Context(Stack()))


def test_without_one_it_is_asked_with_what_it_decides() -> None:
    question = asked_for_today("tells which entries are out of date")

    assert Subject("company", "", "as_of") == question.subject
    assert "For which day is the inventory true? It tells which entries are out of date." == question.text
