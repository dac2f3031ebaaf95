"""What a report costs in the files that councils live in, against its web page."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from assess.desk.clock import day_here
from assess.model.assessment import Assessment
from assess.publish.use_cases.days import held_of, message_of
from assess.publish.use_cases.report import Format, content_of
from assess.store import assessments
from bench.measures import Side, ratio

MOST: Final[dict[Format, float]] = {"docx": 8.0, "xlsx": 5.0, "ics": 2.0}


def rows(folder: Path, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Measure each file in process against the web page of the same report."""
    whole = assessments.load(folder).assessment
    page = _made(folder, whole, "html")
    for form, most in MOST.items():
        found = ratio(_made(folder, whole, form), page, rounds)
        yield f"a report as {form}; its web page", found, most
    found = ratio(_mail(folder, whole), page, rounds)
    yield "a message with its calendar; the web page", found, 2.0


def _made(folder: Path, whole: Assessment, form: Format) -> Side:
    def once() -> float:
        start = time.perf_counter_ns()
        content_of(folder, whole, form)
        return (time.perf_counter_ns() - start) / 1e6

    return once


def _mail(folder: Path, whole: Assessment) -> Side:
    today = day_here()

    def once() -> float:
        start = time.perf_counter_ns()
        message_of(held_of(folder, whole, "actions", today=today), today=today)
        return (time.perf_counter_ns() - start) / 1e6

    return once
