"""The report in a browser, opened from disk without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from stackaudit.render.html.report import html
from stackaudit.render.pictures import pictures
from tests.render.small_result import SCRIPT, small_result

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    result = small_result()
    path.write_text(html(result, pictures(result)), encoding="utf-8")
    return path


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_opens_quietly_fits_and_can_be_read_by_everybody(
    open_page: Open, report: Path, width: int, color_scheme: Literal["light", "dark"]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = open_page(report, width=width, color_scheme=color_scheme)
    overflow = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    violations = Axe().run(opened.page).response["violations"]

    assert [] == opened.console
    assert [report.resolve().as_uri()] == opened.requests
    assert 0 == overflow
    assert [] == [(each["id"], each["impact"]) for each in violations if each["impact"] in ("serious", "critical")]


def test_a_script_in_a_name_stays_text(open_page: Open, report: Path) -> None:
    opened = open_page(report)
    dialogs: list[str] = []
    opened.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    name = opened.page.locator("[id='system/regional-mail'] th").text_content()
    images = opened.page.locator("img").count()

    assert (SCRIPT, 0, []) == (name, images, dialogs)


def test_everything_is_there_without_javascript(open_page: Open, report: Path) -> None:
    page = open_page(report, javascript=False).page
    rows = page.locator("table.promises tbody tr")
    shown = [page.locator(f"#{id}").is_visible() for id in ("numbers", "decisions", "pictures", "promises", "register")]

    assert [True] * 5 == shown
    assert len(small_result().promises) == rows.count()
    assert not page.locator("#filters").is_visible()


def test_a_number_leads_to_its_table(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    page.click("#stores-found a")

    assert page.url.endswith("#stores")
    assert page.locator("#stores").is_visible()


def test_a_link_to_a_finding_opens_what_it_is_folded_into(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    finding = page.locator("[id='finding/reach/no-never-arrives@footer->regional']")
    before = finding.is_visible()
    page.evaluate("location.hash = 'finding/reach/no-never-arrives@footer-%3Eregional'")
    finding.wait_for(state="visible")

    assert not before


def test_filters_leave_the_rows_that_fit(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    page.select_option("#by-verdict", "broken")
    verdicts = page.locator("table.promises tbody tr:visible .verdict").all_text_contents()
    page.click("#filters button[type=reset]")
    page.fill("#find", "old mailer")
    systems = page.locator("[id^='system/']:visible").count()

    assert ["broken"] == verdicts
    assert 1 == systems


def test_tables_are_put_in_order_by_what_a_cell_means(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    heading = page.locator("table.promises thead th").nth(2)
    heading.locator("button").click()
    verdicts = page.locator("table.promises tbody .verdict").all_text_contents()

    assert "ascending" == heading.get_attribute("aria-sort")
    assert ["kept", "kept", "late", "by hand", "broken", "not written down"] == verdicts


def test_a_system_in_a_picture_shows_its_neighbours_and_leads_to_its_row(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    node = page.locator("[id='picture/layered-map'] [data-node=esp]")
    node.focus()
    near = page.locator(".near[data-node]").evaluate_all("all => all.map((each) => each.dataset.node)")
    page.keyboard.press("Enter")

    assert {"esp", "crm", "sheet", "warehouse", "old"} == set(near)
    assert page.url.endswith("#system%2Fesp")


def test_a_picture_can_be_made_larger_from_the_keyboard(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    canvas = page.locator(".canvas").first
    canvas.focus()
    before = canvas.locator("svg").bounding_box()
    page.keyboard.press("+")
    after = canvas.locator("svg").bounding_box()
    page.keyboard.press("0")
    fitted = canvas.locator("svg").bounding_box()

    assert before["width"] < after["width"]
    assert before["width"] == fitted["width"]


def test_it_prints(open_page: Open, report: Path, tmp_path: Path) -> None:
    page = open_page(report).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    folded = page.locator("details:not([open], .small-print)").count()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, print_background=True)

    assert 0 == folded
    assert page.locator("details:not([open])").count() > 0
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
