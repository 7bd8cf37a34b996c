"""The sheets of the inventory itself: one row an entry, under headings that it can be read back from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stackaudit.audit.result import AuditResult
from stackaudit.graph.decide_by import decide_by
from stackaudit.model.answer import present
from stackaudit.model.preferences import PreferenceStore
from stackaudit.model.sheet_headings import (
    FLOWS,
    ID,
    POINTS,
    PREFERENCES,
    REGISTER,
    SENDERS,
    TEAMS,
    EntrySheet,
    Heading,
)
from stackaudit.model.stack import NOUNS
from stackaudit.model.systems import System
from stackaudit.render.diagram.shores import checked_stores
from stackaudit.render.html.table import written_at
from stackaudit.render.money import currency
from stackaudit.render.workbook.answers import Read, choices, listed, reader
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.sheet import EMPTY, Cell, Column, Sheet, text

WorkedOut = Mapping[str, Callable[[Any], Cell]]
"""What makes the cells of columns that no key answers, by heading."""


def register(result: AuditResult, names: Names) -> Sheet:
    """Return the systems."""
    unit = text(currency(result.stack.company))

    def decide(system: System) -> Cell:
        day = decide_by(system)
        return Cell(day) if day else EMPTY

    about = "Every system with what was said about it; the day to decide is the renewal less the notice."
    worked_out = {"Decide by": decide, "Currency": lambda system: unit if present(system.cost) else EMPTY}
    return _sheet(result, names, REGISTER, about, worked_out)


def flows(result: AuditResult, names: Names) -> Sheet:
    """Return the flows."""
    return _sheet(result, names, FLOWS, "What goes from one system to another, how, and how often.")


def preferences(result: AuditResult, names: Names) -> Sheet:
    """Return the places that keep a yes or no."""
    writers = _by_store(
        names, "collection_points", {id: point.writes for id, point in result.stack.collection_points.items()}
    )
    askers = _by_store(
        names, "senders", {id: checked_stores(result.stack, each) for id, each in result.stack.senders.items()}
    )
    islands = {store: island.number for island in result.islands for store in island.stores}

    def island(store: PreferenceStore) -> Cell:
        return Cell(islands[store.id]) if store.id in islands else EMPTY

    worked_out: WorkedOut = {
        "Written by": lambda store: text(listed(writers.get(store.id, ()))),
        "Asked by": lambda store: text(listed(askers.get(store.id, ()))),
        "Island": island,
    }
    about = "Every place that keeps a customer's yes or no; those on one island tell each other."
    return _sheet(result, names, PREFERENCES, about, worked_out)


def collection_points(result: AuditResult, names: Names) -> Sheet:
    """Return the places where a person says yes or no."""
    return _sheet(result, names, POINTS, "Every place where a person says yes, no or how.")


def senders(result: AuditResult, names: Names) -> Sheet:
    """Return what contacts a person."""
    return _sheet(result, names, SENDERS, "Everything that contacts a person, and what it asks before.")


def teams(result: AuditResult, names: Names) -> Sheet:
    """Return the teams."""
    return _sheet(result, names, TEAMS, "Who runs and uses the systems, and what they can do for a customer.")


def _sheet(
    result: AuditResult, names: Names, sheet: EntrySheet, about: str, worked_out: WorkedOut | None = None
) -> Sheet:
    record = next(noun.record for noun in NOUNS if noun.key == sheet.noun)
    held = getattr(result.stack, sheet.noun)
    entries = held.values() if isinstance(held, Mapping) else held
    known: WorkedOut = {
        **(worked_out or {}),
        "Written at": lambda entry: text(written_at(result.place(sheet.noun, entry.id))),
    }
    cells: list[Read] = [
        _id if heading.key == ID else reader(record, heading.key, names) if heading.key else known[heading.text]
        for heading in sheet.headings
    ]
    return Sheet(
        name=sheet.name,
        about=about,
        columns=tuple(
            Column(
                heading=heading.text,
                read_back=bool(heading.key),
                choices=_choices(record, heading),
            )
            for heading in sheet.headings
        ),
        rows=tuple(tuple(cell(entry) for cell in cells) for entry in entries),
        frozen=1,
    )


def _id(entry: Any) -> Cell:
    return text(entry.id)


def _choices(record: Any, heading: Heading) -> tuple[str, ...]:
    return choices(record, heading.key) if heading.key not in ("", ID) else ()


def _by_store(names: Names, noun: str, stores: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the names of the entries that have to do with a store, by store."""
    found: dict[str, list[str]] = {}
    for id, touched in stores.items():
        for store in touched if isinstance(touched, tuple) else ():
            found.setdefault(store, []).append(names.of(noun, id))
    return found
