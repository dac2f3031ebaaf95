"""Which part of an assessment is not seen because its file can't be read."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.store.errors import StoreError


def unread_people(
    folder: Path, brief: Brief, set_aside: Iterable[StoreError]
) -> frozenset[str]:
    """Return who has a sheet that can't be read; everybody if their folder can't."""
    set_aside = tuple(set_aside)
    return frozenset(
        p for p in brief.panel if is_unread(folder, sheet_file(p), set_aside)
    )


def is_unread(folder: Path, file: str, set_aside: Iterable[StoreError]) -> bool:
    """Whether a file of an assessment, or the folder that it is in, can't be read."""
    paths = _paths(set_aside)
    return folder / file in paths or (folder / file).parent in paths


def agreed_is_unread(folder: Path, set_aside: Iterable[StoreError]) -> bool:
    """Whether what the panel agreed can't be read."""
    return is_unread(folder, AGREED_FILE, set_aside)


def findings_are_unread(
    folder: Path, assessment: Assessment, set_aside: Iterable[StoreError]
) -> bool:
    """Whether the file can't be read that holds what was found."""
    rater = assessment.only_rater
    if rater is None:
        return agreed_is_unread(folder, set_aside)
    return rater in unread_people(folder, assessment.brief, set_aside)


def unread_parts(
    folder: Path, brief: Brief, set_aside: Iterable[StoreError]
) -> tuple[StoreError, ...]:
    """Return why a sheet, or what was agreed, can't be read; not so of a copy."""
    names = (AGREED_FILE, "people", *map(sheet_file, brief.panel))
    parts = {folder / name for name in names}
    return tuple(e for e in set_aside if getattr(e, "path", None) in parts)


class Unread(NamedTuple):
    """What can't be read of one assessment, by the part that it would show."""

    folder: Path
    brief: Brief
    set_aside: tuple[StoreError, ...]

    @property
    def parts(self) -> tuple[StoreError, ...]:
        """Why a person's sheet, or what was agreed, can't be read."""
        return unread_parts(*self)

    @property
    def people(self) -> frozenset[str]:
        """Who has a sheet that can't be read."""
        return unread_people(*self)

    def must_hide_nothing(self) -> None:
        """See that nothing is decided on a panel without what one of them holds.

        Raises:
            StoreError: a sheet, or what was agreed, can't be read.
        """
        for error in self.parts:
            raise error


def _paths(set_aside: Iterable[StoreError]) -> frozenset[Path]:
    return frozenset(
        path for e in set_aside if (path := getattr(e, "path", None)) is not None
    )
