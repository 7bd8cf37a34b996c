"""Consent sources: does a sender's list come from a place where people said yes?"""

from __future__ import annotations

from stackaudit.graph.consent_sources import ConsentSources, Unsourced
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text

TEXT = """
stackaudit: 1
company: {flows_complete: %(complete)s}
systems: {list: {}, lake: {}, crm: {}, esp: {}}
preference_stores: {crm: {in: crm%(crm)s}, esp: {in: esp, covers: [email]}}
collection_points: {%(points)s}
senders: {mail: {system: esp, channel: email, checks: esp}}
flows:
%(flows)s
"""
FROM_LAKE = "  - {from: lake, to: esp, carries: [audience]}"
FROM_CRM = f"{FROM_LAKE}\n  - {{from: crm, to: lake, carries: [profile]}}"


def found(
    flows: str = FROM_LAKE, crm: str = ", covers: [email]", points: str = "", complete: str = "all"
) -> Unsourced | None:
    text = TEXT % {"flows": flows, "crm": crm, "points": points, "complete": complete}
    book = PromiseBook(load_text(text).stack)
    return ConsentSources(book).without(book.stack.senders["mail"])


def test_a_list_from_nowhere_is_found_with_its_flows() -> None:
    assert Unsourced("mail", ("lake->esp",), ("lake",), True) == found()


def test_a_store_or_a_point_upstream_is_a_source() -> None:
    assert None is found(FROM_CRM)
    assert None is found(points="form: {writes: crm, via: lake, covers: [email], captures: [give]}")


def test_the_store_that_the_sender_asks_is_none_and_a_point_there_is_one() -> None:
    assert None is not found()
    assert None is found(points="form: {writes: esp, covers: [email], captures: [give]}")
    assert None is not found(points="footer: {writes: esp, covers: [email], captures: [withdraw]}")


def test_another_channel_is_no_source_and_an_untold_one_may_be() -> None:
    other, untold = found(FROM_CRM, ", covers: [phone]"), found(FROM_CRM, "")

    assert (True, False) == (bool(other and other.certain), bool(untold and untold.certain))


def test_a_filter_by_a_store_about_it_is_enough() -> None:
    assert None is found(FROM_LAKE.replace("]}", "], filters: crm}"))
    assert None is not found(FROM_LAKE.replace("]}", "], filters: crm}"), ", covers: [phone]")


def test_a_gap_anywhere_upstream_makes_nothing_certain() -> None:
    before = f"{FROM_LAKE}\n  - {{from: list, to: lake, carries: [profile]}}"
    sure, open = found(before), found(before, complete="[lake, esp, crm]")

    assert (True, False) == (bool(sure and sure.certain), bool(open and open.certain))


def test_answers_and_planned_flows_bring_nobody_onto_a_list() -> None:
    assert None is found("  - {from: lake, to: esp, carries: [preferences, responses]}")
    assert None is found("  - {from: lake, to: esp, carries: [audience], status: planned}")


def test_a_circle_of_flows_ends() -> None:
    circle = f"{FROM_LAKE}\n  - {{from: list, to: lake, carries: [profile]}}\n  - {{from: lake, to: list, carries: [scores]}}"

    assert None is not found(circle)
