"""Regulations: the built-in table of limits, and an inventory's overrides laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import msgspec

from stackaudit.catalogue.data import read
from stackaudit.catalogue.sourced import caution
from stackaudit.model.answer import YES, Silence, said
from stackaudit.model.regulation import Regulation

_YES_NO: Final = ("login_forbidden", "one_click")
_HOURS: Final = {"h": 1, "d": 24, "month": 28 * 24}


@cache
def built_in_regulations() -> Mapping[str, Regulation]:
    """Return the built-in rows by id, sorted."""
    rows = read("regulations.yaml")
    return MappingProxyType({key: _row(key, rows[key]) for key in sorted(rows)})


def regulations(overrides: Mapping[str, Regulation] | None = None) -> tuple[Regulation, ...]:
    """Return the rows in force, sorted by id: the built-in ones with the fields that an inventory overrides, and its own.

    A field that the override leaves out or calls unknown keeps its built-in value: not knowing better lifts no limit.
    """
    rows = dict(built_in_regulations())
    for key, override in (overrides or {}).items():
        rows[key] = _overridden(rows.get(key, Regulation(id=key)), override)
    return tuple(rows[key] for key in sorted(rows))


def cautions() -> Mapping[str, str]:
    """Return, for each built-in row that rests on general knowledge, what is still to confirm."""
    rows = read("regulations.yaml")
    return {key: caution(_fields(rows[key]["to_confirm"])) for key in sorted(rows) if "to_confirm" in rows[key]}


def strict_hours(value: float, unit: str) -> float | None:
    """Return the shortest elapsed time that a limit can mean, in hours, or None where it gives no number.

    Business days count from the day after the request and end with the day, so that ten of them, asked for on a Friday
    evening, are over after twelve days. Public holidays only lengthen this.
    """
    if unit == "bd":
        return (value + 2 * ((value - 1) // 5)) * 24
    return value * _HOURS[unit] if unit in _HOURS else None


def _overridden(row: Regulation, override: Regulation) -> Regulation:
    changes = {
        field: value
        for field in Regulation.__struct_fields__
        if field != "id" and said(value := getattr(override, field))
    }
    merged = msgspec.structs.replace(row, **changes)
    if ("value" in changes or "unit" in changes) and "strict_hours" not in changes:
        # A limit that was overridden in its own unit would otherwise still be compared with the old hours.
        merged = _with_strict_hours(merged)
    return merged


def _with_strict_hours(row: Regulation) -> Regulation:
    if isinstance(row.value, Silence) or isinstance(row.unit, Silence):
        return row
    hours = strict_hours(row.value, row.unit)
    return row if hours is None else msgspec.structs.replace(row, strict_hours=hours)


def _row(key: str, row: dict[str, Any]) -> Regulation:
    fields = {name: _value(name, value) for name, value in row.items() if name != "to_confirm"}
    return Regulation(id=key, **fields)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return YES if name in _YES_NO else value


def _fields(to_confirm: Any) -> bool | tuple[str, ...]:
    return tuple(to_confirm) if isinstance(to_confirm, list) else bool(to_confirm)
