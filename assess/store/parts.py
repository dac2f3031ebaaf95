"""Read one file of an assessment by itself: mailed, or with two versions in it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.model.sheet import Sheet
from assess.model.unknown import unknown_in_agreed, unknown_in_sheet
from assess.store import disk, reading
from assess.store.assessments import Loaded
from assess.store.copies import is_agreed
from assess.store.errors import StoreError
from assess.store.folder_read import FolderRead
from assess.store.marked import sides
from assess.store.saving import sha256
from assess.store.sentences import Wrong


class Part(NamedTuple):
    """One file of an assessment that stands alone, such as one that was mailed."""

    name: str
    value: Sheet | Agreed


def read_part(path: Path, assessment: Assessment) -> Part:
    """Read a sheet or what was agreed from anywhere, by what it holds.

    Raises:
        StoreError: it can't be read, is neither, or names what the assessment
            does not know.
    """
    return _part(reading.source(path, path.name), assessment)


def _part(source: reading.Source, assessment: Assessment) -> Part:
    found = FolderRead(source.path.parent)
    name = source.name
    if "person" in source.table:
        sheet = found.take(source, Sheet)
        found.refuse(name, list(unknown_in_sheet(assessment, sheet)))
        return Part(sheet_file(sheet.person), sheet)
    if is_agreed(source.table):
        agreed = found.take(source, Agreed)
        found.refuse(name, list(unknown_in_agreed(assessment.but(agreed=agreed))))
        return Part(AGREED_FILE, agreed)
    sentence = "is neither a person's sheet nor what a panel agreed."
    raise reading.invalid(source, [Wrong((), sentence)])


class TwoSides(NamedTuple):
    """A file in which git left two versions."""

    name: str
    digest: str
    ours: Sheet | Agreed
    theirs: Sheet | Agreed


def two_sides(loaded: Loaded, folder: Path) -> Iterator[TwoSides]:
    """Yield the sheets, and what was agreed, of which git left two versions.

    One of which a version can't be used stays set aside.
    """
    names = {
        folder / n: n
        for n in (AGREED_FILE, *map(sheet_file, loaded.assessment.brief.panel))
    }
    for error in loaded.set_aside:
        path = getattr(error, "path", None)
        if path in names:
            with contextlib.suppress(StoreError):
                yield from _sides_of(path, names[path], loaded.assessment)


def _sides_of(path: Path, name: str, assessment: Assessment) -> Iterator[TwoSides]:
    content = disk.content(path, name)
    found = sides(content.decode("utf-8-sig", errors="replace"))
    if found is None:
        return
    ours, theirs = (
        _part(reading.parse(side.encode(), path, name), assessment) for side in found
    )
    if ours.name == theirs.name == name:
        yield TwoSides(name, sha256(content), ours.value, theirs.value)
