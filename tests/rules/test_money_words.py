"""Amounts of money in a rule's sentences."""

from __future__ import annotations

import pytest

from stackaudit.model.company import Company
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.rules.money_words import amount, yearly


def test_an_amount_carries_the_currency_where_somebody_named_it() -> None:
    assert "420,000 EUR" == amount(Stack(company=Company(currency="EUR")), 419_999.6)
    assert "420,000" == amount(Stack(), 420_000)


@pytest.mark.parametrize(
    "system, expected",
    [
        (System(id="a", cost=9600), "it costs 9,600 a year"),
        (System(id="a", cost=0), "it costs nothing"),
        (System(id="a"), "nobody said what it costs a year"),
    ],
)
def test_what_a_system_costs_is_said_or_known_to_be_unsaid(system: System, expected: str) -> None:
    assert expected == yearly(Stack(), system)
