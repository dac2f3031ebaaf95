"""Find editions, read them, and tell their authors everything that is wrong."""

import re
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from assess.model.agenda import Agendas
from assess.model.crosswalk import Crosswalk, link_remarks
from assess.model.policy import Policy
from assess.model.standard import Scales, Standard
from assess.model.values import Value
from assess.priorities.logic import Weights
from assess.resources import bundled
from assess.standards.logic.authoring import remarks
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
from assess.store.toml import Plain, decode
from assess.store.workspace import is_there

SCALES = "scales"
CROSSWALK = "crosswalk"
NEXT = "next"
AGENDA = "agenda"
POLICY = "policy"
NO_EDITIONS = frozenset({SCALES, CROSSWALK, NEXT, AGENDA, POLICY})
"""The files beside the editions."""

_MODELS: dict[str, type[Value]] = {
    SCALES: Scales,
    NEXT: Weights,
    AGENDA: Agendas,
    POLICY: Policy,
}

_FIRST_TABLE = re.compile(rb"^[ \t]*\[(?=[a-z])", re.MULTILINE)
_CRITERION = re.compile(rb"^[ \t]*\[criterion\.[^.\]]+\]", re.MULTILINE)

V = TypeVar("V", bound=Value)

Edition = Path | Traversable
Editions = dict[str, Edition]


class Head(NamedTuple):
    """What a list of editions says of one."""

    id: str
    title: str
    edition: str
    publisher: str
    status: str
    criteria: int
    noun: str
    scales: tuple[str, ...]
    offered: bool
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
        if item.name.endswith(".toml")
        and item.name.removesuffix(".toml") not in NO_EDITIONS
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


def read_crosswalk(workspace: Path | None) -> Crosswalk:
    """Return the links that ship, and the council's own."""
    name = f"{CROSSWALK}.toml"
    shipped = reading.value(_source(bundled("criteria") / name), Crosswalk)
    if workspace is None or not is_there(workspace / "criteria" / name):
        return shipped
    own = reading.value(_source(workspace / "criteria" / name), Crosswalk)
    return shipped.joined(own)


def read_weights(workspace: Path | None) -> Weights:
    """Return the council's own weights for what to do next, or those that ship."""
    return _own_or_shipped(workspace, NEXT, Weights)


def read_agendas(workspace: Path | None) -> Agendas:
    """Return the council's own agendas, or those that ship."""
    return _own_or_shipped(workspace, AGENDA, Agendas)


def read_policy(workspace: Path | None) -> Policy:
    """Return the council's own policy on dates, or the one that ships."""
    return _own_or_shipped(workspace, POLICY, Policy)


def _own_or_shipped(workspace: Path | None, stem: str, model: type[V]) -> V:
    name = f"{stem}.toml"
    if workspace is not None and is_there(workspace / "criteria" / name):
        return reading.value(_source(workspace / "criteria" / name), model)
    return reading.value(_source(bundled("criteria") / name), model)


def _source(edition: Edition) -> reading.Source:
    return reading.parse(_bytes(edition), Path(str(edition)), edition.name)


def _bytes(edition: Edition) -> bytes:
    if isinstance(edition, Path):
        return disk.content(edition, edition.name)
    return edition.read_bytes()


def head(edition: Edition) -> Head:
    """Return what a list says of an edition; its criteria are counted, not read.

    Raises:
        StoreError: what stands above its criteria is not TOML.
    """
    top, criteria = _above_the_criteria(_bytes(edition))
    table = decode(top, edition.name)
    return Head(
        id=str(table.get("id", "")),
        title=str(table.get("title", "")),
        edition=str(table.get("edition", "")),
        publisher=str(table.get("publisher", "")),
        status=str(table.get("status", "")),
        criteria=criteria,
        noun=str(table.get("noun", "point")),
        scales=tuple(map(str, table.get("scales", ()))),
        offered=table.get("offered") is True,
        source="assess" if not isinstance(edition, Path) else str(edition),
    )


def _above_the_criteria(content: bytes) -> tuple[bytes, int]:
    """Return the keys before the first table, and how many criteria there are."""
    top = _FIRST_TABLE.split(content, maxsplit=1)[0]
    return top, len(_CRITERION.findall(content))


def check(path: Path, scales: Scales) -> list[Fault]:
    """Return everything that is wrong with an edition's file, with its lines."""
    try:
        source = reading.parse(disk.content(path, path.name), path, path.name)
    except InvalidFileError as error:
        return list(error.faults)
    except StoreError as error:
        return [Fault(path.name, None, None, "", str(error))]
    if path.stem in _MODELS:
        return reading.faults(source, reading.problems(source, _MODELS[path.stem]))
    if path.stem == CROSSWALK:
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
    beside = {**available(None), **_editions_in(source.path.parent)}
    known = {name: _criteria(edition) for name, edition in beside.items()}
    crosswalk = Crosswalk.model_validate(source.table)
    return [Wrong(*remark) for remark in link_remarks(crosswalk, known)]


def _criteria(edition: Edition) -> frozenset[str]:
    table = _source(edition).table
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
