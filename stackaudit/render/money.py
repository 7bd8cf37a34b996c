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
    currency = company.currency if present(company.currency) else ""
    if _writes_commas(company, currency):
        return f"{currency}{NBSP}{amount:,.0f}" if currency else f"{amount:,.0f}"
    number = f"{amount:,.0f}".replace(",", NARROW_SPACE)
    return f"{number}{NBSP}{currency}" if currency else number


def _writes_commas(company: Company, currency: str) -> bool:
    if present(company.country):
        return company.country.upper() in COMMA_COUNTRIES
    return currency.upper() in COMMA_CURRENCIES
