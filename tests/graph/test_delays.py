"""Where a no loses its time, and which missing answers could move it."""

from __future__ import annotations

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.delays import FREEZE, OpenWait, Step, missed, open_waits, room, slowest, steps
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.reading import Reading
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import DAY, HOUR

TWO_HOPS = """
stackaudit: 1
company: {opt_out_promise: 72h}
systems: {crm: {}, hub: {}, print: {}}
preference_stores: {crm: {in: crm, covers: [post]}, print: {in: print, covers: [post]}}
collection_points: {agent: {writes: crm, covers: [post]}}
senders: {letters: {system: print, channel: post, checks: print, checked: at-import, max_queue: 12h}}
flows:
  - {id: nightly, from: crm, to: hub, carries: [preferences], how: batch, every: day}
  - {id: weekly, from: hub, to: print, carries: [preferences], how: batch, every: week}
"""


def test_the_steps_are_the_flows_and_the_freeze() -> None:
    _, promise = only_promise(TWO_HOPS)

    assert (Step("nightly", DAY), Step("weekly", 7 * DAY), Step("", 12 * HOUR)) == steps(promise)


def test_the_freeze_has_a_name_of_its_own() -> None:
    _, promise = only_promise(TWO_HOPS)

    assert ["nightly", "weekly", FREEZE] == [step.name for step in steps(promise)]


def test_the_slowest_step_may_take_what_the_others_leave_of_the_limit() -> None:
    _, promise = only_promise(TWO_HOPS)

    step = slowest(promise)

    assert Step("weekly", 7 * DAY) == step
    assert 36 * HOUR == room(promise, step, promise.limit)


def test_there_is_no_room_where_the_others_alone_miss_the_limit() -> None:
    _, promise = only_promise(TWO_HOPS)

    assert room(promise, Step("nightly", DAY), promise.limit) is None


def test_only_limits_that_are_missed_are_missed() -> None:
    book, promise = only_promise(TWO_HOPS.replace("{opt_out_promise: 72h}", "{opt_out_promise: 30d, regions: [US]}"))

    limits = book.limits.of(book.stack.senders["letters"], Reading.AS_WRITTEN)

    assert "own-promise" in {limit.id for limit in limits}
    assert "own-promise" not in {limit.id for limit in missed(promise, limits)}


def test_the_open_answers_of_a_route_are_named() -> None:
    book, promise = only_promise(TWO_HOPS)

    found = open_waits(book.stack, book.limits, promise, Reading.PESSIMISTIC)

    assert OpenWait("flows", "nightly", "takes", "how long a run takes on nightly") in found
    assert OpenWait("flows", "weekly", "tolerated_failures", "how many missed runs nobody notices on weekly") in found
    assert "senders" not in {each.noun for each in found}


def test_read_optimistically_only_what_would_help_is_open() -> None:
    text = TWO_HOPS.replace("channel: post", "channel: email").replace("[post]", "[email]")
    book, promise = only_promise(text.replace(", checked: at-import", ""))

    found = open_waits(book.stack, book.limits, promise, Reading.OPTIMISTIC)

    assert {"checked", "bulk", "as_of"} == {each.field for each in found}


def only_promise(text: str) -> tuple[PromiseBook, Promise]:
    book = PromiseBook(load_text(text, vocabulary=vocabulary()).stack)
    (promise,) = book.promises()
    return book, promise
