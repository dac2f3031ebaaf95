"""Run the benchmarks and print what they give beside what they may cost."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from assess.app.demo import demo
from bench import large, national, office, panel, portfolio, reports
from bench.measures import (
    Keys,
    command,
    from_key,
    key_ratios,
    paint,
    ratio,
    up_and_down,
)

YARDSTICKS = Path(__file__).parent / "yardsticks"
EXAMPLE = "anyshire-missed-bin-2026-beta"

WRAPPER = """\
#!{python}
import re
import sys
from bench.yardsticks.empty import main
if __name__ == "__main__":
    sys.argv[0] = re.sub(r"(-script\\.pyw|\\.exe)?$", "", sys.argv[0])
    sys.exit(main())
"""

Row = tuple[str, float, float]
"""What was measured, the ratio, and what it may be at most."""


def commands(folder: Path, work: Path, rounds: int) -> Iterator[Row]:
    """Measure whole commands against a wrapper that does nothing."""
    wrapper = work / "empty"
    wrapper.write_text(WRAPPER.format(python=sys.executable), encoding="utf-8")
    wrapper.chmod(0o755)
    assess = str(Path(sys.executable).with_name("assess"))
    empty = command(str(wrapper))
    yield "assess --version", ratio(command(assess, "--version"), empty, rounds), 1.3
    yield "assess --help", ratio(command(assess, "--help"), empty, rounds), 2.3
    baseline = command(sys.executable, str(YARDSTICKS / "baseline.py"), str(folder))
    check = command(assess, "check", str(folder))
    yield "assess check, one assessment", ratio(check, baseline, rounds), 1.5
    desk = command(assess, "inbox", str(folder), "--as", "lead")
    yield "assess inbox, at a desk", ratio(desk, baseline, rounds), 1.5
    every = command(assess, "standards", "list")
    one = command(assess, "standards", "list", "govuk-2019")
    yield "assess standards list, all editions", ratio(every, one, rounds), 1.5


def paints(folder: Path, rounds: int) -> Iterator[Row]:
    """Measure the first paint of the walk, and when a finding can be changed."""
    assess = str(Path(sys.executable).with_name("assess"))
    bare = paint("READY", sys.executable, str(YARDSTICKS / "bare.py"))
    home = paint("Report a missed bin", assess, str(folder.parent))
    yield "Home, list on screen", ratio(home, bare, rounds), 2.5
    walk = (assess, "walk", str(folder), "--as", "lead")
    titles = paint("Understand users", *walk)
    yield "walk, criteria on screen", ratio(titles, bare, rounds), 1.4
    editable = paint("saved", *walk)
    yield "walk, finding can be changed", ratio(editable, bare, rounds), 2.2
    opened = from_key(walk, (), b"w", "What is missing")
    yield "Review, from its key; walk, criteria", ratio(opened, titles, rounds), 0.5
    review = (b"w", "What is missing")
    preview = from_key(walk, (review,), b"v", "service assessment report")
    found = ratio(preview, titles, rounds)
    yield "preview of a report, from its key; walk, criteria", found, 1.5


def keys(folder: Path, count: int) -> Iterator[Row]:
    """Measure key presses in the list, and in a note with everything saved."""
    assess = str(Path(sys.executable).with_name("assess"))
    walk = (assess, "walk", str(folder), "--as", "lead")
    bare = Keys("READY", (sys.executable, str(YARDSTICKS / "bare.py")))
    ours = Keys("saved", walk, b"l \x1b[H")

    median, slowest = key_ratios(ours, bare, up_and_down, count)
    yield "key to paint in the list, median", median, 1.3
    yield "key to paint in the list, 99th percentile", slowest, 1.5

    def letters(number: int) -> tuple[bytes, bytes]:
        key = bytes([97 + number * 7 % 26])
        return key, key

    words = Keys("READY", (sys.executable, str(YARDSTICKS / "words.py")))
    note = Keys("saved", walk, b"n")
    median, _ = key_ratios(note, words, letters, count)
    yield "typing a note, everything saved, median", median, 1.15


def panels(work: Path, rounds: int, count: int) -> Iterator[Row]:
    """Measure the screen on which a panel of five agrees."""
    folder = panel.revealed(work / "panel")
    yield from panel.screen(folder, YARDSTICKS / "bare.py", rounds, count)


def about_reports(folder: Path, work: Path, rounds: int, count: int) -> Iterator[Row]:
    """Measure reports in process, as a command, and by the thousand."""
    yield from reports.in_process(folder, rounds)
    yield from reports.commands(folder, work, rounds)
    yield from reports.workspaces(folder, work, count)


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("-n", type=int, default=15, help="rounds")
    parser.add_argument("-k", type=int, default=200, help="key presses")
    parser.add_argument(
        "-r", type=int, default=1_000, help="assessments of a workspace"
    )
    parser.add_argument(
        "-p", type=int, default=10_000, help="assessments of a portfolio"
    )
    parser.add_argument("--only", help="only the rows of one part, such as reports")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ["ASSESS_STATE"] = str(work / "state")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # people have bytecode
        root = str(Path(__file__).parents[1])
        os.environ["PYTHONPATH"] = root
        demo(work / "demo")
        folder = work / "demo" / EXAMPLE
        print(f"{'measured':44} {'ratio':>6} {'at most':>8}")
        parts: dict[str, Callable[[], Iterator[Row]]] = {
            "commands": lambda: commands(folder, work, given.n),
            "large": lambda: large.merges(work, max(given.n // 5, 1)),
            "many": lambda: large.workspaces(folder, work, given.r),
            "portfolio": lambda: portfolio.rows(work, given.p),
            "national": lambda: national.cross_table(work / "country", 100_000),
            "reports": lambda: about_reports(folder, work, given.n, given.r),
            "office": lambda: office.rows(folder, given.n),
            "paints": lambda: paints(folder, given.n),
            "keys": lambda: keys(folder, given.k),
            "panels": lambda: panels(work, given.n, given.k),
        }
        for part, rows in parts.items():
            if given.only not in (None, part):
                continue
            for measured, found, most in rows():
                holds = "" if found <= most else "  over"
                print(f"{measured:44} {found:6.2f} {most:8.2f}{holds}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
