"""What a workspace sets: `assess.toml`, and the council's own templates."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from assess.model.council import NO_SETTINGS, Settings
from assess.model.unknown import Unknown
from assess.store import disk, reading
from assess.store.errors import (
    Fault,
    InvalidFileError,
    StoreError,
    UnreadableFileError,
    why_unreadable,
)
from assess.store.saving import inside
from assess.store.sentences import Wrong
from assess.store.workspace import WORKSPACE, is_there, workspace_of

TEMPLATES: Final = "templates"

DOCUMENT: Final = "report.docx"
"""Stands beside the templates: a Word document of which reports take the styles."""

_SUFFIXES: Final = (".j2", ".css")

Look = Callable[[Settings], Iterable[Unknown]]
"""Says what is wrong with settings that only a part of the program can judge."""


def settings_folder(folder: Path) -> Path:
    """Return the folder whose settings hold for an assessment.

    It is the assessment's own folder if that has an `assess.toml`, as one that was
    taken out of a report has; else its workspace.
    """
    whole = Path(os.path.abspath(folder))  # it takes out the ..
    return whole if is_there(whole / WORKSPACE) else workspace_of(whole)


def read_settings(folder: Path, look: Look = lambda _: ()) -> Settings:
    """Return what is set for an assessment; an empty file sets nothing.

    Args:
        folder: The assessment's folder.
        look: Returns what else is wrong with what is set.

    Raises:
        StoreError: the file can't be read, or something in it is wrong.
    """
    path = settings_folder(folder) / WORKSPACE
    if not is_there(path):
        return NO_SETTINGS
    content = disk.content(path, WORKSPACE)
    found = reading.parse_once(content, path, WORKSPACE)
    if not found.table:
        return NO_SETTINGS
    settings = reading.value_once(found, Settings)
    if wrong := [Wrong(*each) for each in look(settings)]:
        raise reading.invalid(found, wrong)
    return settings


def own_templates(
    folder: Path, shipped: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Return the templates of a council's own, if one replaces one that ships.

    Raises:
        StoreError: one of them can't be read.
    """
    root = settings_folder(folder)
    templates = root / TEMPLATES
    if not templates.is_dir():
        return ()
    names = sorted(_names(templates, ""))
    if not any(name in shipped for name in names):
        return ()
    return tuple((name, _text(templates / name, name, root)) for name in names)


def own_document(folder: Path) -> Path | None:
    """Return the council's own Word document, whose styles reports take; or nothing.

    Raises:
        OutsideFolderError: it is a link out of the workspace.
    """
    root = settings_folder(folder)
    path = root / TEMPLATES / DOCUMENT
    return inside(path, root) if is_there(path) else None


def _names(folder: Path, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    yield from _names(Path(entry.path), f"{name}/")
                elif name.endswith(_SUFFIXES):
                    yield name
    except OSError as error:
        raise UnreadableFileError(folder, str(folder), why_unreadable(error)) from error


def _text(path: Path, name: str, root: Path) -> str:
    """Return a template that stands in the workspace, not behind a link out of it."""
    inside(path, root)
    content = disk.content(path, f"{TEMPLATES}/{name}")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line: int | None = content.count(b"\n", 0, error.start) + 1
        said = "is not UTF-8; save it with the encoding UTF-8."
        if disk.is_utf16(content):
            line, said = None, disk.UTF_16
        fault = Fault(f"{TEMPLATES}/{name}", line, None, "", said)
        raise InvalidFileError(path, (fault,)) from error


__all__ = [
    "StoreError",
    "own_document",
    "own_templates",
    "read_settings",
    "settings_folder",
]
