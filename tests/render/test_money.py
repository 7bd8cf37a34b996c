"""Amounts of money as the company's country writes them."""

from __future__ import annotations

import pytest

from stackaudit.model.company import Company
from stackaudit.render.money import money


@pytest.mark.parametrize(
    "company, written",
    [
        (Company(currency="EUR"), "1_234_568 EUR"),
        (Company(currency="USD"), "USD 1,234,568"),
        (Company(currency="EUR", country="IE"), "EUR 1,234,568"),
        (Company(currency="GBP", country="DE"), "1_234_568 GBP"),
        (Company(), "1_234_568"),
        (Company(country="us"), "1,234,568"),
    ],
)
def test_the_country_then_the_currency_decides_how_thousands_are_set_apart(company: Company, written: str) -> None:
    amount = money(1234567.6, company)

    assert written == amount.replace("\u202f", "_").replace("\u00a0", " ")
