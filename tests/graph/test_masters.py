"""Which store wins, and where none does."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.masters import Master, Unmastered, claims, masters, unmastered
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

THREE_STORES = """
stackaudit: 1
company: {preference_master: none}
systems: {crm: {}, esp: {}, sms: {}}
preference_stores:
  crm: {in: crm, covers: [email, sms]}
  esp: {in: esp, covers: [email]}
  sms: {in: sms, covers: [sms]}
flows:
  - {from: crm, to: esp, carries: [preferences], how: api, every: now}
  - {from: crm, to: sms, carries: [preferences], how: api, every: now}
"""


def test_what_two_stores_share_and_none_wins_for() -> None:
    expected = Unmastered(("email", "sms"), ("crm", "esp", "sms"), (), (), ())

    assert expected == unmastered(book(THREE_STORES))


def test_a_store_that_wins_for_a_scope_settles_that_scope() -> None:
    text = THREE_STORES.replace(
        "esp: {in: esp, covers: [email]}", "esp: {in: esp, covers: [email], system_of_record: yes}"
    )

    assert ("sms",) == unmastered(book(text)).scopes


def test_where_nobody_said_which_wins_it_is_open() -> None:
    found = unmastered(book(THREE_STORES.replace("preference_master: none", "name: Shop")))

    assert () == found.scopes
    assert ("email", "sms") == found.open_scopes


def test_where_nobody_said_what_a_store_covers_sharing_is_open() -> None:
    found = unmastered(book(THREE_STORES.replace("crm: {in: crm, covers: [email, sms]}", "crm: {in: crm}")))

    assert () == found.scopes
    assert ("crm",) == found.silent


def test_the_store_that_most_others_hear_from_leads_where_none_wins() -> None:
    assert (Master("crm", leads=2),) == masters(book(THREE_STORES))


def test_nobody_leads_where_nobody_said_whether_one_wins() -> None:
    assert () == masters(book(THREE_STORES.replace("preference_master: none", "name: Shop")))


def test_a_store_that_was_named_wins_whoever_leads() -> None:
    assert (Master("sms"),) == masters(book(THREE_STORES.replace("preference_master: none", "preference_master: sms")))


def test_nobody_leads_where_two_lead_alike() -> None:
    back = "  - {from: esp, to: crm, carries: [preferences], how: api, every: now}\n"

    assert () == masters(book(THREE_STORES.replace("covers: [email]", "covers: [email, sms]") + back))


def test_a_store_that_wins_for_a_scope_claims_that_scope_alone() -> None:
    text = THREE_STORES.replace(
        "crm: {in: crm, covers: [email, sms]}", "crm: {in: crm, covers: [email, sms], system_of_record: [sms]}"
    )
    found = book(text)

    assert [("crm", ("sms",))] == [(store, found.universe.patterns(cells)) for store, cells in claims(found)]


def book(text: str) -> PromiseBook:
    return PromiseBook(load_text(text, vocabulary=vocabulary()).stack)
