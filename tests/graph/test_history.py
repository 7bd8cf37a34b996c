"""Does what is said get to a store that keeps its history?"""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.history import Unrecorded, sole_keepers, unrecorded
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

LINKED = """
stackaudit: 1
systems: {crm: {}, ledger: {}}
preference_stores:
  crm: {in: crm, covers: [email, phone], history: last-change}
  ledger: {in: ledger, covers: [email], history: evidence}
collection_points: {agent: {writes: crm, covers: [email, phone]}}
flows:
  - {from: crm, to: ledger, carries: [preferences], how: api, every: now}
"""
APART = LINKED.partition("flows:")[0]


def test_what_reaches_no_history_is_named_by_its_scope() -> None:
    expected = (Unrecorded("agent", ("phone",), "last-change", ("crm",), (), certain=True),)

    assert expected == unrecorded_in(LINKED)


def test_a_way_that_nobody_wrote_down_may_lead_to_a_history() -> None:
    (found,) = unrecorded_in(APART.replace("email, phone", "email"))

    assert not found.certain


def test_where_all_flows_into_the_history_are_written_down_there_is_no_way() -> None:
    text = APART.replace("email, phone", "email").replace("systems:", "company: {flows_complete: [ledger]}\nsystems:")

    (found,) = unrecorded_in(text)

    assert found.certain


def test_a_store_of_which_nobody_said_what_it_keeps_leaves_it_open() -> None:
    (found,) = unrecorded_in(LINKED.replace(", history: last-change", ""))

    assert ("crm",) == found.silent
    assert not found.certain


def test_what_no_store_hears_is_not_a_matter_of_history() -> None:
    assert () == unrecorded_in(LINKED.replace("agent: {writes: crm, covers: [email, phone]}", "agent: {writes: none}"))


def test_where_nobody_said_what_a_point_is_about_any_history_will_do() -> None:
    assert () == unrecorded_in(LINKED.replace("agent: {writes: crm, covers: [email, phone]}", "agent: {writes: crm}"))


def test_a_store_alone_keeps_the_history_of_what_no_other_may_keep() -> None:
    text = """
stackaudit: 1
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email, phone], history: change-log}
  esp: {in: esp, covers: [email], history: evidence}
"""
    book = PromiseBook(load_text(text, vocabulary=vocabulary()).stack)

    assert ("crm",) == sole_keepers(book)


def unrecorded_in(text: str) -> tuple[Unrecorded, ...]:
    return unrecorded(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))
