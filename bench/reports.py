"""What a report costs: against Jinja2 alone, pandoc, and one core."""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import jinja2

from assess.model.assessment import Assessment
from assess.model.finding import Finding
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.store import assessments
from bench.measures import Side, command, ratio

NOTE = """\
Round {n} was shown: {n} people, of whom some use a screen reader.

It ended with a sentence that is as long as sentences in such notes are.
"""

RICH_NOTE = """\
Round {n} was shown: **{n}** people, of whom some use a *screen reader*.

- the first thing that the panel saw, with `code` {n}
- the second, and [a link](https://www.anyshire.example/{n})

It ended with a sentence that is as long as sentences in such notes are.
"""

CRITERIA = 28


def in_process(folder: Path, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Measure view, notes and page against Jinja2 printing the finished text."""
    whole = assessments.load(folder).assessment
    for what, note, most in (
        ("plain notes", NOTE, 3.0),
        ("rich notes", RICH_NOTE, 6.0),
    ):
        finished = render(build(with_notes(whole, 0, note), tool_version="0"), "html")
        found = ratio(_ours(whole, note), _plain(finished), rounds)
        yield f"a report in process, {what}; Jinja2 alone", found, most


def _ours(whole: Assessment, note: str) -> Side:
    """Measure view, notes and page, with notes that were never seen before."""
    turn = iter(range(1_000_000))

    def once() -> float:
        noted = with_notes(whole, next(turn), note)
        start = time.perf_counter_ns()
        render(build(noted, tool_version="0"), "html")
        return (time.perf_counter_ns() - start) / 1e6

    return once


def _plain(finished: str) -> Side:
    """Measure a plain template that prints each line of a finished page, escaped."""
    source = "{% for line in lines %}{{ line }}\n{% endfor %}"
    template = jinja2.Environment(autoescape=True).from_string(source)
    lines = finished.split("\n")

    def once() -> float:
        start = time.perf_counter_ns()
        template.render(lines=lines)
        return (time.perf_counter_ns() - start) / 1e6

    return once


def with_notes(whole: Assessment, turn: int, note: str) -> Assessment:
    """Return it with a note on each criterion that nobody has seen before."""
    sheet = whole.sheet("lead")
    for number, ref in enumerate(whole.refs[:CRITERIA]):
        words = note.format(n=turn * CRITERIA + number)
        found = Finding(rating="green", reason=words, well={"w2e3": f"Well {number}."})
        sheet = sheet.with_finding(ref, found)
    return whole.with_sheet(sheet)


def commands(
    folder: Path, work: Path, rounds: int
) -> Iterator[tuple[str, float, float]]:
    """Measure the whole command against pandoc on the same words."""
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        return  # bench.pandoc_setup has said so
    assess = str(Path(sys.executable).with_name("assess"))
    words, page = work / "report.md", work / "report.html"
    command(assess, "report", str(folder), "-o", str(words))()
    ours = command(assess, "report", str(folder), "-o", str(page))
    theirs = command(pandoc, "-s", str(words), "-o", str(work / "pandoc.html"))
    yield "assess report, one page; pandoc", ratio(ours, theirs, rounds), 2.8


def workspaces(
    folder: Path, work: Path, count: int
) -> Iterator[tuple[str, float, float]]:
    """Measure many reports on two cores against one core; lower is better."""
    many = work / "many"
    for number in range(count):
        shutil.copytree(folder, many / f"service-{number:04}")
    assess = str(Path(sys.executable).with_name("assess"))
    report = (assess, "report", str(many), "--format", "html")
    two, one = command(*report, "-j", "2"), command(*report, "-j", "1")
    yield f"{count} reports, two cores; one core", ratio(two, one, 2), 1 / 1.6
