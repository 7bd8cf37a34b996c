"""What every test may use: the Hypothesis profiles and a headless browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# `ci` tries the same examples each time, so that a red build can be repeated. `explore` looks for new ones:
# pytest --hypothesis-profile=explore
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # containers run as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class OpenedPage:
    """A page from disk, and everything it said and asked for since it was opened."""

    page: Page
    console: list[str]
    requests: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """
    A headless Chromium for the whole run; a test opens its own page with `open_page`.

    Without a browser the test is skipped, or fails where STACKAUDIT_REQUIRE_BROWSER=1 says that one is expected.
    """
    path = _chromium()
    if path is None:
        reason = "no Chromium or Chrome found (Debian: apt-get install chromium)"
        if os.environ.get("STACKAUDIT_REQUIRE_BROWSER") == "1":
            pytest.fail(f"STACKAUDIT_REQUIRE_BROWSER=1, but {reason}")
        pytest.skip(reason)

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., OpenedPage]]:
    """Opens a file from disk, offline, and records the console and every request."""
    contexts = []

    def open_page(
        path: Path,
        width: int = 1280,
        height: int = 800,
        color_scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
    ) -> OpenedPage:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            reduced_motion="reduce",
            offline=True,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        opened = OpenedPage(context.new_page(), [], [])
        opened.page.on("console", lambda message: opened.console.append(message.text))
        opened.page.on("pageerror", lambda error: opened.console.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.goto(path.resolve().as_uri())
        return opened

    yield open_page
    for context in contexts:
        context.close()


def _chromium() -> str | None:
    debian = Path("/usr/bin/chromium")
    if debian.exists():
        return str(debian)
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
