"""What it costs to look at the assessments of many services, and to look again."""

import os
import random
import shutil
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from assess.app.first_due import first_dues
from assess.portfolio.use_cases.entries import entries, entry_of
from assess.publish.use_cases.many import cores
from assess.resources import bundled
from assess.store import index, stamps
from assess.store.glances import glances
from bench.measures import peak

RATINGS = ("green", "green", "green", "amber", "amber", "red")
CRITERIA = 14
ROUNDS = 5
COLD_ROUNDS = 3

BRIEF = """\
format = 1
id = "{id}"
service = "Service {number}"
council = "Council {council}"
phase = "beta"
kind = "assessment"

[dates]
assessed = {day}

[standard.govuk-2019]
scale = "rag"

[panel.lead]
role = "lead"
"""

FINDING = """
[finding.govuk-2019.{number}]
rating = "{rating}"
reason = "What the panel saw of criterion {number} of service {service}."

[finding.govuk-2019.{number}.action.aaaaa]
text = "Show the panel what changed for criterion {number}."
due = {due}
owner = "Service owner"
"""

AGREED = """\
format = 1

[outcome]
rating = "amber"
by = "lead"
at = {day}T10:00:00Z

[publication.1]
at = {day}T10:00:00Z
by = "lead"
"""


def generated(folder: Path, count: int) -> list[Path]:
    """Make assessments with ratings, actions and days; the same ones each time."""
    chance = random.Random(20_261_126)
    standards = folder.with_name("standards")
    standards.mkdir(parents=True)
    for name in ("scales.toml", "crosswalk.toml"):
        shutil.copy(str(bundled("criteria") / name), standards)
    shutil.copy(str(bundled("criteria") / "govuk-2019.toml"), standards)
    found = []
    for number in range(count):
        place = folder / f"council-{number % 97}" / f"service-{number:06}"
        _assessment(place, number, chance)
        (place / "standards").symlink_to(standards)
        found.append(place)
    return found


def _assessment(place: Path, number: int, chance: random.Random) -> None:
    day = f"202{chance.randint(4, 5)}-{chance.randint(1, 12):02}-15"
    facts = {"id": f"{number:08}", "number": number, "council": number % 97}
    rated = (
        FINDING.format(
            number=each, rating=chance.choice(RATINGS), service=number, due=day
        )
        for each in range(1, CRITERIA + 1)
    )
    (place / "people").mkdir(parents=True)
    sheet = f'format = 1\nperson = "lead"\n{"".join(rated)}'
    (place / "people" / "lead.toml").write_text(sheet, encoding="utf-8")
    (place / "assessment.toml").write_text(BRIEF.format(day=day, **facts), "utf-8")
    (place / "agreed.toml").write_text(AGREED.format(day=day), encoding="utf-8")


def rows(work: Path, count: int) -> Iterator[tuple[str, float, float]]:
    """Measure the index against reading all, and against looking at each file."""
    places = generated(work / "national" / "councils", count)
    time.sleep(stamps.SETTLED / 1e9)
    cold, read, parsed = _cold(places)
    yield f"portfolio of {count}, cold; reading them on all cores", cold / read, 1.2
    yield f"portfolio of {count}, cold; parsing alone, all cores", cold / parsed, 4.0
    looked = min(_taken(lambda: _states(places)) for _ in range(ROUNDS))
    warm = min(_taken(lambda: _all(places)) for _ in range(ROUNDS))
    yield f"portfolio of {count}, nothing changed; scandir and stat", warm / looked, 2.0
    (places[0] / "agreed.toml").touch()
    one = _taken(lambda: _all(places))
    yield f"portfolio of {count}, one changed; nothing changed", one / warm, 1.3
    here = [str(each) for each in sorted((work / "national" / "councils").iterdir())]
    for what, arguments in (("a look", LOOK), ("the whole command", PORTFOLIO)):
        most = peak(sys.executable, *arguments, *here) / 1024
        yield f"portfolio of {count}, MiB of {what}; 200", most, 200.0
    _home(places)
    again = min(_taken(lambda: _home(places)) for _ in range(ROUNDS))
    few = min(_taken(lambda: _home(places[:10])) for _ in range(ROUNDS))
    yield f"Home, each of {count}; each of 10", again / few * 10 / count, 1.0


LOOKS = """
import sys
from pathlib import Path
from assess.portfolio.use_cases.entries import entries
from assess.store.workspace import assessments_in
if __name__ == "__main__":
    folders = (each for name in sys.argv[1:] for each in assessments_in(Path(name)))
    print(sum(1 for _ in entries(folders)))
"""
"""Looks at all of them as what lists one after the other does, and keeps none."""

LOOK = ("-c", LOOKS)
PORTFOLIO = ("-m", "assess", "portfolio", "--format", "csv")


def _taken(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def _cold(places: list[Path]) -> tuple[float, float, float]:
    """Return what a first look takes, only reading, and only parsing what is read.

    To read is to parse, to check, and to see what follows from it, without an index.
    """
    cold, read, parsed = [], [], []
    for _ in range(COLD_ROUNDS):
        index.throw_away()
        cold.append(_taken(lambda: _all(places)))
        read.append(_taken(lambda: _on_cores(entry_of, places)))
        parsed.append(_taken(lambda: _on_cores(_parsed, places)))
    return min(cold), min(read), min(parsed)


def _all(places: list[Path]) -> None:
    for _ in entries(places):
        pass


def _home(places: list[Path]) -> None:
    """Look as Home does: at a glance, and then what is due."""
    for _ in glances(places):
        pass
    for _ in first_dues(places):
        pass


def _on_cores(make: Callable[[Path], object], places: list[Path]) -> None:
    with ProcessPoolExecutor(cores(), mp_context=get_context("spawn")) as pool:
        for _ in pool.map(make, places, chunksize=16):
            pass


def _parsed(place: Path) -> int:
    """Parse what only this assessment holds; all share one folder of standards."""
    names = ("assessment.toml", "agreed.toml", "people/lead.toml")
    return sum(len(tomllib.loads((place / n).read_text("utf-8"))) for n in names)


def _states(places: list[Path]) -> None:
    """Walk over every file that is read, and ask for its times and its size."""
    for place in places:
        for inner in ("", "people", "standards"):
            with os.scandir(place / inner) as found:
                for each in found:
                    each.stat()
