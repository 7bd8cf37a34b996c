"""Stores that claim to win for the same."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.rival_masters import Rivals, rivals
from stackaudit.inventory.load import load_text

THREE = """
stackaudit: 1
systems: {crm: {}, esp: {}, sms: {}}
preference_stores:
  crm: {in: crm, covers: [email, sms], system_of_record: yes}
  esp: {in: esp, covers: [email], system_of_record: yes}
  sms: {in: sms, covers: [sms], system_of_record: yes}
flows:
  - {id: feed, from: esp, to: crm, carries: [preferences], preferences: {write_rule: overwrite}}
"""


def test_stores_that_meet_by_one_between_them_are_one_group() -> None:
    assert (Rivals(("crm", "esp", "sms"), ("email", "sms"), ("feed",)),) == found(THREE)


def test_a_flow_about_something_else_overwrites_nothing() -> None:
    text = THREE.replace("{write_rule: overwrite}", "{write_rule: overwrite, covers: [sms]}")

    assert () == found(text)[0].overwriting


def test_stores_that_share_nothing_are_no_rivals() -> None:
    assert () == found(
        THREE.replace("covers: [email, sms], system_of_record: yes", "covers: [post], system_of_record: yes")
    )


def test_where_nobody_said_what_one_covers_it_is_open() -> None:
    text = THREE.replace("crm: {in: crm, covers: [email, sms]", "crm: {in: crm")

    assert [("crm",)] == [each.silent for each in found(text)]


def found(text: str) -> tuple[Rivals, ...]:
    return rivals(PromiseBook(load_text(text, vocabulary=vocabulary()).stack))
