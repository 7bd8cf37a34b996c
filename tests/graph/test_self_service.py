"""Self-service: how much of what is kept a person can see and change alone."""

from __future__ import annotations

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.self_service import Coverage, only_by_page, self_service
from stackaudit.inventory.load import load_text

TEXT = """
stackaudit: 1
systems: {crm: {does: [%s]}}
preference_stores: {crm: {in: crm, covers: [email, sms]}}
collection_points:
  page: {writes: crm, %s}
senders: {letters: {system: crm, channel: post, purposes: [marketing]}}
"""
CENTRE = "kind: preference-centre, self_service: yes, captures: [give, withdraw]"


def book(point: str, does: str = "crm") -> PromiseBook:
    return PromiseBook(load_text(TEXT % (does, point)).stack)


def coverage(point: str, does: str = "crm") -> Coverage:
    return self_service(book(point, does))


def test_what_no_centre_is_about_is_missing_by_channel() -> None:
    found = coverage(f"{CENTRE}, covers: [email]")

    assert (("email", 1.0), ("sms", 0.0)) == found.channels[:2]
    assert ("sms", "post/marketing") == found.missing
    assert ("page",) == found.centres


def test_silence_leaves_it_open_and_names_the_answer() -> None:
    found = coverage("kind: preference-centre, captures: [give, withdraw], covers: ['*']")

    assert ((), ("email", "sms", "post/marketing")) == (found.missing, found.open)
    assert ("page", "self_service") == found.nearest


def test_a_place_without_a_kind_is_named_only_where_its_system_is_there_for_it() -> None:
    assert ("", "") == coverage("captures: [withdraw], covers: ['*']").nearest
    assert ("page", "kind") == coverage("captures: [withdraw], covers: ['*']", "preference-centre").nearest


def test_a_screen_is_the_only_way_where_every_point_is_one() -> None:
    page = book(f"{CENTRE}, covers: [post]")
    with_a_call = book(f"{CENTRE}, covers: [post]}}\n  call: {{writes: crm, kind: call-centre, covers: [post]")

    assert ("page",) == only_by_page(page, page.stack.senders["letters"])
    assert () == only_by_page(with_a_call, with_a_call.stack.senders["letters"])
