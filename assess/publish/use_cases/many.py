"""Make the reports of many assessments, on as many cores as there are."""

import os
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from assess.check.use_cases.as_published import must_be_as_published
from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.document.uninterrupted import uninterrupted
from assess.model.assessment import Assessment
from assess.publish.use_cases import days, office
from assess.publish.use_cases.report import (
    FORMATS,
    VARIANTS,
    Format,
    Variant,
    report_name,
    write_report,
)
from assess.resources import ResourcesMissingError
from assess.store import assessments, files
from assess.store.errors import StoreError

WORTH_IT: Final = 16
"""From how many assessments on starting other processes saves time."""

_AT_A_TIME: Final = 4

Made = TypeVar("Made")

TOGETHER: Final[frozenset[Format]] = frozenset({"xlsx", "ics"})
"""The formats in which many assessments can stand in one file."""


class Wish(NamedTuple):
    """Which reports to make of each assessment."""

    variants: tuple[Variant, ...] = ("full",)
    formats: tuple[Format, ...] = ("html", "md")
    into: Path | None = None
    """One folder for all of them; else each in its own `reports`."""


EVERYTHING: Final = tuple(VARIANTS)


def wish(
    variants: tuple[Variant, ...], formats: tuple[Format, ...], into: Path | None
) -> Wish:
    """Return which reports to make.

    Raises:
        RefusedError: what they go into is a file, or is named like one.
    """
    if into is not None and into.exists() and not into.is_dir():
        raise RefusedError(f"{into} is a file. Name a folder with -o.")
    if into is not None and not into.is_dir() and into.suffix[1:] in FORMATS:
        raise RefusedError(
            f"{into} is named like one file, and these are many. Name a folder with -o."
        )
    return Wish(variants, formats, into)


class Result(NamedTuple):
    """What became of one assessment."""

    folder: Path
    paths: tuple[Path, ...]
    error: str
    """Why nothing more was made; empty if all was."""


def make(folder: Path, wish: Wish) -> Iterator[Path]:
    """Write the reports of one assessment; yield each when it is there.

    Raises:
        RefusedError, StoreError: it can't be read, drawn or written.
    """
    loaded = assessments.load(folder)
    if loaded.set_aside:
        raise loaded.set_aside[0]
    for variant in wish.variants:
        for form in wish.formats:
            name = report_name(loaded.assessment, form, variant)
            to = wish.into / name if wish.into else None
            yield write_report(folder, loaded.assessment, form, to=to, variant=variant)


def make_many(
    folders: Sequence[Path], wish: Wish, jobs: int | None = None
) -> Generator[Result, None, None]:
    """Write the reports of many; yield what became of each, in their order.

    Closing the iterator, as Ctrl+C does, lets what is being written be finished and
    begins nothing more. No file is ever half written.
    """
    wanted = jobs or (cores() if len(folders) >= WORTH_IT else 1)
    yield from on_cores(wanted, partial(_made, wish=wish), folders, _AT_A_TIME)


def on_cores(
    wanted: int, make: Callable[[Path], Made], folders: Sequence[Path], at_a_time: int
) -> Iterator[Made]:
    """Yield what is made of each folder, in their order, by so many processes.

    Ctrl+C lets what is being made be finished, and begins nothing more. Below a screen
    all is made one after the other: Textual stands where a new process writes errors.
    """
    is_command = threading.current_thread() is threading.main_thread()
    if wanted <= 1 or not is_command:
        yield from map(make, folders)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - bench: assess report, one page

    pool = ProcessPoolExecutor(wanted, mp_context=get_context("spawn"))
    try:
        with uninterrupted():
            results = pool.map(make, folders, chunksize=at_a_time)
        yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _made(folder: Path, *, wish: Wish) -> Result:
    paths: list[Path] = []
    try:
        paths.extend(make(folder, wish))
    except (StoreError, RefusedError, ResourcesMissingError) as error:
        return Result(folder, tuple(paths), str(error))
    return Result(folder, tuple(paths), "")


# All in one file

_Taken = TypeVar("_Taken")


def write_together(
    folders: Sequence[Path], to: Path, variant: Variant = "full"
) -> tuple[int, tuple[str, ...]]:
    """Write the reports of many assessments into one workbook, or one calendar.

    Returns:
        How many are in it, and why others are not, in sentences.

    Raises:
        RefusedError: openpyxl is not installed, none can be read, or none has a day.
        StoreError: it can't be written; an older file is intact.
    """
    if to.suffix.lower() == ".ics":
        take = partial(days.held_of, variant=variant, today=day_here())
        held, why = _each(folders, take)
        content = days.calendar_of(held, why).encode()
        count = len(held)
    else:
        read, why = _each(folders, lambda _, assessment: assessment)
        content = office.workbook(read, variant)
        count = len(read)
    files.replace(to, content, root=to.parent)
    return count, why


def _each(
    folders: Sequence[Path], take: Callable[[Path, Assessment], _Taken]
) -> tuple[list[_Taken], tuple[str, ...]]:
    """Return what is taken of each, and why nothing is taken of others.

    Raises:
        RefusedError: nothing can be taken of any.
    """
    found: list[_Taken] = []
    why = []
    for folder in folders:
        try:
            loaded = assessments.load(folder)
            if loaded.set_aside:
                raise loaded.set_aside[0]
            must_be_as_published(loaded.assessment)
            found.append(take(folder, loaded.assessment))
        except (StoreError, RefusedError) as error:
            why.append(f"{folder}: {error}")
    if not found:
        raise RefusedError(" ".join(why) or "There is no assessment here.")
    return found, tuple(why)
