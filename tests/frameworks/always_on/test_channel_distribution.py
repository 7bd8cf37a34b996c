"""Checkpoints of channel distribution, counted by hand."""

from __future__ import annotations

from typing import Any

from stackaudit.frameworks.always_on.channel_distribution import channel_distribution
from stackaudit.model.answer import NOT_ASKED, UNKNOWN
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System

CONFIRMED = Complete(everything=True)


def test_four_senders() -> None:
    stack = stack_of(
        flow("hub", "mail", "audience"),
        flow("mail", "text", "audience"),
        flow("hub", "desk", "audience", how="manual"),
        flow("mail", "hub", "responses", "refusals"),
        flow("desk", "hub", "responses", how="manual"),
        flow("text", "hub", "refusals", level="total"),
    )

    found = channel_distribution(stack)

    assert [2.5 / 4, 1.5 / 4, 1 / 4, 2 / 4] == [point.value for point in found]
    assert "1 of 4 senders give their responses back to the repository; 1 partly." == found[1].explanation


def test_a_sender_in_the_repository_has_both_at_home() -> None:
    stack = stack_of(repository=("hub", "mail"))

    assert [0.25, 0.25, 0.25] == [point.value for point in channel_distribution(stack)[:3]]


def test_without_a_repository_nothing_is_fed_from_it() -> None:
    assert [0, 0, 0] == [point.value for point in channel_distribution(stack_of(repository=()))[:3]]
    assert [("company/customer_data_repository",)] * 3 == [
        point.open for point in channel_distribution(stack_of(repository=UNKNOWN))[:3]
    ]


def test_a_way_that_is_not_written_down_is_open_and_so_is_what_nobody_said_of_checks() -> None:
    stack = stack_of(complete=NOT_ASKED, checks=NOT_ASKED)

    found = channel_distribution(stack)

    assert [(0, 1), (0, 1), (0, 1), (0, 0.5)] == [(point.low, point.high) for point in found]
    assert "company/flows_complete/mail" in found[0].open
    assert "senders/mail/checks" in found[3].open


def test_without_senders_all_are_open() -> None:
    assert [("senders",)] * 4 == [point.open for point in channel_distribution(Stack())]


def stack_of(*flows: Flow, repository: Any = ("hub",), complete: Any = CONFIRMED, checks: Any = ("store",)) -> Stack:
    ids = ("mail", "text", "desk", "ads")
    return Stack(
        systems={id: System(id=id) for id in ("hub", *ids)},
        flows=flows,
        senders={
            id: Sender(id=id, system=id, channel="email", checks=checks if id in ("mail", "text") else () if checks else checks)
            for id in ids
        },
        company=Company(customer_data_repository=repository, flows_complete=complete),
    )  # fmt: skip


def flow(source: str, target: str, *carries: str, how: Any = "api", level: Any = "person") -> Flow:
    name = f"{source}->{target}"
    return Flow(id=name, source=End(source), target=End(target), carries=carries, how=how, level=level)
