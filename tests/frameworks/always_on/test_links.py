"""The seven links, each on a stack of a few systems."""

from __future__ import annotations

from stackaudit.frameworks.always_on.links import Link, links
from stackaudit.graph.ways import Way
from stackaudit.model.company import Company, Complete
from stackaudit.model.flows import End, Flow
from stackaudit.model.senders import Sender
from stackaudit.model.stack import Stack
from stackaudit.model.systems import System
from stackaudit.model.words import How


def test_the_loop_closes_by_itself() -> None:
    found = links(loop())

    assert [
        ("sources-repository", ("shop->hub",)),
        ("repository-scoring", ("hub->models",)),
        ("scoring-orchestration", ("models->journeys",)),
        ("orchestration-channels", ("journeys->text",)),
        ("content-channels", ("shop->text",)),
        ("channels-repository", ("text->hub",)),
        ("analytics-scoring", ("shop->hub", "hub->models")),
    ] == [(link.id, link.flows) for link in found]
    assert {(Way.AUTOMATIC, 1, 1, ())} == {(link.way, link.low, link.high, link.by_hand) for link in found}


def test_a_hop_by_hand_is_named() -> None:
    found = by_id(loop(how="manual"))["scoring-orchestration"]

    assert (Way.BY_HAND, 0.5, ("models->journeys",)) == (found.way, found.low, found.by_hand)
    assert "A flow from models to journeys takes scores by hand." == found.explanation


def test_where_nobody_plays_a_part_that_is_the_reason() -> None:
    stack = loop()
    systems = {id: each for id, each in stack.systems.items() if id != "models"}
    flows = tuple(flow for flow in stack.flows if "models" not in flow.id)

    found = by_id(Stack(company=stack.company, systems=systems, flows=flows, senders=stack.senders))

    assert (Way.NONE, 0, 0) == (lambda link: (link.way, link.low, link.high))(found["repository-scoring"])
    assert "No live system does predictive scoring." == found["scoring-orchestration"].explanation


def test_of_an_empty_stack_each_link_is_not_written_down() -> None:
    found = links(Stack())

    assert {Way.NOT_WRITTEN_DOWN} == {link.way for link in found}
    assert "Nobody said enough to find a way for scores." == found[2].explanation


def by_id(stack: Stack) -> dict[str, Link]:
    return {link.id: link for link in links(stack)}


def loop(how: How = "api") -> Stack:
    does = {
        "hub": ("profile-store",),
        "shop": ("commerce", "web-analytics"),
        "models": ("predictive-scoring",),
        "journeys": ("journey-orchestration",),
        "text": ("sms",),
    }
    carries = {
        "shop->hub": ("behaviour",),
        "hub->models": ("behaviour",),
        "models->journeys": ("scores",),
        "journeys->text": ("audience",),
        "shop->text": ("content",),
        "text->hub": ("refusals",),
    }
    return Stack(
        company=Company(customer_data_repository=("hub",), flows_complete=Complete(everything=True)),
        systems={id: System(id=id, does=words) for id, words in does.items()},
        flows=tuple(
            Flow(
                id=id,
                source=End(id.split("->")[0]),
                target=End(id.split("->")[1]),
                carries=words,
                how=how if "scores" in words else "api",
                level="person",
            )
            for id, words in carries.items()
        ),
        senders={"text": Sender(id="text", system="text", channel="sms")},
    )
