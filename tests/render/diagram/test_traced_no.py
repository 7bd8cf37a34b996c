"""One no, traced: readable from minutes to months, with the reason where it stops."""

from __future__ import annotations

from itertools import pairwise

from stackaudit.graph.reading import Reading
from stackaudit.graph.trace import Drop, DropReason, Facet, Trace
from stackaudit.graph.unbounded import UNBOUNDED
from stackaudit.model.duration import HOUR
from stackaudit.render.diagram.time_axis import axis_for
from stackaudit.render.diagram.traced_no import draw, drops_of, headline, promises_of, route_words, scene, stops_of
from stackaudit.render.diagram.wording import span
from tests.render.small_result import EMOJI, SCRIPT, small_result


def test_senders_that_hear_in_time_are_counted() -> None:
    assert f"A no at {SCRIPT}: 1 of 2 senders hear it in time" == headline(small_result(), "footer")


def test_promises_come_from_best_to_worst() -> None:
    assert ["newsletter", "regional"] == [promise.sender for promise in promises_of(small_result(), "form")]


def test_a_route_names_its_waits_and_hands() -> None:
    late, by_hand = promises_of(small_result(), "form")

    assert f"{EMOJI} (168 h)" in route_words(small_result(), late.route)
    assert "(by hand, 168 h)" in route_words(small_result(), by_hand.route)


def test_where_it_stopped_is_told_with_the_reason() -> None:
    stops = stops_of(small_result(), "branch")

    assert 1 == len(stops)
    assert "opt-outs are not carried; carries audience only" in stops[0]


def test_a_trace_adds_what_no_promise_knew() -> None:
    crm, desk = Facet("store", "crm", "crm"), Facet("relay", "desk", "desk")
    drop = Drop(crm, desk, "", DropReason.SCOPE, "never")
    trace = Trace("form", Reading.AS_WRITTEN, ("email",), (), (drop,))

    assert (drop,) == drops_of(small_result(), "form", trace)


def test_every_limit_is_named_with_its_hours() -> None:
    texts = [label.text for label in scene(small_result(), "form").labels]

    assert "48 h by policy: the company's own promise" in texts
    assert "240 h by statute: CAN-SPAM Act" in texts


def test_minutes_days_and_weeks_stay_apart_on_the_axis() -> None:
    axis = axis_for([288 * HOUR], 0, 700)

    places = [axis.at(seconds) for seconds in (0, HOUR // 2, 6 * HOUR, 48 * HOUR, 168 * HOUR, 288 * HOUR)]

    assert all(right - left > 40 for left, right in pairwise(places))


def test_a_wait_without_end_stays_on_the_axis() -> None:
    axis = axis_for([48 * HOUR, UNBOUNDED], 0, 700)

    assert 700 == axis.at(UNBOUNDED)
    assert "no end" == span(UNBOUNDED)


def test_spans_are_short_and_never_less_than_the_wait() -> None:
    assert ["0 h", "1 min", "15 min", "1.5 h", "168 h", "not said"] == [
        span(seconds) for seconds in (0, 1, 900, 5400, 604800, None)
    ]


def test_a_no_that_does_not_arrive_ends_at_a_stop_with_its_name() -> None:
    labels = [label.text for label in scene(small_result(), "branch").labels]
    drawn = draw(small_result(), "branch")

    assert any(text.startswith("gets no further than ") for text in labels)
    assert "d-flow d-planned" in drawn
    assert "d-flow-preference" not in drawn
