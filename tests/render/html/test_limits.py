"""The page of a big stack: the worst rows stay, what is left out is counted, links lead only to rows that are there."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest

from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram import traced_no
from stackaudit.render.html.directory import directory
from stackaudit.render.html.limits import (
    MOST_FLOWS,
    MOST_PROMISES,
    listed,
    promises_left_out,
    shown_flows,
    shown_promises,
    title_of,
)
from stackaudit.render.html.report import html
from stackaudit.render.picture import MOST_ROWS, Facts
from stackaudit.render.pictures import most_telling_point, pictures
from tests.render.diagram.made_stacks import made_result
from tests.render.diagram.test_overlaps import crossing
from tests.render.small_result import small_result


def test_at_the_limit_every_promise_has_a_row() -> None:
    result = small_result()

    assert result.promises == shown_promises(result, len(result.promises))
    assert "" == promises_left_out(result, len(result.promises))


def test_above_the_limit_the_worst_stay_in_the_order_of_the_result() -> None:
    result = small_result()
    one = shown_promises(result, 1)
    most = shown_promises(result, len(result.promises) - 1)

    assert [Verdict.BROKEN] == [promise.verdict for promise in one]
    assert [promise for promise in result.promises if promise.verdict is not Verdict.KEPT] == list(most)
    assert "5 more" in promises_left_out(result, 1)


def test_flows_with_findings_and_preferences_stay_first() -> None:
    result = made_result(300)
    flows = shown_flows(result, 50)
    found = {finding.subject.id for finding in result.findings if finding.subject.noun == "flows"}

    assert result.stack.flows == shown_flows(result, len(result.stack.flows))
    assert 50 == len(flows)
    assert {flow.id for flow in flows} <= found or found <= {flow.id for flow in flows}


def test_a_title_tells_how_many_are_shown() -> None:
    assert "Flows" == title_of("Flows", 7, 7)
    assert "Flows: 7 of 8 (report.xlsx has all)" == title_of("Flows", 7, 8)


def test_long_lists_end_with_how_many_follow() -> None:
    assert ("a", "b") == listed(("a", "b"), 2)
    assert ("a", "b", "and 1 more in audit.json") == listed(("a", "b", "c"), 2)


def test_the_table_beside_a_picture_ends_with_how_many_follow() -> None:
    facts = Facts(("A", "B"), tuple((str(at), "") for at in range(MOST_ROWS + 1)))

    assert facts == facts.first(MOST_ROWS + 1)
    assert MOST_ROWS + 1 == len(facts.first().rows)
    assert facts.first().rows[-1][0].startswith("and 1 more")


def test_a_no_that_very_many_should_hear_is_drawn_with_its_worst_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    result = made_result(900)
    point = most_telling_point(result)
    count = len(traced_no.promises_of(result, point))

    monkeypatch.setattr(traced_no, "MOST_LANES", count)
    whole = [label.text for label in traced_no.scene(result, point).labels]
    monkeypatch.setattr(traced_no, "MOST_LANES", count - 1)
    capped = traced_no.scene(result, point).labels

    assert not any("more sender" in text for text in whole)
    assert "and 1 more sender, none of them with a worse verdict than those above" in {each.text for each in capped}
    assert [] == list(crossing([(label.ink, label.text) for label in capped]))


def test_the_page_of_three_thousand_systems_stays_light_and_no_link_is_loose() -> None:
    result = made_result(3000)
    drawn = pictures(result)
    page = html(result, drawn)
    addresses = {unescape(id) for id in re.findall(r' id="([^"]+)"', page)}
    targets = {unquote(unescape(href)) for href in re.findall(r'href="#((?:promise|flow)/[^"]+)"', page)}
    rows = directory(result).rows

    assert len(page.encode()) < 15_000_000
    assert [] == [(each.id, len(each.svg)) for each in drawn if len(each.svg.encode()) > 300_000]
    assert MOST_PROMISES + MOST_FLOWS >= len(rows)
    assert MOST_PROMISES == sum(address.startswith("promise/") for address in addresses)
    assert MOST_FLOWS == sum(address.startswith("flow/") for address in addresses)
    assert 3000 == sum(address.startswith("system/") for address in addresses)
    assert [] == sorted(targets - addresses)[:5]
