"""Get the browser that the report is tested in, where that can be done quietly.

In CI, as root on Debian, Chromium and strace are installed. Elsewhere nothing
is: the tests that need them skip and say so. In CI a browser that can't be
had is a failure.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


NPM = Path(__file__).parents[1] / ".make" / "npm"
HTML_VALIDATE = "html-validate@10"


def browser() -> str | None:
    """Return the path of a Chromium or Chrome, if there is one."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def html_validate() -> str | None:
    """Return the path of html-validate, if it is there."""
    return shutil.which("html-validate") or shutil.which(
        "html-validate", path=str(NPM / "node_modules" / ".bin")
    )


def _get_html_validate() -> None:
    """Put html-validate beside the environment, where npm and a network are."""
    npm = shutil.which("npm")
    if npm is None or html_validate() is not None:
        return
    NPM.mkdir(parents=True, exist_ok=True)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            [npm, "install", "--prefix", str(NPM), *options, HTML_VALIDATE],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
        )


def _may_install() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return bool(os.environ.get("CI")) and is_root and bool(shutil.which("apt-get"))


def main() -> int:
    """Install what is missing in CI; return 1 where CI has no browser."""
    wanted = [name for name in ("chromium", "strace") if not shutil.which(name)]
    if browser() and "chromium" in wanted:
        wanted.remove("chromium")
    if wanted and _may_install():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", *wanted]):
            subprocess.run(
                ["apt-get", "--quiet=2", *command],
                check=False,
                env=quiet,
                stdout=subprocess.DEVNULL,
            )
    _get_html_validate()
    if os.environ.get("CI") and not browser():
        print("CI has no Chromium and none could be installed.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
