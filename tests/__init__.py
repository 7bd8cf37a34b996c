"""Tests, in folders that mirror stackaudit/."""
