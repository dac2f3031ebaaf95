"""Find editions, read them, and tell their authors everything that is wrong."""

import re
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

from assess.model.agenda import Agendas
from assess.model.crosswalk import Crosswalk
from assess.model.expected import ExpectedEvidence
from assess.model.file_names import MORE, MOVES
from assess.model.moves import Moves, linked, remarks_on
from assess.model.own_prompts import OwnPrompts
from assess.model.policy import Policy
from assess.model.standard import Head, Scales, Standard
from assess.model.unknown import unknown_in_own_prompts
from assess.model.values import Value
from assess.model.weights import Weights
from assess.resources import bundled
from assess.store import disk, reading
from assess.store.errors import (
    UnreadableFileError,
    why_unreadable,
)
from assess.store.sentences import Wrong
from assess.store.toml import decode
from assess.store.workspace import is_there

SCALES = "scales"
CROSSWALK = "crosswalk"
NEXT = "next"
AGENDA = "agenda"
POLICY = "policy"
EXPECTED = "expected"
NO_EDITIONS = frozenset({SCALES, CROSSWALK, NEXT, AGENDA, POLICY, EXPECTED})
"""The files beside the editions."""

BESIDE: Final[dict[str, type[Value]]] = {
    SCALES: Scales,
    NEXT: Weights,
    AGENDA: Agendas,
    POLICY: Policy,
    EXPECTED: ExpectedEvidence,
}
"""What the files beside the editions hold, but for the crosswalk."""

_FIRST_TABLE = re.compile(rb"^[ \t]*\[(?=[a-z])", re.MULTILINE)
_CRITERION = re.compile(rb"^[ \t]*\[criterion\.[^.\]]+\]", re.MULTILINE)

V = TypeVar("V", bound=Value)

Edition = Path | Traversable
Editions = dict[str, Edition]


def available(workspace: Path | None) -> Editions:
    """Return the editions by id: those that ship, and the council's own."""
    shipped = editions_in(bundled("criteria"))
    if workspace is None or not is_there(workspace / "criteria"):
        return shipped
    return {**shipped, **editions_in(workspace / "criteria")}


def editions_in(folder: Edition) -> Editions:
    """Return the editions in one folder by id."""
    named = {
        item.name.removesuffix(".toml"): item
        for item in _files_in(folder)
        if item.name.endswith(".toml") and not item.name.endswith((MORE, MOVES))
    }
    return {name: item for name, item in named.items() if name not in NO_EDITIONS}


def _files_in(folder: Edition) -> list[Edition]:
    try:
        return sorted(folder.iterdir(), key=lambda item: item.name)
    except OSError as error:
        path = Path(str(folder))
        raise UnreadableFileError(path, str(folder), why_unreadable(error)) from error


def own_prompts(workspace: Path | None) -> dict[str, Path]:
    """Return the files of a council's own questions, by the edition they are over."""
    if workspace is None or not is_there(workspace / "criteria"):
        return {}
    return {
        path.name.removesuffix(MORE): path
        for path in _files_in(workspace / "criteria")
        if isinstance(path, Path) and path.name.endswith(MORE)
    }


def read_own_prompts(path: Path, standard: Standard) -> OwnPrompts:
    """Return what a council asks beside an edition.

    Raises:
        StoreError: it can't be read, or names a criterion that is not there.
    """
    found = source_of(path)
    own = reading.value(found, OwnPrompts)
    if wrong := [Wrong(*each) for each in unknown_in_own_prompts(own, standard)]:
        raise reading.invalid(found, wrong)
    return own


NOT_READ: Final = {
    ".py": "is a program; nothing in this folder is run, so take it out.",
    **dict.fromkeys(
        (".json", ".csv", ".xlsx"),
        "is not read here; make an edition of it with assess standards import.",
    ),
    **dict.fromkeys((".yaml", ".yml"), "is YAML, which is not read; write it as TOML."),
}
"""What lies in a folder of editions and is none, by how its name ends."""


def passed_over(folder: Path) -> list[tuple[str, str]]:
    """Return the name of each file that somebody may take for an edition, and why not.

    Nothing where the folder can't be looked into.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
    found = ((name, NOT_READ.get(Path(name).suffix.lower())) for name in names)
    return [(name, said) for name, said in found if said]


def read_standard(edition: Edition) -> Standard:
    """Return one edition.

    Raises:
        StoreError: it can't be read, or something in it is wrong.
    """
    return reading.value_once(source_of(edition), Standard)


def read_scales() -> Scales:
    """Return the scales that ship."""
    return reading.value_once(source_of(bundled("criteria") / f"{SCALES}.toml"), Scales)


def read_crosswalk(workspace: Path | None) -> Crosswalk:
    """Return the links that ship, the council's own, and those that moves make."""
    name = f"{CROSSWALK}.toml"
    stated = reading.value_once(source_of(bundled("criteria") / name), Crosswalk)
    if workspace is not None and is_there(workspace / "criteria" / name):
        own = reading.value(source_of(workspace / "criteria" / name), Crosswalk)
        stated = stated.joined(own)
    links = stated
    for new, moves in moves_in(tables_of_moves(workspace)).items():
        links = linked(new, moves, stated).joined(links)
    return links


def moves_in(tables: Editions) -> dict[str, Moves]:
    """Return what tables of moves hold, by newer edition.

    Raises:
        StoreError: one of them can't be read.
    """
    return {
        new: reading.value(source_of(table), Moves) for new, table in tables.items()
    }


def tables_of_moves(workspace: Path | None) -> Editions:
    """Return the tables of moves that ship and the council's own, by newer edition."""
    folders: list[Edition] = [bundled("criteria")]
    if workspace is not None and is_there(workspace / "criteria"):
        folders.append(workspace / "criteria")
    return tables_in(folders)


def tables_in(folders: Sequence[Edition]) -> Editions:
    """Return the tables of moves in some folders, by newer edition."""
    return {
        item.name.removesuffix(MOVES): item
        for folder in folders
        for item in _files_in(folder)
        if item.name.endswith(MOVES)
    }


def read_moves(edition: Edition, new: Standard, others: Editions) -> Moves:
    """Return where the criteria of earlier editions went in *new*.

    Raises:
        StoreError: it can't be read, or leaves a criterion without a place.
    """
    found = source_of(edition)
    moves = reading.value(found, Moves)
    if wrong := wrong_moves(moves, new, others):
        raise reading.invalid(found, wrong)
    return moves


def wrong_moves(moves: Moves, new: Standard, others: Editions) -> list[Wrong]:
    """Return what the author of a table of moves must mend."""
    earlier = {
        name: read_standard(others[name]) for name in moves.from_ if name in others
    }
    return [Wrong(*remark) for remark in remarks_on(moves, new, earlier)]


def read_weights(workspace: Path | None) -> Weights:
    """Return the council's own weights for what to do next, or those that ship."""
    return _own_or_shipped(workspace, NEXT, Weights)


def read_agendas(workspace: Path | None) -> Agendas:
    """Return the council's own agendas, or those that ship."""
    return _own_or_shipped(workspace, AGENDA, Agendas)


def read_policy(workspace: Path | None) -> Policy:
    """Return the council's own policy on dates, or the one that ships.

    One that says nothing of the preparation has what ships.
    """
    policy = _own_or_shipped(workspace, POLICY, Policy)
    if policy.preparation is not None:
        return policy
    shipped = _own_or_shipped(None, POLICY, Policy)
    return policy.but(preparation=shipped.preparation)


def read_expected(workspace: Path | None) -> ExpectedEvidence:
    """Return the council's own list of expected evidence, or the one that ships."""
    return _own_or_shipped(workspace, EXPECTED, ExpectedEvidence)


def _own_or_shipped(workspace: Path | None, stem: str, model: type[V]) -> V:
    name = f"{stem}.toml"
    edition: Edition = bundled("criteria") / name
    if workspace is not None and is_there(workspace / "criteria" / name):
        edition = workspace / "criteria" / name
    path = Path(str(edition))
    found = reading.parse_once(_bytes(edition), path, name)
    return reading.value_once(found, model)


def source_of(edition: Edition) -> reading.Source:
    """Return an edition as it was read, before it is checked; nobody may change it."""
    return reading.parse_once(_bytes(edition), Path(str(edition)), edition.name)


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
        replaces=str(table.get("replaces", "")),
        announced=str(table.get("announced", "")),
        checked=str(table.get("checked", "")),
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
