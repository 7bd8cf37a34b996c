"""The answers that would change most: five at most, each with a question, a person and a place."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.audit.finding import Subject
from stackaudit.audit.unknowns import MOST, asked, decisive
from stackaudit.inventory.load import load_text
from stackaudit.model.stack import Stack
from stackaudit.pipeline import read
from tests.audit.made import audited
from tests.check import ROOT

STICKY = """\
stackaudit: 1
teams: {it: {name: IT team}}
systems: {crm: {name: Marlin, run_by: it}, esp: {name: Barge, owner: Editor}}
preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {agent: {writes: crm, via: none, captures: [withdraw], covers: [email]}}
senders: {newsletter: {name: Newsletter, system: esp, channel: email, checks: esp}}
"""


def test_an_unknown_has_a_question_a_person_and_a_place() -> None:
    crm, esp = audited(STICKY).unknowns

    assert (Subject("systems", "crm", "flows_complete"), "IT team") == (crm.subject, crm.ask)
    assert ("Are all flows into and out of Barge written down?", "Editor") == (esp.text, esp.ask)
    assert ("agent->newsletter",) == esp.promises
    assert crm.location is not None
    assert 3 == crm.location.line


def test_where_no_verdict_hangs_on_an_answer_there_is_none() -> None:
    assert () == audited(STICKY.replace("checks: esp", "checks: none")).unknowns


def test_there_are_five_at_most_and_no_rule_is_needed() -> None:
    context = Context(_linden_harbour())

    assert MOST == len(decisive(context)) < len(context.open_answers)


def test_every_answer_that_can_be_missing_has_a_question_of_its_own() -> None:
    contexts = [Context(_linden_harbour()), Context(load_text(STICKY).stack), Context(_sticky_notes())]

    texts = [asked(context, open) for context in contexts for open in context.open_answers]

    assert [] == [text for text in texts if text.startswith("What is `") or not text.endswith("?")]


def _linden_harbour() -> Stack:
    return read(ROOT / "inventories" / "linden-harbour-bank").stack


def _sticky_notes() -> Stack:
    return read(ROOT / "inventories" / "sticky-notes").stack
