"""How every sender is joined to the rest, and that two frameworks that ask this hear the same."""

from __future__ import annotations

from stackaudit.frameworks.always_on.channel_distribution import channel_distribution
from stackaudit.frameworks.always_on.content_rendering import content_reaches_senders
from stackaudit.frameworks.architecture.layers import architecture
from stackaudit.frameworks.sender_ways import fed, given_content, live_senders
from stackaudit.model.stack import Stack
from stackaudit.pipeline import read_text

STACK = """
stackaudit: 1
company: {customer_data_repository: hub, flows_complete: all}
systems:
  hub: {does: profile-store}
  site: {does: cms}
  mailer: {does: journey-orchestration}
  desk: {does: outbound-call}
  later: {does: sms, status: planned}
senders:
  pages: {system: site, channel: web}
  mail: {system: mailer, channel: email}
  calls: {system: desk, channel: phone}
  texts: {system: later, channel: sms}
flows:
  - {from: hub, to: mailer, carries: audience, how: api}
  - {from: hub, to: desk, carries: audience, how: manual}
  - {from: site, to: mailer, carries: content, how: manual}
"""


def test_senders_of_live_systems_count() -> None:
    assert ["pages", "mail", "calls"] == [sender.id for sender in live_senders(stack())]
    assert ["pages", "mail"] == [sender.id for sender in live_senders(stack(), {"phone"})]


def test_audiences_come_from_the_repository() -> None:
    assert [("senders/pages", 0), ("senders/mail", 1), ("senders/calls", 0.5)] == [
        (item.entry, item.low) for item in fed(stack())
    ]


def test_content_is_not_brought_to_where_it_is_kept_nor_to_people_who_speak() -> None:
    assert [("senders/pages", 1), ("senders/mail", 0.5)] == [(item.entry, item.low) for item in given_content(stack())]


def test_the_machine_and_the_layers_count_the_same_links() -> None:
    wired = {layer.name: layer.wired for layer in architecture(stack()).layers}
    view, content = wired["customer-view"], wired["content"]

    assert view is not None
    assert content is not None
    assert channel_distribution(stack())[0].value == view.checkpoints[0].value
    assert content_reaches_senders(stack()).value == content.checkpoints[0].value


def stack() -> Stack:
    return read_text(STACK).stack
