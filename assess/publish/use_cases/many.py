"""Make the reports of many assessments, on as many cores as there are."""

import os
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from assess.desk.errors import RefusedError
from assess.document.uninterrupted import uninterrupted
from assess.publish.use_cases.report import (
    VARIANTS,
    Format,
    Variant,
    report_name,
    write_report,
)
from assess.resources import ResourcesMissingError
from assess.store import assessments
from assess.store.errors import StoreError

WORTH_IT: Final = 16
"""From how many assessments on starting other processes saves time."""

_AT_A_TIME: Final = 4


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
        RefusedError: what they go into is a file.
    """
    if into is not None and into.exists() and not into.is_dir():
        raise RefusedError(f"{into} is a file. Name a folder with -o.")
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
    if wanted <= 1:
        for folder in folders:
            yield _made(folder, wish=wish)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - bench: one page
    from multiprocessing import get_context  # noqa: PLC0415 - bench: one page

    pool = ProcessPoolExecutor(wanted, mp_context=get_context("spawn"))
    try:
        with uninterrupted():
            results = pool.map(partial(_made, wish=wish), folders, chunksize=_AT_A_TIME)
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
