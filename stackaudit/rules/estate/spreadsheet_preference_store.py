"""The rule estate/spreadsheet-preference-store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Hit, Question, Subject
from stackaudit.audit.rule import rule
from stackaudit.audit.severity import Severity
from stackaudit.graph.listeners import going_by
from stackaudit.model.answer import given
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.systems import System
from stackaudit.rules.wording import listed, point_names, sender_names, store_names

_FILES: Final = ("spreadsheet", "file")


@rule(id="estate/spreadsheet-preference-store", severity=Severity.MEDIUM)
def spreadsheet_preference_store(context: Context) -> Iterator[Hit | Question]:
    """
    A yes or no is kept in a spreadsheet or a file.

    Why it matters: Anybody can sort, copy or overwrite it, nothing says who changed what, and each copy grows old on its own.
    It works until the person who keeps it is away.
    How to fix: Move what it keeps into the store that wins for its scopes; where people like to work in the sheet, let it read
    from there and keep nothing.
    Closes when: The store lives in a system that is neither a spreadsheet nor a file.
    May be wrong when: The sheet is the front of a database that keeps the history; the category tells what it looks like.
    Source: Brinker, chiefmartec, on spreadsheets as the glue of marketing; GDPR Art. 5(1)(f) and 5(2).

    Flagged:
        stackaudit: 1
        systems: {list: {product: spreadsheet}}
        preference_stores: {list: {in: list, covers: [phone]}}

    Passes:
        stackaudit: 1
        systems: {dialer: {category: call-centre}}
        preference_stores: {dialer: {in: dialer, covers: [phone]}}
    """
    for store in context.stack.preference_stores.values():
        if _file(context.stack.systems[store.system]):
            yield _hit(context, store)


def _file(system: System) -> str:
    """Return which kind of file a system in use is, or nothing."""
    kinds = (system.category, system.heritage)
    return next((kind for kind in _FILES if kind in kinds), "") if system.live else ""


def _hit(context: Context, store: PreferenceStore) -> Hit:
    (name,) = store_names(context.stack, [store.id])
    goes_by = sender_names(context.stack, going_by(context.book, store))
    points = [each.id for each in context.stack.collection_points.values() if store.id in given(each.writes, ())]
    evidence = [f"a no kept in it decides about {listed(goes_by, most=9)}"] if goes_by else []
    if points:
        evidence.append(f"people answer into it at {listed(point_names(context.stack, points))}")
    system = context.stack.systems[store.system]
    return Hit(
        subject=Subject("preference_stores", store.id),
        message=f"{name} is kept in {system.label}, a {_file(system)}: whoever opens it can change a no, and nothing remembers that",
        evidence=tuple(evidence),
        related=(Subject("systems", store.system),),
        severity=Severity.HIGH if goes_by else Severity.MEDIUM,
    )
