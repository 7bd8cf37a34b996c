"""What is lost on a flow, and what is only taken on trust."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.losses import FlowLoss, losses, on_trust
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.trace import DropReason
from stackaudit.inventory.load import load_text

YES_ONLY = """
stackaudit: 1
systems: {crm: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [email, phone]}, esp: {in: esp, covers: [email]}}
collection_points: {agent: {writes: crm, covers: [email, phone]}, form: {writes: crm, covers: [email]}}
senders: {newsletter: {system: esp, channel: email, checks: esp}}
flows:
  - {id: feed, from: crm, to: esp, carries: [preferences], how: api, every: now, preferences: {says: yes-only}}
"""
NOES_BESIDE = """
  - {id: noes, from: crm, to: esp, carries: [preferences], how: api, every: now, preferences: {says: no-only}}
"""


def test_a_loss_names_its_flow_its_points_and_what_the_target_would_have_kept() -> None:
    (loss,) = lost(YES_ONLY)

    assert ("feed", "crm", "esp") == (loss.flow, loss.source.id, loss.target.id)
    assert ("agent", "form") == loss.points
    assert ("email",) == loss.scopes
    assert () == loss.cuts


def test_where_all_flows_are_written_down_it_cuts_promises() -> None:
    (loss,) = lost(YES_ONLY.replace("stackaudit: 1", "stackaudit: 1\ncompany: {flows_complete: all}"))

    assert ("agent->newsletter", "form->newsletter") == loss.cuts


def test_what_arrives_by_another_flow_is_not_lost() -> None:
    assert () == lost(YES_ONLY + NOES_BESIDE.lstrip("\n"))


def test_another_reason_is_another_loss() -> None:
    assert () == lost(YES_ONLY, DropReason.IDENTITY)


def test_what_nobody_said_that_the_target_keeps_is_not_lost() -> None:
    assert () == lost(YES_ONLY.replace("esp: {in: esp, covers: [email]}", "esp: {in: esp}"))


def test_a_promise_is_on_trust_where_its_route_holds_only_at_face_value() -> None:
    book = PromiseBook(load_text(YES_ONLY.replace("{says: yes-only}", "{key: email}"), vocabulary=vocabulary()).stack)

    found = on_trust(book.promises())

    assert {"feed": ["agent->newsletter", "form->newsletter"]} == {
        flow: [promise.id for promise in promises] for flow, promises in found.items()
    }


def lost(text: str, reason: DropReason = DropReason.OPT_OUTS_NOT_CARRIED) -> tuple[FlowLoss, ...]:
    book = PromiseBook(load_text(text, vocabulary=vocabulary()).stack)
    return losses(book, book.promises(), reason)
