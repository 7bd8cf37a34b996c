"""Whom to ask: the owner of an entry, else whoever answers for its system."""

from __future__ import annotations

from stackaudit.audit.context import Context
from stackaudit.audit.whom import of_automation, of_point, of_sender, of_store
from stackaudit.inventory.load import load_text

CONTEXT = Context(
    load_text("""
stackaudit: 1
teams: {web: {name: Web team}}
systems: {site: {run_by: web}, crm: {owner: Ana}, esp: {}}
preference_stores: {crm: {in: crm}, own: {in: crm, owner: Bo}, esp: {in: esp}}
collection_points:
  own: {owner: Cy, writes: crm}
  via: {via: site, writes: crm}
  written: {writes: own}
  nowhere: {writes: none}
  silent: {}
automations:
  team: {team: web, reviewer: Eli, in: crm}
  reviewer: {team: none, reviewer: Eli, in: crm}
  system: {reviewer: none, in: site}
  nowhere: {}
senders: {own: {system: crm, channel: email, owner: Di}, crm: {system: crm, channel: email}}
""").stack
)


def test_the_owner_of_a_store_comes_before_that_of_its_system() -> None:
    stores = CONTEXT.stack.preference_stores.values()

    assert ["Ana", "Bo", ""] == [of_store(CONTEXT, store) for store in stores]


def test_a_point_is_asked_about_where_it_is_and_then_where_it_writes() -> None:
    points = CONTEXT.stack.collection_points.values()

    assert ["Cy", "Web team", "Bo", "", ""] == [of_point(CONTEXT, point) for point in points]


def test_the_owner_of_a_sender_comes_before_that_of_its_system() -> None:
    assert ["Di", "Ana"] == [of_sender(CONTEXT, sender) for sender in CONTEXT.stack.senders.values()]


def test_the_team_of_an_automation_comes_before_its_reviewer_and_that_one_before_its_system() -> None:
    automations = CONTEXT.stack.automations.values()

    assert ["Web team", "Eli", "Web team", ""] == [of_automation(CONTEXT, each) for each in automations]
