"""What the entry sheets say can be read back: every heading leads to a key, every cell to the answer that was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.model.answer import Silence
from stackaudit.model.sheet_headings import ENTRY_SHEETS, EntrySheet
from stackaudit.model.stack import Stack
from stackaudit.pipeline import audit, read, read_text
from stackaudit.render.workbook.names import Names
from stackaudit.render.workbook.xlsx import workbook
from tests.render.small_result import small_result
from tests.render.workbook.read_back import inventory, keys, record_of, shape_of

INVENTORIES = sorted((Path(__file__).resolve().parents[3] / "inventories").iterdir())

ODD = """\
stackaudit: 1
company: {currency: EUR}
teams:
  sales: {name: "Sales, EMEA"}
  field: {name: 'Field "east"'}
  twin-1: {name: Twin}
  twin-2: {name: twin}
  answer: {name: None}
systems:
  crm: {name: A/B Testing, run_by: sales, used_by: [sales, field, twin-2, answer], owner: unknown, backup: none, cost: 1200.5}
  other: {name: crm, does: none, used_by: none, seats: {paid: 12, used: unknown}, decision: keep, renews: 2027-01-31}
  third: {name: crm, guardrails: ["roles, approvals", 'a "form"'], renews: unknown, notice_days: unknown, seats: 40}
  old: {renews: 1899-12-31, training: partly, self_service: no, holds: none, export: unknown, status: retired}
flows:
  - {from: crm/wishes, to: other, every: "0 2 * * 1-5 Europe/Copenhagen", via: none, carries: [audience, preferences]}
  - {from: other, to: crm, how: manual, every: ad-hoc, direction: both, purposes: unknown}
preference_stores:
  wishes: {in: crm, covers: ["email/marketing.newsletter", "*/advertising"], history: none, system_of_record: [email]}
  more: {in: crm, name: Wishes, system_of_record: yes, history_kept: P5Y}
collection_points:
  form: {writes: [wishes, more], change_later: no, captures: [withdraw]}
  desk: {writes: none, change_later: form, via: third}
senders:
  mail: {system: other, channel: email, checks: [wishes, more], opt_out_offered: [form, desk], max_queue: 2h}
"""


@pytest.mark.parametrize("sheet", ENTRY_SHEETS, ids=lambda sheet: sheet.name)
def test_every_key_is_one_of_the_inventory_and_every_heading_stands_once(sheet: EntrySheet) -> None:
    headings = [heading.text for heading in sheet.headings]

    assert sorted(set(headings)) == sorted(headings)
    assert [] == [key for _, key in keys(sheet) if shape_of(record_of(sheet), key) is None]


@pytest.mark.parametrize("folder", INVENTORIES, ids=lambda folder: folder.name)
def test_a_real_inventory_comes_back(folder: Path) -> None:
    result = audit(read(folder), select=["reach"])

    assert _answers(result.stack) == _answers(_read_back(result))


def test_answers_that_are_hard_to_tell_apart_come_back() -> None:
    result = audit(read_text(ODD), select=["reach"])

    assert _answers(result.stack) == _answers(_read_back(result))


def test_hostile_names_come_back() -> None:
    result = small_result()

    assert _answers(result.stack) == _answers(_read_back(result))


def _read_back(result: AuditResult) -> Stack:
    stack = result.stack
    ids = {
        sheet.noun: list(held) if isinstance(held := getattr(stack, sheet.noun), dict) else [each.id for each in held]
        for sheet in ENTRY_SHEETS
    }
    return read_text(inventory(workbook(result), Names(result), ids)).stack


def _answers(stack: Stack) -> dict[str, dict[str, list[Any]]]:
    return {
        sheet.noun: {entry.id: [_answer(entry, key) for _, key in keys(sheet)] for entry in _entries(stack, sheet)}
        for sheet in ENTRY_SHEETS
    }


def _entries(stack: Stack, sheet: EntrySheet) -> list[Any]:
    held = getattr(stack, sheet.noun)
    return list(held.values() if isinstance(held, dict) else held)


def _answer(entry: Any, key: str) -> Any:
    """Return an answer as it stands; what nobody knows about a nested record, nobody knows about its keys."""
    names = {"from": "source", "to": "target", "in": "system"}
    answer = entry
    for name in key.split("."):
        answer = answer if isinstance(answer, Silence) else getattr(answer, names.get(name, name))
    return answer
