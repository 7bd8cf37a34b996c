"""How many messages can leave after a no, within the limit and after it."""

from __future__ import annotations

import pytest

from stackaudit.catalogue.vocabulary import vocabulary
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.violating_sends import Sends, sends
from stackaudit.inventory.load import load_text

STACK = """
stackaudit: 1
company: {regions: [REGION], as_of: 2026-11-01, opt_out_promise: 48h}
systems: {crm: {}, esp: {}}
preference_stores: {crm: {in: crm, covers: [post]}, esp: {in: esp, covers: [post]}}
collection_points: {agent: {writes: crm, covers: [post]}}
senders: {letters: {system: esp, channel: post, checks: esp, checked: at-send SENDER}}
flows: [{from: crm, to: esp, carries: [preferences], how: batch, every: EVERY}]
"""


@pytest.mark.parametrize(
    "sender, every, region, expected",
    [
        (", send_interval: 1d", "7d", "US", Sends(5, 2, triggered=False, no_grace=False)),
        (", send_interval: 2d", "7d", "US", Sends(3, 1, triggered=False, no_grace=False)),
        (", send_interval: 1d", "1d", "US", Sends(0, 1, triggered=False, no_grace=False)),
        (", send_interval: 1d", "ad-hoc", "US", Sends(None, 2, triggered=False, no_grace=False)),
        (", send_interval: 1d", "7d", "DE", Sends(6, 1, triggered=False, no_grace=True)),
        (", trigger_delay: 15m", "7d", "US", Sends(None, None, triggered=True, no_grace=False)),
        ("", "7d", "DE", Sends(None, None, triggered=False, no_grace=True)),
        (", send_interval: now", "7d", "US", Sends(None, None, triggered=False, no_grace=False)),
    ],
)
def test_the_most_messages(sender: str, every: str, region: str, expected: Sends) -> None:
    text = STACK.replace("SENDER", sender).replace("EVERY", every).replace("REGION", region)
    stack = load_text(text, vocabulary=vocabulary()).stack
    (promise,) = PromiseBook(stack).promises()

    assert expected == sends(stack.senders["letters"], promise, promise.limit)
