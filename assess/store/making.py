"""Make the folder of something new."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from assess.model.brief import Brief
from assess.model.crosswalk import NO_LINKS, Crosswalk
from assess.model.file_names import BRIEF_FILE, EARLIER_FILE
from assess.model.values import Value
from assess.resources import bundled
from assess.store.assessments import CROSSWALK_FILE, SCALES_FILE
from assess.store.disk import make_folder
from assess.store.errors import FolderInUseError, SaveError, StoreError
from assess.store.files import replace
from assess.store.saving import sweep
from assess.store.system_words import in_words
from assess.store.toml import encode

INNER: Final = ("standards", "people")
"""The folders in a new one."""

Contents = Mapping[str, bytes]
"""Files by their names in a folder."""


def create(
    folder: Path,
    brief: Brief,
    editions: Mapping[str, Path | Traversable],
    crosswalk: Crosswalk = NO_LINKS,
    own: Mapping[str, Value] = {},
) -> None:
    """Make a new assessment: its brief, and the editions copied byte for byte.

    The brief is written last, so that a folder is an assessment only once it is
    whole. What was made before an error is taken away, so that it can be tried
    again; what was made before a kill is made again.

    Args:
        folder: What to make.
        brief: Its brief.
        editions: What is copied into `standards`, by the name without ending.
        crosswalk: The links between the standards.
        own: Other files of its own, by their names: last time, a sheet.

    Raises:
        FolderInUseError: the folder already holds something.
        SaveError: it can't be written.
    """
    contents = dict(_contents(editions, crosswalk))
    contents |= {name: encode(value) for name, value in own.items()}
    make(folder, contents, (BRIEF_FILE, brief))


def make(folder: Path, contents: Contents, last: tuple[str, Value]) -> None:
    """Make a folder of copies, the scales among them, and of one file of its own.

    Args:
        folder: What to make.
        contents: The copies, by their names in the folder.
        last: The name and the value of the file that makes the folder what it is.

    Raises:
        FolderInUseError: the folder already holds something.
        SaveError: it can't be written.
    """
    scales = (bundled("criteria") / SCALES_FILE).read_bytes()
    contents = {**contents, f"standards/{SCALES_FILE}": scales}
    name, value = last
    try:
        if not _is_free(folder, contents):
            raise FolderInUseError(folder)
        make_folder(folder)
    except OSError as error:
        raise SaveError(folder, in_words(error), in_place=False) from error
    try:
        for copy, content in contents.items():
            replace(folder / copy, content, root=folder)
        replace(folder / name, encode(value), root=folder)
    except StoreError:
        for inner in INNER:
            shutil.rmtree(folder / inner, ignore_errors=True)
        (folder / EARLIER_FILE).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def _contents(
    editions: Mapping[str, Path | Traversable],
    crosswalk: Crosswalk,
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a new assessment but for its brief."""
    for name, source in editions.items():
        yield f"standards/{name}.toml", source.read_bytes()
    if crosswalk.link:
        yield f"standards/{CROSSWALK_FILE}", encode(crosswalk)


def _is_free(folder: Path, contents: Contents) -> bool:
    """Whether a folder holds nothing but what a call like this one left when killed."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    for inner in (folder, *(folder / name for name in INNER)):
        sweep(inner)
    return all(_is_left(path, folder, contents) for path in folder.rglob("*"))


def _is_left(path: Path, folder: Path, contents: Contents) -> bool:
    if path.is_symlink():
        return False
    if path.is_dir():
        return path in {folder / name for name in INNER}
    content = contents.get(path.relative_to(folder).as_posix())
    return content is not None and path.read_bytes() == content
