"""What stays true of a promise's time however the open questions are answered."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.at_best import certain_promise, soonest
from stackaudit.graph.promises import PromiseBook
from stackaudit.inventory.load import load_text
from stackaudit.model.duration import DAY, HOUR

STACK = """
stackaudit: 1
systems: {{crm: {{}}, esp: {{}}}}
preference_stores: {{crm: {{in: crm, covers: [email]}}, esp: {{in: esp, covers: [email]}}}}
collection_points: {{agent: {{writes: crm, covers: [{scope}], captures: {captures}}}}}
senders: {{mail: {{system: esp, channel: email, purposes: {purposes}, checks: {checks}}}}}
flows:
  - {{from: crm, to: esp, carries: [preferences], how: batch, every: day, id: daily}}
"""
TWO = "[marketing.newsletter, marketing.offers]"


def best(flows: str = "", **fields: str) -> tuple[bool, int]:
    told = {"captures": "[withdraw]", "purposes": "[marketing]", "checks": "esp", "scope": "email"} | fields
    book = PromiseBook(load_text(STACK.format(**told) + flows, vocabulary=vocabulary()).stack)
    (promise,) = book.promises()
    return certain_promise(book, promise), soonest(book, promise)


def test_a_route_that_is_all_written_down_takes_as_long_at_best() -> None:
    assert (True, DAY) == best()


@pytest.mark.parametrize("field", ["captures", "checks"])
def test_without_a_certain_promise_nothing_has_to_wait(field: str) -> None:
    assert (False, 0) == best(**{field: "unknown"})


def test_a_flow_of_which_nobody_said_what_it_carries_may_be_quicker() -> None:
    assert (True, HOUR) == best("  - {from: crm, to: esp, how: api, every: hour, id: hourly}\n")


def test_the_slower_of_two_topics_counts() -> None:
    newsletter = "  - {from: crm, to: esp, id: fast, how: api, every: hour, preferences: {covers: [email/marketing.newsletter]}}\n"

    assert (True, DAY) == best(newsletter, purposes=TWO)


def test_where_nobody_said_what_it_writes_about_the_quicker_topic_counts() -> None:
    newsletter = "  - {from: crm, to: esp, id: fast, how: api, every: hour, preferences: {covers: [email/marketing.newsletter]}}\n"

    assert (True, HOUR) == best(newsletter, purposes="unknown")
