"""Which folders are assessments, and which workspace holds them."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

BRIEF: Final = "assessment.toml"
WORKSHOP: Final = "workshop.toml"
WORKSPACE: Final = "assess.toml"


def is_assessment(folder: Path) -> bool:
    """Whether a folder holds a brief."""
    return is_there(folder / BRIEF)


def is_workshop(folder: Path) -> bool:
    """Whether a folder holds what was said in a workshop."""
    return is_there(folder / WORKSHOP)


def workspace_of(folder: Path) -> Path:
    """Return the workspace of an assessment, which need not exist yet.

    It is the nearest folder above that holds an `assess.toml`, else the parent.
    """
    return Workspaces().of(folder)


class Workspaces:
    """Where the workspaces of many assessments are; no folder is looked at twice."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._nearest: dict[str, str] = {}
        """For each folder the nearest with settings, itself or above; or nothing."""

    def of(self, folder: Path) -> Path:
        """Return the workspace of an assessment, as `workspace_of` does."""
        parent = os.path.dirname(os.path.abspath(folder))  # links stay
        seen, at = [], parent
        while at not in self._nearest:
            seen.append(at)
            above = os.path.dirname(at)
            if is_there(os.path.join(at, WORKSPACE)):
                self._nearest[at] = at
            elif above == at:
                self._nearest[at] = ""
            else:
                at = above
        self._nearest.update(dict.fromkeys(seen, self._nearest[at]))
        return Path(self._nearest[at] or parent)


def workspaces_of(folders: Iterable[Path]) -> list[Path]:
    """Return the workspaces of many assessments, each once."""
    return list(dict.fromkeys(map(Workspaces().of, folders)))


def assessments_in(workspace: Path) -> list[Path]:
    """Return the assessments in a workspace and one folder further down, by name.

    What can't be looked into is passed over.
    """
    return _in(workspace, is_assessment)


def workshops_in(workspace: Path) -> list[Path]:
    """Return the workshops in a workspace and one folder further down, by name."""
    return _in(workspace, is_workshop)


def _in(workspace: Path, is_one: Callable[[Path], bool]) -> list[Path]:
    found = []
    for folder in _folders(workspace):
        if is_one(folder):
            found.append(folder)
        else:
            found += [inner for inner in _folders(folder) if is_one(inner)]
    return sorted(found)


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [
                Path(entry.path)
                for entry in entries
                if not entry.name.startswith(".") and _is_folder(entry)
            ]
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round in a circle
        return False


def is_there(path: Path | str) -> bool:
    """Whether a file is there and can be looked at; a closed folder hides its own."""
    try:
        os.stat(path)
    except OSError:
        return False
    return True
