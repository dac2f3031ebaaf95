"""A workspace of real examples to try things on."""

import re
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
    """Copy the examples into *folder*; return the assessments in it.

    What is there already stays as it is, so that a second visit goes on where
    the first one ended. What is not published yet is dated as if it had been
    begun last week; what is published keeps every byte.

    Raises:
        RefusedError: *folder* is a file.
        StoreError: the folder can't be written.
    """
    must_be_a_folder(folder)
    examples = sorted(bundled("examples").iterdir(), key=lambda each: each.name)
    for example in examples:
        redated = _as_it_is if _is_published(example) else _dated_from_today
        copying.copy_new(example, folder / example.name, redated)
    copied = (folder / example.name for example in examples)
    return tuple(each for each in copied if is_assessment(each))


def must_be_a_folder(folder: Path) -> None:
    """See that examples may be copied into *folder*.

    Raises:
        RefusedError: it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is not a folder. Name another one.")


def _is_published(example: Traversable) -> bool:
    agreed = example / "agreed.toml"
    return agreed.is_file() and b"\n[publication." in agreed.read_bytes()


def _as_it_is(_: Path, content: bytes) -> bytes:
    return content


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
