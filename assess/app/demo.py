"""A workspace of real examples to try things on."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.resources import bundled
from assess.store import copying
from assess.store.workspace import is_assessment

LAID: Final = date(2026, 10, 16)
"""The day on which the examples that are half done would have been opened."""

_DAY: Final = re.compile(rb"(?<= )\d{4}-\d\d-\d\d(?=[\s,\]])")
_MONTH: Final = re.compile(rb'(?<=")\d{4}-\d\d(?=")')


def demo(folder: Path) -> tuple[Path, ...]:
    """Copy the examples into *folder*; return those that are no council's.

    What is there already stays as it is, so that a second visit goes on where
    the first one ended. What is not published yet is dated as if it had been
    begun last week; what is published keeps every byte.

    Raises:
        RefusedError: *folder* is a file.
        StoreError: the folder can't be written.
    """
    must_be_a_folder(folder)
    examples = bundled("examples")
    published = frozenset(_published(examples, folder))

    def dated(file: Path, content: bytes) -> bytes:
        is_kept = not published.isdisjoint(file.parents)
        return content if is_kept else _dated_from_today(file, content)

    copying.copy_new(examples, folder, dated)
    names = sorted(example.name for example in examples.iterdir())
    return tuple(folder / name for name in names if is_assessment(folder / name))


def must_be_a_folder(folder: Path) -> None:
    """See that examples may be copied into *folder*.

    Raises:
        RefusedError: it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is not a folder. Name another one.")


def _published(examples: Traversable, folder: Path) -> Iterator[Path]:
    """Yield where in *folder* the published ones go, also those of a council."""
    for example in examples.iterdir():
        if example.is_dir():
            agreed = example / "agreed.toml"
            if agreed.is_file() and b"\n[publication." in agreed.read_bytes():
                yield folder / example.name
            else:
                yield from _published(example, folder / example.name)


def _dated_from_today(file: Path, content: bytes) -> bytes:
    """Move every day and month by whole weeks, so that each keeps its weekday.

    Editions keep the days on which their publishers changed them.
    """
    if file.parent.name == "standards":
        return content
    later = timedelta(weeks=max(0, (day_here() - LAID).days // 7))
    moved = _DAY.sub(lambda found: _moved(found[0], later), content)
    return _MONTH.sub(lambda found: _moved(found[0] + b"-15", later)[:7], moved)


def _moved(day: bytes, later: timedelta) -> bytes:
    return str(date.fromisoformat(day.decode()) + later).encode()
