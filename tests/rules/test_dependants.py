"""What hangs on a system."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject
from stackaudit.inventory.load import load_text
from stackaudit.rules.dependants import dependants, kept_and_sent, related

_CONTEXT = Context(
    load_text(
        """\
stackaudit: 1
systems: {esp: {name: Mailer}, crm: {name: CRM}, web: {name: Web}, alone: {}}
flows:
  - {from: web, to: esp, carries: [leads]}
  - {from: esp, to: crm, carries: [responses]}
  - {from: crm, to: esp, carries: [audience], status: planned}
preference_stores: {list: {name: Newsletter list, in: esp}}
senders: {news: {name: Newsletter, system: esp, channel: email}}
"""
    ).stack
)


def test_what_a_system_keeps_sends_and_is_joined_with() -> None:
    assert [
        "keeps a yes or no: Newsletter list",
        "sends from it: Newsletter",
        "2 live flows join it with Web and CRM",
    ] == [*dependants(_CONTEXT, "esp")]
    assert ["1 live flow joins it with Mailer"] == [*dependants(_CONTEXT, "crm")]
    assert [] == [*dependants(_CONTEXT, "alone")]
    assert [] == [*kept_and_sent(_CONTEXT, "crm")]


def test_stores_and_senders_are_places_to_look_at() -> None:
    assert (Subject("preference_stores", "list"), Subject("senders", "news")) == related(_CONTEXT, "esp")
