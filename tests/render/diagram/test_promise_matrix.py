"""The promise matrix: every promise in it, worst first, meaning without colour."""

from __future__ import annotations

from xml.etree import ElementTree

from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.promise_matrix import ASSUMPTION, cell_words, draw, order, scene
from tests.render.small_result import small_result


def test_every_promise_has_its_cell() -> None:
    result = small_result()
    root = ElementTree.fromstring(draw(result))

    shown = [element.attrib["data-promise"] for element in root.iter() if "data-promise" in element.attrib]

    assert sorted(promise.id for promise in result.promises) == sorted(shown)


def test_the_most_broken_come_first_then_by_name() -> None:
    matrix = order(small_result())

    assert ("footer", "form", "branch", "stop") == matrix.points
    assert ("regional", "texts", "newsletter") == matrix.senders


def test_a_late_cell_shows_its_hours_and_a_broken_one_none() -> None:
    words = {promise.id: cell_words(promise) for promise in small_result().promises}

    assert "169 h" == words["form->newsletter"]
    assert "" == words["footer->regional"]


def test_the_legend_counts_every_verdict() -> None:
    texts = {label.text for label in scene(small_result()).labels}

    assert {"kept 2", "late 1", "by hand 1", "broken 1", "not written down 1"} <= texts


def test_totals_and_the_counting_rule_stand_beside() -> None:
    texts = [label.text for label in scene(small_result()).labels]

    assert ASSUMPTION in texts
    assert 1 == texts.count("2 of 6")


def test_each_cell_says_its_verdict_in_words() -> None:
    result = small_result()

    svg = draw(result)

    for promise in result.promises:
        assert f"{promise.point}-&gt;{promise.sender}: {promise.verdict.value}" in svg
    assert {*Verdict} == {promise.verdict for promise in result.promises}
