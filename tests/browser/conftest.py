import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import Variant
from tests.browser_setup import browser as found_browser
from tests.cases import STATES, shortened

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one Chromium for all; skip where there is none, but not in CI."""
    path = found_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have a Chromium")
        pytest.skip("no Chromium or Chrome was found")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def screen(chromium: Browser) -> Page:
    """Open one tab for all, as a tab of its own costs more than most tests."""
    return chromium.new_page()


Written = Callable[..., Path]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Write the page of a state in a variant, once; short, or with all criteria."""
    folder = tmp_path_factory.mktemp("reports")

    def write(state: str, variant: Variant = "full", *, whole: bool = True) -> Path:
        path = folder / f"{state}-{variant}-{whole}.html".replace(" ", "-")
        if not path.exists():
            assessment = STATES[state]()
            if not whole:
                assessment = shortened(assessment)
            view = build(assessment, variant=variant, tool_version="0")
            path.write_text(render(view, "html"), encoding="utf-8")
        return path

    return write
