"""The questions that decide which law applies."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.model.company import Company
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.stack import Stack
from stackaudit.rules.served import asked_of_company

ESP = PreferenceStore(id="esp", system="esp", name="Mailing list")


def test_where_nobody_said_where_people_live_that_is_asked() -> None:
    question = asked_of_company(Context(_stack(Company())), [ESP], "what applies to")

    assert "regions" == question.subject.field
    assert "Where do the people live? It decides what applies to Mailing list." == question.text


def test_else_the_day_is_asked() -> None:
    question = asked_of_company(Context(_stack(Company(regions=("US",)))), [ESP], "what applies to")

    assert "as_of" == question.subject.field


def _stack(company: Company) -> Stack:
    return Stack(company=company, preference_stores={"esp": ESP})
