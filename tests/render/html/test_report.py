"""The report as text: nothing from an inventory becomes markup, and nothing is left out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import unquote

import msgspec
import pytest

from stackaudit.audit.result import AuditResult, Money, Numbers, Openness
from stackaudit.frameworks.frameworks import frameworks
from stackaudit.graph.store_count import StoreCount
from stackaudit.model.stack import Stack
from stackaudit.render.html.report import html
from stackaudit.render.picture import Facts, Picture
from stackaudit.render.pictures import pictures
from tests.render.small_result import NASTY_NAMES, SCRIPT, small_result, small_unknowns

PICTURE = Picture(
    id="matrix",
    title=f"Matrix {SCRIPT}",
    question=f"Which no arrives? {SCRIPT}",
    svg='<svg class="d-svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>',
    facts=Facts(("From", "To"), ((SCRIPT, "esp"),)),
)


class Page(HTMLParser):
    """What a parser that follows the standard makes of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def page() -> str:
    return html(small_result(), [*pictures(small_result()), PICTURE])


def test_a_name_never_becomes_markup(page: str) -> None:
    parsed = Page(page)

    assert (1, 1, 0) == (parsed.tags["script"], parsed.tags["style"], parsed.tags["img"])
    assert not any(name.startswith("on") or name == "style" for name in parsed.attributes)


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_a_nasty_name_reads_as_it_was_written(page: str, name: str) -> None:
    assert name in Page(page).words


def test_the_answers_that_would_change_most_stand_above_the_questions_by_person() -> None:
    page = html(msgspec.structs.replace(small_result(), unknowns=small_unknowns()))

    section = page.partition('<h2 id="questions">')[2].partition("</section>")[0]
    top, _, rest = section.partition("Whose answers could settle most")
    assert "These 2 answers would change most" in top
    assert "Ask <bdi>" in top
    assert "Nobody is named yet: <bdi>company</bdi>, <code>regions</code>" in top
    assert 'class="person' in rest
    assert SCRIPT not in page


def test_where_no_verdict_hangs_on_an_answer_the_list_is_left_out(page: str) -> None:
    assert "would change most" not in page


def test_nothing_points_outside(page: str) -> None:
    assert not [link for link in Page(page).links if not link.startswith("#")]
    assert not re.search(r"url\(|@import|\bsrc=\"", page)


def test_each_link_leads_to_something_and_each_address_is_there_once(page: str) -> None:
    parsed = Page(page)

    dead = {link for link in parsed.links if unquote(link[1:]) not in parsed.ids}
    twice = [address for address, times in Counter(parsed.ids).items() if times > 1]

    assert set() == dead
    assert [] == twice


def test_systems_promises_and_findings_have_addresses_that_can_be_guessed(page: str) -> None:
    ids = set(Page(page).ids)

    assert {"system/crm", "promise/footer->regional", "finding/reach/no-never-arrives@footer->regional"} <= ids


def test_the_policy_lets_only_this_style_and_this_script_through(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    style, script = (re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("style", "script"))
    assert policy
    assert style
    assert script

    hashes = [b64encode(sha256(each[1].encode()).digest()).decode() for each in (style, script)]

    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none';")
    assert f"style-src 'sha256-{hashes[0]}'" in allowed
    assert f"script-src 'sha256-{hashes[1]}'" in allowed
    assert "unsafe" not in allowed


def test_every_entry_says_where_it_was_written(page: str) -> None:
    places = {f"{place.file}:{place.line}" for key, place in small_result().places.items() if key != "company/"}

    missing = {place for place in places if place not in Page(page).words}

    assert set() == missing


def test_trouble_with_the_audit_itself_stands_at_the_top(page: str) -> None:
    words = Page(page).words

    assert words.index("This report is not complete") < words.index("order/odd-one") < words.index("Five numbers")
    assert words.index("more than 64 labels") < words.index("Five numbers")


def test_an_accepted_finding_stands_apart_with_its_reason(page: str) -> None:
    words = Page(page).words

    assert words.index("Accepted findings") < words.index("<ends soon>")
    assert "until 2027-06-30" in words


def test_the_same_result_gives_the_same_bytes() -> None:
    assert html(small_result(), [PICTURE]) == html(small_result(), [PICTURE])


def test_an_empty_result_says_in_sentences_that_there_is_nothing() -> None:
    words = Page(html(nothing())).words

    for sentence in (
        "Nothing was asked yet.",
        "Nothing asks for a decision.",
        "No picture was asked for.",
        "No as_of date says what today is",
        "Every question that was asked has an answer.",
        "there is no promise to follow",
        "No rule found anything that is certain.",
        "No system is written down yet.",
    ):
        assert sentence in words


def test_characters_that_no_page_may_hold_are_replaced() -> None:
    odd = msgspec.structs.replace(nothing(), name="A\x00B\ud800C")

    assert "<bdi>A\ufffdB\ufffdC</bdi>" in html(odd)


def nothing() -> AuditResult:
    stores = StoreCount(None, None, 0, (), ())
    return AuditResult(
        name="Nobody",
        stack=Stack(),
        places={},
        numbers=Numbers(
            promises=0,
            by_verdict={},
            confirmed_kept=0,
            stores=stores,
            islands=0,
            flows=0,
            flows_live=0,
            flows_by_hand=0,
            money=Money(None, None),
            automations=0,
            automations_to_a_person=0,
            automations_unanswered=0,
        ),
        openness=Openness(0, 0),
        promises=(),
        islands=(),
        frameworks=frameworks(Stack(), (), stores),
        findings=(),
        questions=(),
        rules=(),
    )
