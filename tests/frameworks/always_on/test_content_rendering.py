"""Checkpoints of content rendering, counted by hand."""

from __future__ import annotations

from stackaudit.frameworks.always_on.content_rendering import content_reaches_senders, content_rendering
from stackaudit.model.answer import NO, PARTLY, YES
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System


def test_each_tool_counts_by_itself() -> None:
    systems = (
        System(id="pages", does=("cms", "form-capture"), tests_content=NO, dynamic_content=PARTLY),
        System(id="mail", does=("email",), tests_content=YES, dynamic_content=YES),
        System(id="text", does=("sms",), tests_content=YES),
        System(id="old", does=("cms",), status="retired", tests_content=YES),
    )

    points = content_rendering(Stack(systems={each.id: each for each in systems}))

    assert {
        "content-home": 0.5,
        "tests-content-pages": 0,
        "tests-content-mail": 1,
        "dynamic-content-pages": 0.5,
        "content-reaches-senders": None,
    } == {point.id: point.value for point in points}
    assert "pages: live. No live system does dam." == points[0].explanation


def test_a_system_of_which_nobody_said_what_it_does_may_be_such_a_tool() -> None:
    points = content_rendering(Stack(systems={"new": System(id="new", tests_content=YES)}))

    assert [(0, 1)] * 4 == [(point.low, point.high) for point in points]
    assert [("systems/new/does",), ("systems/new/does",), ("systems/new/does", "systems/new/dynamic_content")] == [
        point.open for point in points[:3]
    ]


def test_content_gets_to_senders_over_one_hop_and_is_at_home_where_it_is_kept() -> None:
    systems = ("mail", "print", "web", "text", "desk")
    stack = Stack(
        systems={id: System(id=id, does=("cms",) if id == "web" else ("email",)) for id in systems},
        flows=(
            Flow(id="1", source=End("web"), target=End("mail"), carries=("content",), how="api"),
            Flow(id="2", source=End("mail"), target=End("print"), carries=("content",), how="manual"),
        ),
        senders={
            id: Sender(id=id, system=id, channel="phone" if id == "desk" else "web" if id == "web" else "email")
            for id in systems
        },
        company=Company(flows_complete=Complete(everything=True)),
    )

    found = content_reaches_senders(stack)

    assert 2.5 / 4 == found.value
    assert ("senders/mail", "senders/print", "senders/web") == found.counts_for
    assert ("senders/print", "senders/text") == found.counts_against
