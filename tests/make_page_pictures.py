"""Make the pictures of the page of many services: on a desk, on a phone, in print.

Run it as `python -m tests.make_page_pictures`. It needs Chromium and pdftoppm. Fonts
are those of this machine, so that another one makes other pictures of the same page.
"""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from assess import __version__
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.views.portfolio import page, view
from tests.browser.conftest import QUIET
from tests.browser_setup import browser
from tests.commands import ROOT
from tests.make_pictures import PICTURES
from tests.pictured import LATER

COUNCIL: Final = ROOT / "examples" / "exampleford"
SIZES: Final = {"page": (1280, 1000), "320": (320, 1000)}
"""By the end of its name, in CSS pixels."""

DOTS: Final = 80
"""Of the printed page, to an inch."""


def main() -> None:
    """Draw the page of one council, and take it at each size."""
    path = browser()
    if path is None:
        raise SystemExit("There is no Chromium here.")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        os.environ["XDG_CACHE_HOME"] = name
        found = portfolio_of([COUNCIL], LATER.date())
        drawn = Path(name) / "portfolio.html"
        html = page(view(found.portfolio, __version__), found.council)
        drawn.write_text(html, encoding="utf-8")
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        for size, (width, height) in SIZES.items():
            tab = chromium.new_page(viewport={"width": width, "height": height})
            tab.goto(drawn.as_uri())
            tab.screenshot(path=PICTURES / f"portfolio-{size}.png")
        sheets = drawn.with_suffix(".pdf")
        tab.pdf(path=sheets, prefer_css_page_size=True)
        chromium.close()
        printed = PICTURES / "portfolio-print"
        first = ["-f", "1", "-l", "1", "-singlefile", "-r", str(DOTS), "-png"]
        subprocess.run(["pdftoppm", *first, sheets, printed], check=True)


if __name__ == "__main__":
    main()
