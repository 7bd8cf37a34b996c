"""The whole path on one page: files, stack, graph, rules, result; the only module that knows every stage."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.catalogue.enrich import enrich
from stackaudit.catalogue.public_holidays import HolidaysUnavailableError, with_public_holidays
from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.inventory.load import Loaded, load, load_text
from stackaudit.inventory.problems import InventoryError, Problem
from stackaudit.model.location import Location


def read(path: str | Path, today: str = "") -> Loaded:
    """Read an inventory and let the catalogue fill in what its products tell. ``today`` stands in for ``as_of``.

    Raises:
        InventoryError: with every problem in the files.
    """
    return _filled(load(path, vocabulary()), today)


def read_text(text: str, today: str = "") -> Loaded:
    """Read an inventory from a text, as :func:`read` does from files."""
    return _filled(load_text(text, vocabulary=vocabulary()), today)


def audit(inventory: Loaded, *, select: Iterable[str] = (), ignore: Iterable[str] = (), name: str = "") -> AuditResult:
    """Audit an inventory that was read.

    Raises:
        UnknownRuleError: when ``select`` or ``ignore`` name no rule.
    """
    from stackaudit.audit.engine import run
    from stackaudit.audit.select import select as choose
    from stackaudit.rules import all_rules

    chosen = tuple(select)
    return run(inventory, choose(all_rules(), chosen, ignore), name, ask_all=not chosen)


def _filled(loaded: Loaded, today: str) -> Loaded:
    stack = enrich(loaded.stack)
    if today:
        stack = msgspec.structs.replace(stack, company=msgspec.structs.replace(stack.company, as_of=today))
    try:
        return msgspec.structs.replace(loaded, stack=with_public_holidays(stack))
    except HolidaysUnavailableError as error:
        raise InventoryError([_no_holidays(loaded, str(error))]) from error


def _no_holidays(loaded: Loaded, message: str) -> Problem:
    place = loaded.sources.location("company", "", "calendars") or Location(loaded.sources.files[0], 1, 1)
    expected = "the dates themselves, such as `calendars: {GB: [2026-12-25]}`"
    return Problem(kind="no-holidays", message=message, location=place, expected=expected)
