"""Which folders are assessments, and which workspace holds them."""

import os
from pathlib import Path
from typing import Final

BRIEF: Final = "assessment.toml"
WORKSPACE: Final = "assess.toml"


def is_assessment(folder: Path) -> bool:
    """Whether a folder holds a brief."""
    return (folder / BRIEF).exists()


def workspace_of(folder: Path) -> Path:
    """Return the workspace of an assessment, which need not exist yet.

    It is the nearest folder above that holds an `assess.toml`, else the parent.
    """
    whole = folder.absolute()
    for above in whole.parents:
        if (above / WORKSPACE).exists():
            return above
    return whole.parent


def assessments_in(workspace: Path) -> list[Path]:
    """Return the assessments in a workspace and one folder further down, by name.

    What can't be looked into is passed over.
    """
    found = []
    for folder in _folders(workspace):
        if is_assessment(folder):
            found.append(folder)
        else:
            found += [inner for inner in _folders(folder) if is_assessment(inner)]
    return sorted(found)


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [
                Path(entry.path)
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir()
            ]
    except OSError:
        return []
