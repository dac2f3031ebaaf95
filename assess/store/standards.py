"""Find editions, read them, and tell their authors everything that is wrong."""

from collections.abc import Iterator
from copy import deepcopy
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from assess.domain.authoring import remarks
from assess.domain.standard import Scales, Standard
from assess.resources import bundled
from assess.store import disk, reading
from assess.store.errors import (
    Fault,
    InvalidFileError,
    StoreError,
    UnreadableFileError,
    why_unreadable,
)
from assess.store.keys import Key
from assess.store.sentences import Wrong
from assess.store.toml import Plain
from assess.store.workspace import is_there

SCALES = "scales"

Edition = Path | Traversable
Editions = dict[str, Edition]


class Head(NamedTuple):
    """What a list of editions says of one."""

    id: str
    title: str
    edition: str
    status: str
    criteria: int
    noun: str
    source: str
    """Where the edition came from: `assess` or the council's own file."""


def available(workspace: Path | None) -> Editions:
    """Return the editions by id: those that ship, and the council's own."""
    shipped = _editions_in(bundled("criteria"))
    if workspace is None or not is_there(workspace / "criteria"):
        return shipped
    return {**shipped, **_editions_in(workspace / "criteria")}


def _editions_in(folder: Edition) -> Editions:
    try:
        found = sorted(folder.iterdir(), key=lambda item: item.name)
    except OSError as error:
        path = Path(str(folder))
        raise UnreadableFileError(path, str(folder), why_unreadable(error)) from error
    return {
        item.name.removesuffix(".toml"): item
        for item in found
        if item.name.endswith(".toml") and item.name != f"{SCALES}.toml"
    }


def read_standard(edition: Edition) -> Standard:
    """Return one edition.

    Raises:
        StoreError: it can't be read, or something in it is wrong.
    """
    return reading.value(_source(edition), Standard)


def read_scales() -> Scales:
    """Return the scales that ship."""
    return reading.value(_source(bundled("criteria") / f"{SCALES}.toml"), Scales)


def _source(edition: Edition) -> reading.Source:
    if isinstance(edition, Path):
        return reading.source(edition, edition.name)
    return reading.parse(edition.read_bytes(), Path(edition.name), edition.name)


def head(edition: Edition) -> Head:
    """Return what a list says of an edition; its guidance is not checked for that.

    Raises:
        StoreError: it is not TOML at all.
    """
    table = _source(edition).table
    return Head(
        id=str(table.get("id", "")),
        title=str(table.get("title", "")),
        edition=str(table.get("edition", "")),
        status=str(table.get("status", "")),
        criteria=len(table.get("criterion", {})),
        noun=str(table.get("noun", "point")),
        source="assess" if not isinstance(edition, Path) else str(edition),
    )


def check(path: Path, scales: Scales) -> list[Fault]:
    """Return everything that is wrong with an edition's file, with its lines."""
    try:
        source = reading.parse(disk.content(path, path.name), path, path.name)
    except InvalidFileError as error:
        return list(error.faults)
    except StoreError as error:
        return [Fault(path.name, None, None, "", str(error))]
    if path.stem == SCALES:
        return reading.faults(source, reading.problems(source, Scales))
    wrong = reading.problems(source, Standard)
    standard = _what_can_be_read(source.table, wrong)
    if standard is not None:
        told = {item.key for item in wrong}
        found = remarks(standard, scales, path.stem)
        wrong += [Wrong(*remark) for remark in found if remark.key not in told]
    return reading.faults(source, wrong)


def _what_can_be_read(table: Plain, wrong: list[Wrong]) -> Standard | None:
    """Return the edition without what is wrong in it, so that the rest is told too.

    A key that must be there can't be left out alone, so its table goes with it, or
    the table above.
    """
    for above in range(3):
        rest = deepcopy(table)
        for item in wrong:
            _leave_out(rest, item.key[: max(len(item.key) - above, 1)])
        try:
            return Standard.model_validate(rest)
        except ValidationError:
            continue
    return None


def _leave_out(table: Any, key: Key) -> None:
    for part in key[:-1]:
        table = table.get(part) if isinstance(table, dict) else None
    if isinstance(table, dict):
        table.pop(key[-1], None)


def shipped_files() -> Iterator[Path]:
    """Yield the files of the shipped editions and scales, for checking them."""
    for item in sorted(bundled("criteria").iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".toml") and isinstance(item, Path):
            yield item
