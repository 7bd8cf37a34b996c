"""The always-on loop: a link a way, words at every link, states in words."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.frameworks.always_on.machine import AlwaysOn
from stackaudit.frameworks.checkpoint import Part, State
from stackaudit.graph.ways import Way
from stackaudit.model.answer import UNKNOWN
from stackaudit.model.company import Company
from stackaudit.render.diagram.always_on_loop import LAGS, draw, headline, link_words, scene
from stackaudit.render.diagram.palette import MACHINE_STATES, STATES
from stackaudit.render.diagram.part_cards import shown_state, state_words
from tests.render.diagram.test_every_picture import SVG
from tests.render.small_result import EMOJI, QUOTES, small_result

LEGEND_LINES = 4
ARROW_TO_CONTENT = 1


def test_every_link_is_drawn_as_its_way() -> None:
    result = small_result()
    root = ElementTree.fromstring(draw(result))

    drawn = Counter(
        element.attrib["class"] for element in root.iter(f"{SVG}path") if "d-way-" in element.attrib["class"]
    )

    expected = Counter({"d-way-kept": 2, "d-way-hand": 2, "d-way-broken": 1, "d-way-open": 2 + ARROW_TO_CONTENT})
    legend = Counter({**dict.fromkeys(expected, 1), "d-way-kept": 2, "d-way-hollow": 1})
    assert expected + legend == drawn


def test_every_link_says_what_goes_and_how() -> None:
    result = small_result()
    texts = {label.text for label in scene(result).labels}

    assert {link.title for link in result.frameworks.always_on.links} <= texts
    assert {link_words(result, link) for link in result.frameworks.always_on.links} <= texts


def test_a_way_names_its_systems_and_where_the_hands_are() -> None:
    result = small_result()
    by_hand = result.frameworks.always_on.links[2]

    assert link_words(result, by_hand).endswith(f"{QUOTES} (by hand) → {EMOJI} (by hand)")


def test_a_way_within_a_system_says_so_and_a_missing_one_says_why() -> None:
    result = small_result()
    links = {link.way: link for link in result.frameworks.always_on.links}

    assert "automatic: within one system" == link_words(result, links[Way.AUTOMATIC])
    assert link_words(result, links[Way.NONE]) == f"missing: {links[Way.NONE].explanation}"


def test_the_headline_counts_what_is_known_to_run() -> None:
    assert "The always-on loop: 2 of 7 links run by themselves" == headline(small_result())


def test_content_may_lag() -> None:
    assert LAGS in {label.text for label in scene(small_result()).labels}


def test_sub_functions_show_state_and_range_and_there_is_no_gauge() -> None:
    labels = [label.text for label in scene(small_result()).labels]

    assert {STATES[state].word for state in MACHINE_STATES} <= set(labels)
    assert {"by hand to running", "26-59 of 100 (3 open)"} <= set(labels)
    assert not [text for text in labels if re.fullmatch(r"\d+ ?%", text)]


def test_a_long_list_of_checkpoints_is_cut_and_counted() -> None:
    assert "and 4 more" in {label.text for label in scene(small_result()).labels}


def test_the_repository_is_named_or_asked_for() -> None:
    result = small_result()

    assert "nobody asked which" in words(result, Company())
    assert "nobody knew which" in words(result, Company(customer_data_repository=UNKNOWN))
    assert "Web shop, Dashboards" in words(result, Company(customer_data_repository=("web", "bi")))
    assert "none" in words(result, Company(customer_data_repository=()))


def test_nothing_known_is_stations_without_links() -> None:
    result = small_result()
    empty = msgspec.structs.replace(result.frameworks, always_on=AlwaysOn((), ()))

    drawing = scene(msgspec.structs.replace(result, frameworks=empty))

    assert 7 == len(drawing.boxes)
    assert "The always-on loop: nothing is known of it yet" == drawing.labels[0].text


def test_no_words_reach_into_a_station() -> None:
    drawing = scene(small_result())

    reaching = [
        label.text
        for label in drawing.labels
        for box in drawing.boxes
        if label.ink.overlaps(box) and not box.holds(label.ink)
    ]

    assert [] == reaching


def test_every_state_that_a_sub_function_can_have_has_a_look() -> None:
    assert set(MACHINE_STATES) <= set(STATES)
    assert {State.COVERED, State.THIN, State.UNCOVERED} == set(STATES) - set(MACHINE_STATES)


@pytest.mark.parametrize(
    "state, best, words, sign",
    [
        (State.RUNNING, State.RUNNING, "running", State.RUNNING),
        (State.BY_HAND, State.RUNNING, "by hand to running", State.UNKNOWN),
        (State.MISSING, State.END_STATE, "not known yet", State.UNKNOWN),
        (State.UNKNOWN, State.END_STATE, "not known yet", State.UNKNOWN),
        (State.UNGRADED, State.UNGRADED, "", State.UNGRADED),
    ],
)
def test_where_open_answers_decide_no_state_is_claimed(state: State, best: State, words: str, sign: State) -> None:
    part = Part("always-on/x", "X", "", (), 0, 100, state, best)

    assert words == state_words(part)
    assert sign is shown_state(part)


def words(result: AuditResult, company: Company) -> set[str]:
    changed = msgspec.structs.replace(result.stack, company=company)
    return {label.text for label in scene(msgspec.structs.replace(result, stack=changed)).labels}
