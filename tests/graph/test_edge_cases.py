"""The edge cases of following a no that are easy to get wrong, each a small inventory with its exact outcome."""

from __future__ import annotations

from stackaudit.graph.hearing import Hearing
from stackaudit.graph.opt_ins import OptIns
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.trace import DropReason
from stackaudit.graph.traces import trace
from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.graph.verdict import Fidelity, Verdict
from stackaudit.graph.waits import process_days, strict_limit_hours
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import DAY, HOUR
from stackaudit.pipeline import audit, read_text

TWO = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all, opt_out_promise: 48h}
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email]%(crm)s}
  esp: {in: esp, covers: [email]%(esp)s}
collection_points:
  agent: {writes: crm, via: crm, covers: [email], captures: [withdraw]%(point)s}
senders:
  mail: {system: esp, channel: email, purposes: [marketing], checks: esp, checked: at-send%(sender)s}
flows:
  - {from: crm, to: esp, carries: [preferences], how: event, every: now, takes: 1h%(flow)s}
"""


def book(text: str) -> PromiseBook:
    return PromiseBook(load_text(text).stack)


def promises(text: str) -> dict[str, Promise]:
    return {promise.id: promise for promise in book(text).promises()}


def two(crm: str = "", esp: str = "", point: str = "", sender: str = "", flow: str = "") -> Promise:
    """Return the only promise of a no said to an agent in the CRM, and of mail that asks the e-mail tool."""
    (promise,) = promises(TWO % {"crm": crm, "esp": esp, "point": point, "sender": sender, "flow": flow}).values()
    return promise


def stops(promise: Promise) -> list[DropReason]:
    return [drop.reason for drop in promise.drops]


def test_01_same_person_with_two_addresses_or_a_shared_phone() -> None:
    """A no under one key is a no for that key: it passes a link that joins by another only where the keys are resolved.

    ``applies_to`` states it of a store; what decides whether the no travels is which keys a system can resolve.
    """
    by_phone = two(
        crm=", applies_to: identifier", point=", keys: [phone]", flow=", preferences: {says: both, key: email}"
    )
    by_email = two(
        crm=", applies_to: identifier", point=", keys: [email]", flow=", preferences: {says: both, key: email}"
    )

    assert (Verdict.BROKEN, [DropReason.IDENTITY]) == (by_phone.verdict, stops(by_phone))
    assert (Verdict.KEPT, HOUR) == (by_email.verdict, by_email.arrival)


def test_02_a_cycle_ends_by_dominance_and_improves_nothing_but_keys() -> None:
    """The CRM and the e-mail tool tell each other; coming back, the no has no better time, scope or provenance."""
    text = """
stackaudit: 1
systems: {crm: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [email]}, esp: {in: esp, covers: [email]}}
collection_points: {agent: {writes: crm, via: crm, covers: [email], keys: [email], records: [event_time]}}
flows:
  - {id: out, from: crm, to: esp, carries: [preferences], how: event, every: now, takes: 1h,
     preferences: {key: email, provenance: [event_time, source, actor, method]}}
  - {id: back, from: esp, to: crm, carries: [preferences], how: event, every: now, takes: 1h,
     preferences: {key: email, extra_keys: [customer-id], provenance: [event_time, source, actor, method]}}
identity: [{at: esp, from: email, to: customer-id}]
"""
    stack_book = book(text)
    point = stack_book.stack.collection_points["agent"]

    found = trace(stack_book, point)
    links = Hearing(stack_book).links
    at_crm = Hearing(stack_book).followed(point).labels[links.store_node["crm"]]

    assert [("crm", 0, "time"), ("esp", HOUR, "time")] == [
        (arrival.facet.id, arrival.time, arrival.provenance) for arrival in found.arrivals
    ]
    assert [(0, ("email",)), (2 * HOUR, ("customer-id", "email"))] == [
        (label.time, tuple(sorted(links.keys.names(label.keys) or ()))) for label in at_crm
    ]
    assert [1, 1] == [label.provenance for label in at_crm]


def test_03_a_denial_represented_as_a_deletion() -> None:
    """Where a no makes a row go away, only a flow that carries deletions or mirrors its source tells it on."""
    gone = ", opt_out_is: row-delete"
    ignored = two(crm=gone, flow=", preferences: {says: both, deletes: ignored, sync: upsert}")

    assert (Verdict.BROKEN, [DropReason.OPT_OUTS_NOT_CARRIED]) == (ignored.verdict, stops(ignored))
    assert Verdict.KEPT is two(crm=gone, flow=", preferences: {says: both, deletes: propagated}").verdict
    assert Verdict.KEPT is two(crm=gone, flow=", preferences: {says: both, deletes: ignored, sync: mirror}").verdict


def test_04_an_opt_in_only_feed_carries_no_no() -> None:
    """The same feed brings a yes in an hour and a no never; a feed of noes only is the other way round."""
    stack_book = book(
        TWO % {"crm": "", "esp": "", "sender": "", "point": "", "flow": ", preferences: {says: yes-only}"}
    )
    (promise,) = stack_book.promises()
    (yes,) = OptIns(book(_gives(", preferences: {says: yes-only}"))).all()
    (no_only,) = OptIns(book(_gives(", preferences: {says: no-only}"))).all()

    assert (Verdict.BROKEN, [DropReason.OPT_OUTS_NOT_CARRIED]) == (promise.verdict, stops(promise))
    assert HOUR == yes.arrival
    assert (None, [DropReason.OPT_INS_NOT_CARRIED]) == (no_only.arrival, [drop.reason for drop in no_only.drops])


def _gives(flow: str) -> str:
    text = TWO % {"crm": "", "esp": "", "sender": "", "point": "", "flow": flow}
    return text.replace("captures: [withdraw]", "captures: [give]")


def test_05_a_parents_denial_reaches_its_children_and_a_brands_only_the_brand() -> None:
    """A no to marketing is one to the newsletter, never the other way; a brand's no leaves the group's other brand alone."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all, brands: [north, south]}
systems: {esp: {}}
preference_stores: {esp: {in: esp, covers: [email]}}
collection_points:
  whole: {writes: esp, via: esp, covers: [email/marketing], captures: [withdraw]}
  one: {writes: esp, via: esp, covers: [email/marketing.newsletter], captures: [withdraw]}
  north: {writes: esp, via: esp, covers: [email], brands: [north], captures: [withdraw]}
senders:
  letter: {system: esp, channel: email, purposes: [marketing.newsletter], checks: esp, brands: [north]}
  offers: {system: esp, channel: email, purposes: [marketing.offers], checks: esp, brands: [north]}
  south: {system: esp, channel: email, purposes: [marketing.offers], checks: esp, brands: [south]}
"""
    found = promises(text)

    assert {"whole->letter", "whole->offers", "whole->south", "one->letter", "north->letter", "north->offers"} == set(
        found
    )
    assert {Verdict.KEPT} == {promise.verdict for promise in found.values()}


def test_06_partial_reach_is_judged_by_its_worst_cell() -> None:
    """The newsletter's cell arrives and the text message's does not: two senders, two verdicts; one sender of both, the worst."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [email, sms]}, esp: {in: esp, covers: [email, sms]}}
collection_points: {agent: {writes: crm, via: crm, covers: [email, sms], captures: [withdraw]}}
senders:
  letter: {system: esp, channel: email, purposes: [marketing.newsletter], checks: esp}
  both: {system: esp, channel: email, purposes: [marketing.newsletter, marketing.offers], checks: esp}
  texts: {system: esp, channel: sms, purposes: [marketing], checks: esp}
flows:
  - {from: crm, to: esp, carries: [preferences], how: event, every: now,
     preferences: {covers: [email/marketing.newsletter], says: both}}
"""
    found = promises(text)

    assert {"agent->letter": Verdict.KEPT, "agent->both": Verdict.BROKEN, "agent->texts": Verdict.BROKEN} == {
        id: promise.verdict for id, promise in found.items()
    }
    assert [Fidelity.EXACT, Fidelity.UNDER, Fidelity.UNDER] == [promise.fidelity for promise in found.values()]


def test_07_a_flow_of_unknown_scope_leaves_the_verdict_open() -> None:
    """Taken at face value it covers everything; read pessimistically nothing, so that the promise is not confirmed."""
    promise = two(flow=", tolerated_failures: 0, preferences: {covers: unknown, says: both}")

    assert (Verdict.KEPT, Verdict.BROKEN, Verdict.KEPT) == (promise.verdict, promise.pessimistic, promise.optimistic)
    assert any("carries every scope" in text for text in promise.assumptions)


def test_08_a_stop_that_the_carrier_obeys_and_nobody_else_hears() -> None:
    """A toll-free STOP lies with the carrier: the point writes a store there, and what the carrier blocks is a sender's check.

    There is no field for a block at the carrier, so the number behind it checks the carrier's store and others their own.
    """
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {carrier: {party: third-party}, texter: {}}
preference_stores: {carrier: {in: carrier, covers: [sms]}, texter: {in: texter, covers: [sms]}}
collection_points: {stop: {kind: reply-keyword, writes: carrier, via: carrier, covers: [sms], captures: [withdraw]}}
senders:
  toll-free: {system: texter, channel: sms, purposes: [marketing], checks: carrier}
  short-code: {system: texter, channel: sms, purposes: [marketing], checks: texter}
"""
    found = promises(text)

    assert (Verdict.KEPT, ("carrier",)) == (found["stop->toll-free"].verdict, found["stop->toll-free"].heard)
    assert (Verdict.BROKEN, [DropReason.NO_FLOW]) == (
        found["stop->short-code"].verdict,
        stops(found["stop->short-code"]),
    )


def test_09_a_complaint_is_a_no_and_a_bounce_is_not() -> None:
    """A spam complaint withdraws. A hard bounce is about delivery: it captures nothing, and makes no promise."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {esp: {}}
preference_stores: {esp: {in: esp, covers: [email]}}
collection_points:
  complaint: {kind: spam-complaint, writes: esp, via: esp, covers: [email], captures: [withdraw]}
  bounce: {kind: hard-bounce, writes: esp, via: esp, covers: [email], captures: []}
senders: {mail: {system: esp, channel: email, purposes: [marketing], checks: esp}}
"""
    assert {"complaint->mail": Verdict.KEPT} == {id: promise.verdict for id, promise in promises(text).items()}


def test_10_a_yes_after_a_no_travels_by_itself() -> None:
    """A later yes is followed apart from the no: a feed of suppressions keeps the no for ever and never tells the yes.

    Which of two events wins where both arrive is ``write_rule``; an inventory has stated flows, not single events.
    """
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [sms]}, esp: {in: esp, covers: [sms], conflict: newest-event-wins}}
collection_points: {keyword: {kind: sms-keyword, writes: crm, via: crm, covers: [sms], captures: [give, withdraw]}}
senders: {texts: {system: esp, channel: sms, purposes: [marketing], checks: esp}}
flows:
  - {id: sticky, from: crm, to: esp, carries: [preferences], how: event, every: now, preferences: {says: no-only}}
"""
    both = text.replace("no-only", "both, write_rule: newest-event-wins")

    assert [Verdict.KEPT] == [promise.verdict for promise in promises(text).values()]
    assert [(), (DropReason.OPT_INS_NOT_CARRIED,)] == [
        tuple(drop.reason for drop in OptIns(book(each)).all()[0].drops) for each in (both, text)
    ]


def test_11_a_merged_record_takes_the_most_restrictive_answer() -> None:
    """Where a merge loses which of two brands was refused, deny-if-any denies both: heard over, never under.

    Merging of records has no field of its own; a store that cannot tell the parts apart, with its ``collapse``, is the nearest.
    """
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all, brands: [north, south]}
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email], brands: [north, south]}
  esp: {in: esp, covers: [email], brands: [north, south], keeps: [channel, purpose, region], collapse: %s}
collection_points: {agent: {writes: crm, via: crm, covers: [email], brands: [north], captures: [withdraw]}}
senders: {mail: {system: esp, channel: email, purposes: [marketing], brands: [north], checks: esp}}
flows: [{from: crm, to: esp, carries: [preferences], how: event, every: now}]
"""
    outcomes = [promises(text % rule)["agent->mail"] for rule in ("deny-if-any", "deny-if-all")]

    assert [(Verdict.KEPT, Fidelity.OVER), (Verdict.BROKEN, Fidelity.UNDER)] == [
        (promise.verdict, promise.fidelity) for promise in outcomes
    ]


def test_12_erasure_leaves_a_suppression_entry() -> None:
    """A suppression list outlives the profile and is told on as any answer; where a no is only a deleted row it is lost.

    Erasure itself has no field: ``opt_out_is`` says what is left of a no once the row is gone.
    """
    upsert = ", preferences: {says: both, deletes: ignored, sync: upsert}"

    assert Verdict.KEPT is two(crm=", opt_out_is: suppression-list", flow=upsert).verdict
    assert Verdict.BROKEN is two(crm=", opt_out_is: row-delete", flow=upsert).verdict


def test_13_service_messages_are_only_met_where_they_are_named() -> None:
    """A plain "no e-mail" is no promise about service; mail of the purpose service escapes it, and nothing else does."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {esp: {}}
preference_stores: {esp: {in: esp, covers: [email, email/service]}}
collection_points:
  footer: {writes: esp, via: esp, covers: [email], captures: [withdraw]}
  named: {writes: esp, via: esp, covers: [email/service], captures: [withdraw]}
senders:
  receipts: {system: esp, channel: email, purposes: [service], checks: esp}
  mixed: {system: esp, channel: email, purposes: [service, marketing], checks: esp}
"""
    assert ["footer->mixed", "named->receipts", "named->mixed"] == list(promises(text))


def test_14_in_flight_journeys_are_late_by_what_waits_between_check_and_message() -> None:
    """A journey that checked on entry goes by the old answer for its whole queue, one that never checks again for ever."""
    checked_again = two(sender=", max_queue: 3d")
    journey = promises(_checked("at-audience-build, max_queue: 3d"))["agent->mail"]
    never = promises(_checked("never"))["agent->mail"]

    assert (Verdict.KEPT, 0) == (checked_again.verdict, checked_again.freeze)
    assert (Verdict.LATE, HOUR, 3 * DAY) == (journey.verdict, journey.arrival, journey.freeze)
    assert (Verdict.LATE, UNBOUNDED) == (never.verdict, never.freeze)


def _checked(how: str) -> str:
    text = TWO % {"crm": "", "esp": "", "sender": "", "point": "", "flow": ""}
    return text.replace("checked: at-send", f"checked: {how}")


def test_15_seed_lists_go_out_past_the_check_and_change_no_promise() -> None:
    """A bypass is stated of the sender beside its promise: test addresses are the company's own, not a customer's no."""
    assert two() == two(sender=", bypass: [seed-list]")


def test_16_business_days_and_the_change_of_the_clocks() -> None:
    """Two business days by hand take up to five; a weekday job waits over the weekend, an hour more when clocks go back."""
    by_hand = _arrival_when("how: manual, every: 2bd")
    weekdays = [_arrival_when(f"how: batch, every: 0 2 * * 1-5 {zone}") for zone in ("UTC", "Europe/Copenhagen")]

    assert 5 * DAY + HOUR == by_hand
    assert [5, 15] == [process_days(days) for days in (2, 10)]
    assert [24, 96 + 24, 288, 456] == [strict_limit_hours(days) for days in (1, 5, 10, 15)]
    assert [73 * HOUR, 74 * HOUR] == weekdays


def _arrival_when(runs: str) -> int | None:
    text = TWO % {"crm": "", "esp": "", "sender": "", "point": "", "flow": ""}
    return promises(text.replace("how: event, every: now", runs))["agent->mail"].arrival


def test_17_a_choice_kept_in_the_page_only_is_heard_by_no_server() -> None:
    """A banner that acts in the page alone writes no store: what asks a server's store never hears of it.

    ``frontend_only`` states it; what the engine follows is that nothing is written.
    """
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {site: {}, dsp: {}}
preference_stores: {dsp: {in: dsp, covers: [ads]}}
collection_points:
  banner: {kind: cookie-banner, frontend_only: yes, writes: none, via: site, covers: [ads], captures: [withdraw]}
senders: {display: {system: dsp, channel: ads, purposes: [advertising], checks: dsp}}
"""
    promise = promises(text)["banner->display"]

    assert (Verdict.BROKEN, ()) == (promise.verdict, promise.heard)
    assert "it is written to no store" in promise.drops[0].detail


def test_18_a_sub_processor_outside_is_a_sink_of_unknown_freeze() -> None:
    """The no gets to a mail house; how long its printed sheets lie is not known: in time as written, late at worst.

    What stands outside the inventory is written as a system of its party with a sender whose ``max_queue`` nobody knows.
    """
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all, opt_out_promise: 48h}
systems: {crm: {}, house: {party: sub-processor}}
preference_stores: {crm: {in: crm, covers: [post]}, house: {in: house, covers: [post]}}
collection_points: {agent: {writes: crm, via: crm, covers: [post], captures: [withdraw]}}
senders:
  letters: {system: house, channel: post, purposes: [marketing], checks: house, checked: at-import, max_queue: unknown}
flows:
  - {from: crm, to: house, carries: [preferences], how: event, every: now, takes: 1h, tolerated_failures: 0,
     preferences: {covers: [post], says: both, keeps: [channel, purpose, brand, region], key: email, extra_keys: none}}
"""
    promise = promises(text)["agent->letters"]

    assert (Verdict.KEPT, Verdict.KEPT) == (promise.verdict, promise.optimistic)
    assert Verdict.KEPT is not promise.pessimistic
    assert any("nothing waits between" in text for text in promise.assumptions)


def test_19_a_new_store_without_backfill_hears_only_what_is_said_from_now_on() -> None:
    """The engine follows a no that is said today, so that a store that began empty keeps today's promise all the same.

    ``backfilled: no`` is about the noes from before; it is stated of the store and changes no promise.
    """
    assert two(esp=", backfilled: yes") == two(esp=", backfilled: no")


def test_20_two_business_units_in_one_system_are_two_stores() -> None:
    """A no to one unit stays in its store; a flow to ``system/store`` reaches that one, a flow to the system both."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {crm: {}, esp: {}}
preference_stores:
  crm: {in: crm, covers: [email]}
  home: {in: esp, covers: [email]}
  trade: {in: esp, covers: [email]}
collection_points: {agent: {writes: crm, via: crm, covers: [email], captures: [withdraw]}}
senders:
  home-mail: {system: esp, channel: email, purposes: [marketing], checks: home}
  trade-mail: {system: esp, channel: email, purposes: [marketing], checks: trade}
flows: [{from: crm, to: %s, carries: [preferences], how: event, every: now}]
"""
    one, both = promises(text % "esp/home"), promises(text % "esp")

    assert [Verdict.KEPT, Verdict.BROKEN] == [promise.verdict for promise in one.values()]
    assert [Verdict.KEPT, Verdict.KEPT] == [promise.verdict for promise in both.values()]


def test_21_an_expiry_is_a_denial_without_a_human_act() -> None:
    """A yes that runs out is no collection point: ``valid_for`` makes no promise by itself and changes none.

    An import of the expired is a point of the kind import that withdraws, and is followed as any no.
    """
    assert two() == two(crm=", valid_for: 2y")
    assert Verdict.KEPT is two(crm=", valid_for: 2y", point=", kind: import").verdict


def test_22_a_system_whose_parts_do_not_know_of_each_other() -> None:
    """With internal_links: no the sender does not ask its own system's store unless it says so."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {esp: {internal_links: %s}}
preference_stores: {esp: {in: esp, covers: [email]}}
collection_points: {footer: {writes: esp, via: esp, covers: [email], captures: [withdraw]}}
senders: {mail: {system: esp, channel: email, purposes: [marketing]%s}}
"""
    verdicts = [
        promises(text % each)["footer->mail"].verdict for each in (("yes", ""), ("no", ""), ("no", ", checks: esp"))
    ]

    assert [Verdict.KEPT, Verdict.BROKEN, Verdict.KEPT] == verdicts


def test_23_a_senders_own_way_out_is_heard_at_once_and_by_nobody_else() -> None:
    """The footer's no stops its own mail after no time, and the other tool's mail never."""
    text = """
stackaudit: 1
company: {regions: [ZZ], flows_complete: all}
systems: {esp: {}, map: {}}
preference_stores: {esp: {in: esp, covers: [email]}, map: {in: map, covers: [email]}}
collection_points: {footer: {kind: unsubscribe-link, writes: esp, via: esp, covers: [email], captures: [withdraw]}}
senders:
  letter: {system: esp, channel: email, purposes: [marketing], checks: esp}
  journeys: {system: map, channel: email, purposes: [marketing], checks: map}
"""
    found = promises(text)

    assert (Verdict.KEPT, 0) == (found["footer->letter"].verdict, found["footer->letter"].arrival)
    assert (Verdict.BROKEN, None) == (found["footer->journeys"].verdict, found["footer->journeys"].arrival)
    assert ("esp",) == found["footer->journeys"].heard


def test_24_unknown_latency_on_the_only_path_is_not_written_down_and_asked_of_that_flow() -> None:
    """The route is there, its time is not: no verdict about time, and the question names the flow and its field."""
    text = TWO % {"crm": "", "esp": "", "sender": "", "point": "", "flow": ""}
    untimed = text.replace("how: event, every: now, takes: 1h", "id: nightly, how: batch, every: unknown")
    promise = promises(untimed)["agent->mail"]
    asked = audit(read_text(untimed), select=["estate/unknown-preference-attribute"])

    assert (Verdict.NOT_WRITTEN_DOWN, None, ["", "nightly"]) == (
        promise.verdict,
        promise.arrival,
        [hop.flow for hop in promise.route],
    )
    assert "nightly" in {question.subject.id for question in asked.questions}
