"""Amounts of money in a rule's sentences: in the company's currency, and what a system costs a year."""

from __future__ import annotations

from stackaudit.model.answer import given, said
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def amount(stack: Stack, value: float) -> str:
    """Return an amount with the company's currency, where somebody named it: "420,000 EUR"."""
    return f"{value:,.0f} {given(stack.company.currency, '')}".strip()


def yearly(stack: Stack, system: System) -> str:
    """Return what a system costs a year, or that nobody said: "it costs 420,000 EUR a year"."""
    if not said(system.cost):
        return "nobody said what it costs a year"
    return f"it costs {amount(stack, system.cost)} a year" if system.cost else "it costs nothing"
