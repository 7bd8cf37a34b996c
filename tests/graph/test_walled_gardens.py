"""Walled gardens: suites that keep a yes or no among themselves."""

from __future__ import annotations

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.walled_gardens import WalledGarden, walled_gardens
from stackaudit.inventory.load import load_text

ACME = """
stackaudit: 1
company: {flows_complete: all}
systems: {crm: {suite: ACME}, esp: {suite: acme }, old: {suite: acme, status: retired}, sms: {suite: other}}
preference_stores:
  crm: {in: crm, covers: [email, sms]}
  esp: {in: esp, covers: [email]}
  sms: {in: sms, covers: [sms, phone]}
senders:
  texts: {system: sms, channel: sms, checks: sms}
  mail: {system: esp, channel: email, checks: esp}
flows: [{from: crm, to: esp, carries: [preferences]}]
"""


def test_a_garden_names_its_live_systems_and_what_is_on_the_other_side() -> None:
    (garden,) = gardens(ACME)

    assert ("ACME", ("crm", "esp"), ("crm", "esp")) == (garden.suite, garden.systems, garden.stores)
    assert (("crm->esp",), ()) == (garden.inside, garden.crossing)
    assert (("sms",), ("texts",), ("sms",)) == (garden.others, garden.senders, garden.scopes)
    assert garden.certain


def test_a_no_that_goes_out_opens_it() -> None:
    assert () == gardens(ACME.replace("flows: [", "flows: [{from: esp, to: sms, carries: [preferences]}, "))


def test_yeses_that_come_in_do_not() -> None:
    flow = "{id: feed, from: sms, to: crm, carries: [preferences], preferences: {says: yes-only}}"

    (garden,) = gardens(ACME.replace("flows: [", f"flows: [{flow}, "))

    assert ("feed",) == garden.crossing


def test_a_question_over_the_wall_opens_it() -> None:
    assert () == gardens(ACME.replace("channel: sms, checks: sms", "channel: sms, checks: [sms, crm]"))
    assert () == gardens(
        ACME.replace("flows: [", "flows: [{from: crm, to: sms, carries: [audience], filters: [crm]}, ")
    )


def test_a_list_of_flows_with_gaps_leaves_it_open() -> None:
    (garden,) = gardens(ACME.replace("flows_complete: all", "flows_complete: [crm]"))

    assert not garden.certain


def test_a_system_alone_and_a_suite_without_flows_are_no_gardens() -> None:
    assert () == gardens(ACME.replace("esp: {suite: acme }", "esp: {}"))
    assert () == gardens(ACME.partition("flows: [")[0])


def gardens(text: str) -> tuple[WalledGarden, ...]:
    return walled_gardens(PromiseBook(load_text(text).stack))
