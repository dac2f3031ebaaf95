"""What is meant by the folders that somebody names: assessments, exports, others."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.desk.places import assessments_of
from assess.exchange.tidy_read import Export, export_at
from assess.model.services import Service
from assess.portfolio.logic.columns import TABLES
from assess.store.errors import why_unreadable
from assess.store.services import read_services
from assess.store.settings import read_settings
from assess.store.workspace import WORKSPACE, assessments_in, is_assessment, is_there


class Meant(NamedTuple):
    """What folders stand for."""

    folders: tuple[Path, ...]
    """Assessments and workspaces, those among them that a workspace lists."""
    places: tuple[Path, ...]
    """The assessments in them, each once."""
    exports: tuple[Export, ...]
    missing: tuple[str, ...]
    """Which folders are listed and can't be looked at, in sentences."""


class Elsewhere(NamedTuple):
    """A folder that a workspace lists."""

    folder: Path
    places: tuple[Path, ...]
    """The assessments in it."""
    missing: str
    """Why it can't be looked at, in a sentence; nothing if it can."""


def meant(folders: Iterable[Path]) -> Meant:
    """Return what folders stand for.

    Raises:
        NotAnAssessmentError: one is no assessment, workspace or export.
        InvalidFileError: a file is called otherwise than one of an export.
        StoreError: the settings of a workspace can't be read.
    """
    exports: dict[Export, Export] = {}
    each_of = []
    for folder in folders:
        holds = is_assessment(folder) or bool(assessments_in(folder))
        export = None if holds else export_at(folder, TABLES)
        if export is not None:
            # a pattern such as *.csv names each of its files
            exports.setdefault(export._replace(place=export.place.resolve()), export)
            continue
        found = with_others(folder)
        if not found.places and not found.missing:
            assessments_of(folder)  # says what the folder is instead
        each_of.append(found)
    return Meant(
        _each_once(each for found in each_of for each in found.folders),
        _each_once(each for found in each_of for each in found.places),
        tuple(exports.values()),
        tuple(said for found in each_of for said in found.missing),
    )


def with_others(folder: Path) -> Meant:
    """Return an assessment, or a workspace with what it lists elsewhere.

    Raises:
        StoreError: the settings of the workspace can't be read.
    """
    if is_assessment(folder):
        return Meant((folder,), (folder,), (), ())
    others = [elsewhere(each) for each in listed(folder)]
    places = [place for each in others for place in each.places]
    return Meant(
        (folder, *(each.folder for each in others if not each.missing)),
        _each_once([*assessments_in(folder), *places]),
        (),
        tuple(each.missing for each in others if each.missing),
    )


def elsewhere(folder: Path) -> Elsewhere:
    """Look into a folder that a workspace lists."""
    if why := _trouble(folder):
        said = f"{folder} {why}, and {WORKSPACE} lists it for the portfolio."
        return Elsewhere(folder, (), said)
    return Elsewhere(folder, tuple(assessments_of(folder)), "")


def must_be_folders(found: Meant, wanted: str) -> None:
    """See that nothing that is named is an export.

    Raises:
        RefusedError: one is; *wanted* says what an export does not hold.
    """
    for export in found.exports:
        raise RefusedError(
            f"{export.place} is an export, which holds no {wanted}. Name the "
            "folders of the assessments."
        )


def services_listed(folders: Sequence[Path]) -> Iterator[Service]:
    """Yield the services that workspaces list, each with its council.

    Raises:
        StoreError: a list or settings can't be read.
    """
    for folder in folders:
        if is_assessment(folder):
            continue
        council = read_settings(inside(folder)).council.name
        for row in read_services(folder).service:
            yield row.but(council=row.council or council)


def inside(folder: Path) -> Path:
    """Return an assessment of a folder, or where one would be."""
    return folder if is_assessment(folder) else folder / "any"


def listed(folder: Path) -> list[Path]:
    """Return which folders elsewhere a workspace lists itself; none is looked into.

    Raises:
        StoreError: the settings of the workspace can't be read.
    """
    if not is_there(folder / WORKSPACE):
        return []
    names = read_settings(inside(folder)).portfolio.folders
    return [folder / _at_home(Path(each)) for each in names if each.strip()]


def _at_home(path: Path) -> Path:
    """Return a path with its ~ filled in, or as it is if nobody is called so."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _each_once(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return those that are not there already by another path."""
    known: dict[Path, Path] = {}
    for path in paths:
        known.setdefault(path.resolve(), path)
    return tuple(known.values())


def _trouble(folder: Path) -> str:
    """Say why a folder can't be looked at; nothing if it can."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return "is not there"
    except NotADirectoryError:
        return "is a file, not a folder (name an export in the command instead)"
    except OSError as error:
        return f"can't be looked into: {why_unreadable(error)}"
    holds = is_assessment(folder) or bool(assessments_in(folder))
    return "" if holds else "holds no assessment"
