"""Tell the author of an edition everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assess.model.crosswalk import Crosswalk, link_remarks
from assess.model.standard import Scales, Standard
from assess.resources import bundled
from assess.standards.logic.authoring import remarks
from assess.store import disk, reading, standards
from assess.store.errors import Fault, InvalidFileError, StoreError
from assess.store.keys import Key
from assess.store.sentences import Wrong
from assess.store.toml import Plain


def faults_in(paths: Sequence[Path]) -> list[Fault]:
    """Return everything that is wrong with files of the library, with its lines."""
    scales = standards.read_scales()
    beside = {path.parent: path for path in paths}
    return [
        *(fault for path in paths for fault in faults(path, scales)),
        *(fault for path in beside.values() for fault in strangers(path)),
    ]


def faults(path: Path, scales: Scales) -> list[Fault]:
    """Return everything that is wrong with one file."""
    try:
        source = reading.parse(disk.content(path, path.name), path, path.name)
    except InvalidFileError as error:
        return list(error.faults)
    except StoreError as error:
        return [Fault(path.name, None, None, "", str(error))]
    if path.stem in standards.BESIDE:
        return reading.faults(
            source, reading.problems(source, standards.BESIDE[path.stem])
        )
    if path.stem == standards.CROSSWALK:
        return reading.faults(source, _wrong_links(source))
    wrong = reading.problems(source, Standard)
    standard = _what_can_be_read(source.table, wrong)
    if standard is not None:
        told = {item.key for item in wrong}
        found = remarks(standard, scales, path.stem)
        wrong += [Wrong(*remark) for remark in found if remark.key not in told]
    return reading.faults(source, wrong)


def _wrong_links(source: reading.Source) -> list[Wrong]:
    wrong = reading.problems(source, Crosswalk)
    if wrong:
        return wrong
    own = standards.editions_in(source.path.parent)
    beside = {**standards.available(None), **own}
    known = {name: _criteria(edition) for name, edition in beside.items()}
    crosswalk = Crosswalk.model_validate(source.table)
    return [Wrong(*remark) for remark in link_remarks(crosswalk, known)]


def _criteria(edition: standards.Edition) -> frozenset[str]:
    table = standards.source_of(edition).table
    return frozenset(table.get("criterion", {}))


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


def strangers(path: Path) -> list[Fault]:
    """Return what must not stand beside the file of an edition: programs.

    Nothing there is ever run, so a program can only be a mistake or a trap.
    """
    try:
        names = sorted(item.name for item in path.parent.glob("*.py"))
    except OSError:
        return []
    said = "is a program; nothing in this folder is run, so take it out."
    return [Fault(name, None, None, "", said) for name in names]


def shipped_files() -> Iterator[Path]:
    """Yield the files of the shipped editions and scales, for checking them."""
    for item in sorted(bundled("criteria").iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".toml") and isinstance(item, Path):
            yield item
