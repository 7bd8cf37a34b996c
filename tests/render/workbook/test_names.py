"""A name stands in a cell where it tells which entry is meant; else the id does."""

from __future__ import annotations

import pytest

from stackaudit.pipeline import audit, read_text
from stackaudit.render.workbook.names import Names

STACK = """\
stackaudit: 1
teams: {sales: {name: "Sales, EMEA"}}
systems:
  crm: {name: "Marlin CRM", run_by: sales}
  twin-1: {name: Twin}
  twin-2: {name: TWIN}
  false-friend: {name: CRM}
  answer: {name: "Unknown"}
  two-lines: {name: "Two\\n lines"}
  bare: {}
flows:
  - {from: crm, to: bare}
  - {from: crm/wishes, to: twin-1}
preference_stores:
  wishes: {in: crm}
  named: {in: crm, name: Opt-outs}
collection_points: {form: {name: Form, writes: wishes}}
senders: {mail: {name: Letters, system: crm, channel: post}}
automations: {hello: {name: Welcome}}
"""


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(audit(read_text(STACK), select=["reach"]))


@pytest.mark.parametrize(
    "noun, id, expected",
    [
        ("systems", "crm", "Marlin CRM"),
        ("systems", "twin-1", "twin-1"),
        ("systems", "twin-2", "twin-2"),
        ("systems", "false-friend", "false-friend"),
        ("systems", "answer", "answer"),
        ("systems", "two-lines", "Two lines"),
        ("systems", "bare", "bare"),
        ("systems", "nowhere", "nowhere"),
        ("teams", "sales", "Sales, EMEA"),
        ("preference_stores", "wishes", "Marlin CRM"),
        ("preference_stores", "named", "Opt-outs"),
        ("automations", "hello", "Welcome"),
        ("flows", "crm->bare", "Marlin CRM → bare"),
        ("flows", "crm/wishes->twin-1", "crm/wishes → twin-1"),
        ("flows", "gone->away", "gone->away"),
        ("promises", "form->mail", "Form → Letters"),
        ("practices", "brand-code", "brand-code"),
    ],
)
def test_an_entry_is_called(noun: str, id: str, expected: str, names: Names) -> None:
    assert expected == names.of(noun, id)
