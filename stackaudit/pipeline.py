"""The whole path on one page: files, stack, graph, rules, result; the only module that knows every stage."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from stackaudit.audit.result import AuditResult
from stackaudit.catalogue.enrich import enrich
from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.inventory.load import Loaded, load, load_text


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

    return run(inventory, choose(all_rules(), select, ignore), name)


def _filled(loaded: Loaded, today: str) -> Loaded:
    stack = enrich(loaded.stack)
    if today:
        stack = msgspec.structs.replace(stack, company=msgspec.structs.replace(stack.company, as_of=today))
    return msgspec.structs.replace(loaded, stack=stack)
