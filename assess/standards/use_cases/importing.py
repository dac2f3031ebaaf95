"""Take a standard in from another program's file: a draft, then the edition."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from pydantic import ValidationError

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.exchange.json_files import read_json
from assess.exchange.tables import ENDINGS, read_table
from assess.model.days import spelt
from assess.model.file_names import RESERVED
from assess.model.standard import Standard, Theme
from assess.model.values import FORMAT, LONGEST_LINE
from assess.standards.logic.from_dfe import from_dfe, is_dfe
from assess.standards.logic.from_lens import from_lens, is_lens
from assess.standards.logic.from_table import from_table
from assess.standards.logic.taken import NotTakenError, Taken, id_of, line_of
from assess.standards.use_cases.checking import faults
from assess.store import disk, files, standards
from assess.store.errors import Fault, InvalidFileError, SaveError
from assess.store.system_words import in_words
from assess.store.workspace import is_there

NOT_STATED: Final = "Not stated"

SCALES: Final = ("rag", "met2", "unrated")
"""The scales that an edition taken in may be used with."""

_OTHERS: Final = {
    ".xls": "is an old spreadsheet; save it as .xlsx or CSV UTF-8.",
    ".ods": "is an OpenDocument sheet; save it as .xlsx or CSV UTF-8.",
    ".yaml": "is YAML, which is not read; save it as JSON.",
    ".yml": "is YAML, which is not read; save it as JSON.",
    ".docx": "is a document; put criteria and questions into a table and save that.",
    ".toml": "is TOML; if it is an edition, put it into the folder criteria/.",
}


@dataclass(frozen=True)
class Stated:
    """What a person says of a file that the file does not say itself."""

    id: str = ""
    title: str = ""
    edition: str = ""
    publisher: str = ""
    source: str = ""
    licence: str = ""


class Draft(NamedTuple):
    """An edition before it is written."""

    standard: Standard
    path: Path
    """Where it will stand."""
    counted: tuple[int, int, int]
    """Questions, things to look for, warning signs."""
    dropped: tuple[str, ...]
    """What stands in the file and is not in the edition, in words."""
    not_stated: tuple[str, ...]
    """What neither the file nor anybody said."""


def draft(path: Path, stated: Stated, *, workspace: Path, today: date) -> Draft:
    """Return the edition that a file would make; nothing is written.

    Args:
        path: A table (CSV, xlsx), prompts by point or a custom lens (JSON).
        stated: What is said of it.
        workspace: Where the council keeps its editions.
        today: The day on which it is taken in.

    Raises:
        RefusedError: an edition is called so already, or what is said can't stand.
        StoreError: the file can't be read or taken.
    """
    try:
        taken = _taken(path)
    except NotTakenError as error:
        fault = Fault(path.name, error.line, None, "", str(error))
        raise InvalidFileError(path, (fault,)) from error
    name = _free_id(stated.id or path.stem, workspace)
    try:
        standard = _standard(name, taken, stated, path, today)
    except (ValidationError, NotTakenError) as error:
        raise RefusedError(refusal(error)) from error
    missing = {"publisher": standard.publisher, "licence": standard.licence}
    return Draft(
        standard,
        workspace / "criteria" / f"{name}.toml",
        taken.counted,
        taken.dropped,
        tuple(key for key, value in missing.items() if value == NOT_STATED),
    )


def _taken(path: Path) -> Taken:
    """Return what a file says, by what it is.

    Raises:
        NotTakenError: something in it can't be taken.
    """
    ending = path.suffix.lower()
    if ending in ENDINGS:
        return from_table(read_table(path).rows)
    if ending != ".json":
        known = "is no file that is taken in; save it as CSV UTF-8, .xlsx or JSON."
        raise NotTakenError(_OTHERS.get(ending, known))
    held = read_json(path)
    for is_one, take in _KINDS:
        if is_one(held):
            return take(cast("Any", held))
    raise NotTakenError(
        "is JSON of no kind that is taken in: a list of points with phases, or a "
        "custom lens with pillars."
    )


_KINDS: Final[tuple[tuple[Callable[[object], bool], Callable[[Any], Taken]], ...]] = (
    (is_dfe, from_dfe),
    (is_lens, from_lens),
)


def _free_id(words: str, workspace: Path) -> str:
    """Return the id of the new edition.

    Raises:
        RefusedError: something is called so already.
    """
    try:
        name = id_of(words, "the id")
    except NotTakenError as error:
        raise RefusedError(f"{error} Say it with --id.") from error
    if name in standards.NO_EDITIONS or name in RESERVED:
        raise RefusedError(f"No edition can be called {name}. Choose another --id.")
    if name in standards.available(workspace):
        raise RefusedError(
            f"There is an edition {name} already. Choose another --id, or take that "
            "one away first."
        )
    return name


def _standard(
    name: str, taken: Taken, stated: Stated, path: Path, today: date
) -> Standard:
    """Return the edition; what stands in the file counts less than what is said."""
    file = line_of(path.name, "the name of the file", LONGEST_LINE)
    licence = stated.licence.strip() or NOT_STATED
    return Standard(
        format=FORMAT,
        id=name,
        title=stated.title.strip() or taken.title or path.stem,
        edition=stated.edition.strip() or taken.edition or str(today.year),
        publisher=stated.publisher.strip() or NOT_STATED,
        source=stated.source.strip() or file,
        licence=licence,
        attribution=f"Taken in from {file} on {spelt(today)}. Licence: {licence}.",
        status="current",
        noun="criterion",
        scales=SCALES,
        note=taken.note,
        theme={key: Theme(title=title) for key, title in taken.themes.items()},
        criterion=taken.criteria,
    )


def write(made: Draft) -> list[Fault]:
    """Write the edition; return what its author should mend.

    Raises:
        RefusedError: a file is called so by now.
        StoreError: it can't be written, or is larger than what is read again.
    """
    if is_there(made.path):
        raise RefusedError(f"{made.path} is there already. Choose another --id.")
    folder = made.path.parents[1]
    file = made.path.relative_to(folder).as_posix()
    try:
        disk.make_folder(made.path.parent)
    except OSError as error:
        raise SaveError(made.path, in_words(error), in_place=False) from error
    files.save_value(folder, file, made.standard, expected=None)
    return faults(made.path, standards.read_scales())
