"""Amounts of money as the company's country writes them."""

from __future__ import annotations

from typing import Final

from stackaudit.model.answer import present
from stackaudit.model.company import Company

NARROW_SPACE: Final = "\u202f"
NBSP: Final = "\u00a0"

# Where thousands are set apart by a comma and the currency stands first; elsewhere a thin space, which every reader of
# the other custom understands too, and the currency stands last.
COMMA_COUNTRIES: Final = frozenset(
    {"AU", "CA", "CN", "GB", "UK", "HK", "IE", "IL", "IN", "JP", "KR", "MX", "NZ", "PH", "SG", "TH", "US"}
)
COMMA_CURRENCIES: Final = frozenset(
    {"AUD", "CAD", "CNY", "GBP", "HKD", "ILS", "INR", "JPY", "KRW", "MXN", "NZD", "PHP", "SGD", "THB", "USD"}
)


def money(amount: float, company: Company) -> str:
    """Return an amount with its currency: ``518 000 EUR`` or ``USD 518,000``."""
    number, unit = figure(amount, company), currency(company)
    if not unit:
        return number
    return f"{unit}{NBSP}{number}" if _writes_commas(company) else f"{number}{NBSP}{unit}"


def figure(amount: float, company: Company) -> str:
    """Return an amount without its currency."""
    text = f"{amount:,.0f}"
    return text if _writes_commas(company) else text.replace(",", NARROW_SPACE)


def currency(company: Company) -> str:
    """Return the company's currency, or nothing where nobody said."""
    return company.currency if present(company.currency) else ""


def _writes_commas(company: Company) -> bool:
    if present(company.country):
        return company.country.upper() in COMMA_COUNTRIES
    return currency(company).upper() in COMMA_CURRENCIES
