"""The report for each reader: its sections in order, nothing that leads nowhere, and a page that everybody can read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest

from stackaudit.audit.result import AuditResult
from stackaudit.pipeline import audit, read
from stackaudit.render.html.presets import PRESETS
from stackaudit.render.html.report import html
from stackaudit.render.pictures import pictures
from tests.cli.command_line import INVENTORIES
from tests.render.html.test_report import nothing
from tests.render.small_result import NASTY_NAMES, small_result

ORDER = {
    "executives": ["looked-at", "numbers", "strengths", "decisions", "pictures", "dates", "questions"],
    "workshop": [
        "looked-at", "register", "map", "loop", "say-no", "for-whom", "ways", "findings", "decisions", "dates", "actions",
        "questions",
    ],
    "engineers": [
        "looked-at", "numbers", "strengths", "decisions", "pictures", "dates", "questions", "appendix", "promises", "findings",
        "frameworks", "register",
    ],
}  # fmt: skip
DRAWN = {
    "executives": ["promise-matrix", "always-on-loop", "grid"],
    "workshop": ["layered-map", "always-on-loop", "promise-matrix", "automations", "grid", "lifecycle", "architecture"],
}

Open = Callable[..., Any]


def bank() -> AuditResult:
    return audit(read(INVENTORIES / "linden-harbour-bank"))


@pytest.fixture(scope="module", params=[small_result, bank], ids=["small", "bank"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    result = request.param()
    drawn = pictures(result)
    return {preset: html(result, drawn, preset) for preset in PRESETS}


@pytest.mark.parametrize("preset", PRESETS)
def test_the_sections_stand_in_the_order_of_the_story(pages: dict[str, str], preset: str) -> None:
    headings = re.findall(r'<h2 id="([^"]*)">', pages[preset])

    assert ORDER[preset] == [each for each in headings if each != "incomplete"]


@pytest.mark.parametrize("preset", DRAWN)
def test_the_pictures_are_those_of_the_story(pages: dict[str, str], preset: str) -> None:
    assert DRAWN[preset] == re.findall(r'<figure class="picture" id="picture/([^"]*)"', pages[preset])


@pytest.mark.parametrize("preset", PRESETS)
def test_each_link_leads_to_something_and_each_address_is_there_once(pages: dict[str, str], preset: str) -> None:
    ids = Counter(map(unescape, re.findall(r'<[^<>]* id="([^"]*)"', pages[preset])))
    dead = {link for link in re.findall(r'href="#([^"]*)"', pages[preset]) if unquote(unescape(link)) not in ids}

    assert set() == dead
    assert [] == [address for address, times in ids.items() if times > 1]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_contents_name_the_sections_that_there_are(pages: dict[str, str], preset: str) -> None:
    contents = pages[preset].partition('<nav class="contents"')[2].partition("</nav>")[0]

    linked = [each for each in re.findall(r'href="#([^"]*)"', contents) if each != "top"]
    assert [each for each in ORDER[preset] if each not in ("looked-at", "appendix")] == linked


@pytest.mark.parametrize("preset", PRESETS)
def test_no_level_of_heading_is_left_out(pages: dict[str, str], preset: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", pages[preset])]

    assert 1 == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_section_without_its_picture_is_left_out(preset: str) -> None:
    page = html(nothing(), (), preset)

    assert 'id="map"' not in page
    assert ('id="pictures"' in page) is (preset == "engineers")


@pytest.mark.parametrize("preset", PRESETS)
def test_a_name_never_becomes_markup(preset: str) -> None:
    page = html(small_result(), pictures(small_result()), preset)

    assert (1, 0) == (page.count("<script>"), page.count("<img"))
    assert NASTY_NAMES[0] not in page


def test_executives_get_questions_as_counts_and_no_appendix(pages: dict[str, str]) -> None:
    page = pages["executives"]

    assert 'class="counts-by-person"' in page
    assert 'class="asked"' not in page
    assert 'id="filters"' not in page


def test_a_workshop_learns_how_many_stores_there_are_only_where_it_guessed() -> None:
    page = html(bank(), pictures(bank()), "workshop")
    before, _, rest = page.partition('<details class="reveal">')
    revealed, _, after = rest.partition("</details>\n</section>")

    count = re.compile(r"\b13 (?:stores?|places?)|\b5 (?:were )?guessed")
    assert "stores" not in re.findall(r'<h3 id="([^"]*)"', before + after)
    assert '<span class="figure">13</span>' in revealed
    assert "5 were guessed" in revealed
    assert not count.search(before.partition("<main")[2])


def test_a_workshop_votes_before_it_sees_a_severity() -> None:
    page = html(small_result(), pictures(small_result()), "workshop")
    summaries = re.findall(r'<details class="group.*?</summary>', page, re.DOTALL)

    assert len(small_result().groups) == len(summaries)
    assert all('class="vote"' in each and "severity-" not in each for each in summaries)
    assert 'class="severity' not in page
    assert len(summaries) == page.count("<dt>Severity</dt>")


def test_what_is_redacted_is_said_at_the_top() -> None:
    result = msgspec.structs.replace(small_result(), redacted=("owners", "costs"))

    for preset in PRESETS:
        page = html(result, (), preset)
        assert page.index("Redacted: owners, costs.") < page.index("</section>", page.index('id="looked-at"'))


@pytest.mark.browser
@pytest.mark.parametrize("result", [small_result, bank], ids=["small", "bank"])
@pytest.mark.parametrize("preset", ["executives", "workshop"])
def test_it_opens_quietly_fits_and_can_be_read_by_everybody(
    open_page: Open, tmp_path: Path, preset: str, result: Callable[[], AuditResult]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    report = tmp_path / "report.html"
    report.write_text(html(result(), pictures(result()), preset), encoding="utf-8")

    opened = open_page(report, width=1280, height=720)
    overflow = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    violations = Axe().run(opened.page).response["violations"]

    assert [] == opened.console
    assert 0 == overflow
    assert [] == [(each["id"], each["impact"]) for each in violations if each["impact"] in ("serious", "critical")]


@pytest.mark.browser
def test_a_workshop_reads_from_the_back_of_the_room_and_prints_a_sheet_a_person(
    open_page: Open, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    report.write_text(html(small_result(), pictures(small_result()), "workshop"), encoding="utf-8")

    page = open_page(report).page
    size = page.evaluate("getComputedStyle(document.body).fontSize")
    page.emulate_media(media="print")
    breaks = page.locator(".sheet").evaluate_all("all => all.map((each) => getComputedStyle(each).breakBefore)")

    assert "18px" == size
    assert {"page"} == set(breaks)
