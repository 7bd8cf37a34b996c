"""Opt-ins: a yes is followed by the engine that follows a no, and no limit is about it."""

from __future__ import annotations

from stackaudit.graph.opt_ins import OptIn, OptIns
from stackaudit.graph.polarity import Polarity
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import DropReason
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import DAY, HOUR

TEXT = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email], opt_out_is: row-delete}
  esp: {in: esp, covers: [email]%(store)s}
collection_points:
  form: {writes: crm, via: crm, covers: [email/marketing.newsletter], captures: [give, withdraw]}
  footer: {writes: crm, via: crm, covers: [email], captures: [withdraw]}
senders:
  letter: {system: esp, channel: email, purposes: [marketing.newsletter], checks: esp}
  receipts: {system: esp, channel: email, kind: service, purposes: [marketing.newsletter], checks: esp}
flows:
  - {from: crm, to: esp, carries: [preferences], %(flow)s}
"""
DAILY = "how: batch, every: day, takes: 1h"


def opt_ins(flow: str = DAILY, store: str = "", reading: Reading = Reading.AS_WRITTEN) -> tuple[OptIn, ...]:
    return OptIns(PromiseBook(load_text(TEXT % {"flow": flow, "store": store}).stack), reading).all()


def test_only_points_that_take_a_yes_and_senders_that_persuade_are_paired() -> None:
    assert [("form", "letter")] == [(each.point, each.sender) for each in opt_ins()]


def test_it_arrives_after_the_same_waits_as_a_no() -> None:
    (yes,) = opt_ins()

    assert (DAY + HOUR, ["", "crm->esp"]) == (yes.arrival, [hop.flow for hop in yes.route])


def test_a_yes_is_a_row_that_comes_so_that_no_deletion_is_needed() -> None:
    (yes,) = opt_ins(f"{DAILY}, preferences: {{says: both, deletes: ignored, sync: upsert}}")

    assert DAY + HOUR == yes.arrival


def test_a_feed_of_suppressions_carries_no_yes() -> None:
    (yes,) = opt_ins(f"{DAILY}, preferences: {{says: no-only}}")

    assert (None, (), [DropReason.OPT_INS_NOT_CARRIED]) == (yes.arrival, yes.route, [each.reason for each in yes.drops])
    assert "it carries only noes" == yes.drops[0].detail


def test_one_no_for_all_means_that_one_yes_is_none() -> None:
    """A store that keeps only the channel and denies it if any purpose is denied cannot take up a yes to one purpose."""
    (restrictive,) = opt_ins(store=", keeps: [channel], collapse: deny-if-any")
    (lenient,) = opt_ins(store=", keeps: [channel], collapse: deny-if-all")

    assert (None, [DropReason.GRANULARITY]) == (restrictive.arrival, [each.reason for each in restrictive.drops])
    assert DAY + HOUR == lenient.arrival


def test_a_flow_that_nobody_timed_gives_a_way_without_a_time() -> None:
    (yes,) = opt_ins("how: batch")

    assert (None, True) == (yes.arrival, bool(yes.route))


def test_by_hand_is_told() -> None:
    (yes,) = opt_ins("how: manual, every: 1d")

    assert yes.by_hand


def test_read_pessimistically_silence_carries_no_yes() -> None:
    (yes,) = opt_ins(reading=Reading.PESSIMISTIC)

    assert (None, ()) == (yes.arrival, yes.route)


def test_the_trace_says_what_was_followed() -> None:
    book = PromiseBook(load_text(TEXT % {"flow": DAILY, "store": ""}).stack)

    found = OptIns(book).trace(book.stack.collection_points["form"])

    assert (Polarity.YES, [("crm", 0), ("esp", DAY + HOUR)]) == (
        found.says,
        [(each.facet.id, each.time) for each in found.arrivals],
    )


def test_following_yeses_changes_no_promise() -> None:
    book = PromiseBook(load_text(TEXT % {"flow": DAILY, "store": ""}).stack)
    before = book.promises()

    OptIns(book).all()

    assert before == book.promises()
