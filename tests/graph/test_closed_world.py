"""When it is certain that no route exists: where somebody said that a list of flows is complete."""

from __future__ import annotations

import pytest

from stackaudit.graph.closed_world import GETS_NOWHERE_ELSE, NOTHING_FEEDS
from stackaudit.graph.promise import Promise
from stackaudit.graph.promises import PromiseBook
from stackaudit.graph.verdict import Verdict
from stackaudit.inventory.load import load_text

TEXT = """
stackaudit: 1
company: {flows_complete: %(complete)s}
systems: {web: {}, crm: {}, lake: {}, esp: {}, feeder: {}}
preference_stores:
  crm: {in: crm}
  esp: {in: esp}
collection_points:
  form: {writes: %(writes)s, covers: [email], captures: [withdraw]%(point)s}
senders:
  mail: {system: esp, channel: email, purposes: [news, offers], checks: [esp]}
flows:
  - {from: crm, to: lake, carries: [preferences], how: api, every: now}
  - {from: feeder, to: esp, carries: [preferences], how: api, every: now%(feeds)s}
%(flows)s
"""


def promise(
    complete: str, *flows: str, writes: str = "crm", point: str = "", feeds: str = "", cap: int = 32
) -> Promise:
    lines = "\n".join(f"  - {flow}" for flow in flows) + f"\nsettings: {{label_cap: {cap}}}"
    parts = {"complete": complete, "writes": writes, "point": point, "feeds": feeds, "flows": lines}
    (found,) = PromiseBook(load_text(TEXT % parts).stack).promises()
    return found


@pytest.mark.parametrize(
    "complete, certain",
    [
        ("[crm, lake]", GETS_NOWHERE_ELSE),
        ("[crm, lake, esp, feeder]", GETS_NOWHERE_ELSE),
        ("all", GETS_NOWHERE_ELSE),
        ("[esp, feeder]", NOTHING_FEEDS),
    ],
)
def test_a_missing_route_is_certain_where_one_side_is_complete(complete: str, certain: str) -> None:
    found = promise(complete, point=", via: none")

    assert (Verdict.BROKEN, certain, Verdict.BROKEN) == (found.verdict, found.certain, found.optimistic)


def test_where_nobody_said_in_which_system_a_no_is_given_the_side_that_it_comes_from_is_open_at_best() -> None:
    found = promise("[crm, lake]")

    assert (Verdict.BROKEN, Verdict.KEPT) == (found.verdict, found.optimistic)


@pytest.mark.parametrize(
    "complete", ["[]", "[crm]", "[lake]", "[esp]", "[feeder]", "[crm, esp]", "[lake, feeder, web]"]
)
def test_a_missing_route_is_a_question_where_neither_is(complete: str) -> None:
    found = promise(complete)

    assert (Verdict.NOT_WRITTEN_DOWN, "", Verdict.KEPT) == (found.verdict, found.certain, found.optimistic)


def test_a_flow_of_which_nobody_said_what_it_carries_leaves_it_open_on_its_side() -> None:
    leaving, entering = "{from: lake, to: web, how: api, every: now}", "{from: web, to: esp, how: api, every: now}"

    assert Verdict.NOT_WRITTEN_DOWN is promise("[crm, lake]", leaving).verdict
    assert Verdict.BROKEN is promise("[crm, lake]", entering).verdict
    assert Verdict.NOT_WRITTEN_DOWN is promise("[esp, feeder]", entering).verdict
    assert Verdict.BROKEN is promise("[esp, feeder]", leaving).verdict


def test_a_planned_flow_of_which_nobody_said_what_it_carries_leaves_nothing_open() -> None:
    assert Verdict.BROKEN is promise("[crm, lake]", "{from: lake, to: web, status: planned}").verdict


@pytest.mark.parametrize("carries", ["[behaviour]", "none"])
def test_a_flow_that_carries_something_else_leaves_nothing_open(carries: str) -> None:
    flow = f"{{from: lake, to: web, carries: {carries}, how: api, every: now}}"

    assert Verdict.BROKEN is promise("[crm, lake]", flow).verdict


def test_a_flow_that_is_known_to_treat_no_preferences_leaves_nothing_open() -> None:
    assert Verdict.BROKEN is promise("[crm, lake]", "{from: lake, to: web, preferences: none}").verdict


def test_where_the_no_is_said_has_to_be_complete_too() -> None:
    assert Verdict.NOT_WRITTEN_DOWN is promise("[crm, lake]", point=", via: web").verdict
    assert Verdict.BROKEN is promise("[web]", point=", via: web").verdict


def test_a_point_of_which_nobody_said_where_it_lands_makes_nothing_certain() -> None:
    assert Verdict.NOT_WRITTEN_DOWN is promise("all", writes="unknown").verdict


def test_a_point_that_lands_nowhere_gets_nowhere() -> None:
    assert (Verdict.BROKEN, GETS_NOWHERE_ELSE) == (
        promise("[]", writes="none").verdict,
        promise("[]", writes="none").certain,
    )


@pytest.mark.parametrize(
    "feeds", [", preferences: {says: yes-only}", ", status: planned", ", preferences: {covers: [sms]}"]
)
def test_what_cannot_bring_the_no_need_not_be_complete(feeds: str) -> None:
    assert NOTHING_FEEDS == promise("[esp]", feeds=feeds).certain


def test_what_feeds_another_purpose_need_not_be_complete_for_this_one() -> None:
    feeds = ", preferences: {covers: [email/offers]}"

    assert (Verdict.BROKEN, NOTHING_FEEDS) == (
        promise("[esp]", feeds=feeds).verdict,
        promise("[esp]", feeds=feeds).certain,
    )


def test_behind_a_lost_distinction_any_no_may_have_become_this_one() -> None:
    """From the web only noes to offers come, which the feeder tells on as noes to all mail."""
    feeds = ", preferences: {keeps: [channel], collapse: deny-if-any}"
    offers = (
        "{from: web, to: feeder, carries: [preferences], how: api, every: now, preferences: {covers: [email/offers]}}"
    )

    assert Verdict.NOT_WRITTEN_DOWN is promise("[esp, feeder]", offers, feeds=feeds).verdict
    assert Verdict.BROKEN is promise("[esp, feeder, web]", offers, feeds=feeds).verdict


def test_where_labels_were_cut_nothing_is_certain() -> None:
    flows = [
        f"{{id: f{hour}, from: crm, to: web, carries: [preferences], how: batch, every: {hour}h,"
        f" preferences: {{covers: [email/{word}]}}}}"
        for hour, word in enumerate(("news", "offers"), start=1)
    ]

    assert Verdict.BROKEN is promise("all", *flows).verdict
    assert Verdict.NOT_WRITTEN_DOWN is promise("all", *flows, cap=1).verdict
