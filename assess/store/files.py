"""Put a value into its file, or beside it where the file can't take it."""

from pathlib import Path

from assess.model.values import Value
from assess.model.versions.canonical import Plain, digest
from assess.store import disk
from assess.store.errors import ChangedElsewhereError, SaveError
from assess.store.saving import Saved, digest_of, inside, save
from assess.store.system_words import in_words
from assess.store.toml import encode
from assess.store.workspace import workspace_of


def save_value(folder: Path, file: str, value: Value, *, expected: str | None) -> Saved:
    """Write *value* to its file in the assessment's *folder*.

    Args:
        folder: The assessment's folder.
        file: The name inside it, for example `people/lead.toml`.
        value: What the file shall hold.
        expected: The digest of the file as it was read, nothing if there was none.

    Raises:
        ChangedElsewhereError: the file is not the one that was read.
        OutsideFolderError: a link leads out of the assessment or its workspace.
        SaveError: it can't be written; the old file is intact.
    """
    inside(folder, workspace_of(folder))
    return save(folder / file, encode(value), expected=expected, root=folder)


def keep_beside(folder: Path, file: str, table: Plain) -> str:
    """Write a version that could not be joined beside its file; return its name.

    The name does not end in `.toml`, so nothing takes it for part of the
    assessment.
    """
    name = f"{file}.kept-{digest(table)}"
    path = folder / name
    if not path.exists():
        save(path, encode(table), expected=None, root=folder)
    return name


def replace(path: Path, content: bytes, *, root: Path) -> None:
    """Write a file that nobody edits, such as a report, over whatever was there.

    Raises:
        SaveError: it can't be written; the old file is intact.
    """
    try:
        disk.make_folder(path.parent)
    except OSError as error:
        raise SaveError(path, in_words(error), in_place=False) from error
    while True:
        try:
            save(path, content, expected=digest_of(path), root=root)
        except ChangedElsewhereError:
            continue
        return


def remove(path: Path) -> None:
    """Remove a file whose content stands somewhere else.

    Raises:
        SaveError: it can't be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SaveError(path, in_words(error), in_place=False) from error
