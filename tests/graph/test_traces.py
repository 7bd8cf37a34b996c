"""Traces: where one no gets to, hop by hop, and where it stopped, in words that a person can take."""

from __future__ import annotations

from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import DropReason, Trace
from stackaudit.graph.traces import trace
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import HOUR

TEXT = """
stackaudit: 1
systems: {web: {}, crm: {}, hub: {}, esp: {}, lake: {}}
preference_stores:
  crm: {in: crm, covers: [email, sms]}
  esp: {in: esp, covers: [email]}
collection_points:
  form: {writes: crm, via: web, covers: [email, sms], keys: [email]}
flows:
  - {id: form-post, from: web, to: crm, carries: [preferences], how: api, every: now}
  - {id: nightly, from: crm, to: hub, carries: [preferences], how: batch, every: day, takes: 1h,
     preferences: {key: email, keeps: [channel, purpose]}}
  - {id: list, from: hub, to: esp, carries: [preferences], how: manual, every: 2bd}
  - {id: dump, from: hub, to: lake, carries: [preferences], how: batch}
  - {id: one-day, from: crm, to: lake, carries: [preferences], status: planned}
"""


def found(reading: Reading = Reading.AS_WRITTEN, text: str = TEXT) -> Trace:
    book = PromiseBook(load_text(text).stack)
    return trace(book, book.stack.collection_points["form"], reading)


def test_arrivals_are_told_in_the_order_in_which_they_happen() -> None:
    # Of the lake only the least is known: nobody said how often the dump is made.
    assert [("web", 0), ("crm", 0), ("hub", 25), ("lake", 25), ("esp", 145)] == sorted(
        ((arrival.facet.id, arrival.time // HOUR) for arrival in found().arrivals),
        key=lambda each: (each[1], each[0] != "web", each[0]),
    )


def test_each_arrival_has_its_route_from_where_it_was_said() -> None:
    route = next(arrival.route for arrival in found().arrivals if arrival.facet.id == "esp")

    assert [
        ("collect:form", "relay:web", "", 0, False),
        ("relay:web", "store:crm", "form-post", 0, False),
        ("store:crm", "relay:hub", "nightly", 25 * HOUR, False),
        ("relay:hub", "store:esp", "list", 120 * HOUR, True),
    ] == [(str(hop.source), str(hop.target), hop.flow, hop.wait, hop.by_hand) for hop in route]
    assert [0, 0, 25 * HOUR, 145 * HOUR] == [hop.arrival for hop in route]


def test_a_hop_that_nobody_timed_has_no_wait_and_its_arrival_says_so() -> None:
    lake = next(arrival for arrival in found().arrivals if arrival.facet.id == "lake")

    assert (True, None) == (lake.untimed, lake.route[-1].wait)


def test_by_hand_is_told_of_all_that_comes_after_it() -> None:
    assert {"web": False, "crm": False, "hub": False, "lake": False, "esp": True} == {
        arrival.facet.id: arrival.by_hand for arrival in found().arrivals
    }


def test_what_was_lost_is_told_with_its_reason() -> None:
    assert [("one-day", DropReason.NOT_LIVE), ("list", DropReason.SCOPE)] == [
        (drop.flow, drop.reason) for drop in found().drops
    ]


def test_a_store_that_hears_all_that_it_covers_hears_exactly() -> None:
    assert {"exact"} == {arrival.fidelity for arrival in found().arrivals}


def test_a_store_that_hears_less_than_it_covers_hears_under() -> None:
    only_sms = TEXT.replace("key: email, keeps", "key: email, covers: [sms], keeps").replace(
        "covers: [email]}", "covers: [email, sms]}"
    )

    assert "under" == next(arrival.fidelity for arrival in found(text=only_sms).arrivals if arrival.facet.id == "esp")


def test_keys_that_nobody_stated_are_not_told() -> None:
    assert {"web": ("email",), "crm": None, "hub": ("email",), "lake": None, "esp": None} == {
        arrival.facet.id: arrival.keys for arrival in found().arrivals
    }


def test_read_pessimistically_the_same_no_gets_nowhere_that_somebody_did_not_spell_out() -> None:
    pessimistic = found(Reading.PESSIMISTIC)

    assert (["web"], Reading.PESSIMISTIC) == (
        [arrival.facet.id for arrival in pessimistic.arrivals],
        pessimistic.reading,
    )
    assert [DropReason.OPT_OUTS_NOT_CARRIED] == [drop.reason for drop in pessimistic.drops]


def test_the_same_inventory_gives_the_same_trace() -> None:
    assert found() == found()
