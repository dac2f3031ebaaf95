"""Copies of a file that some program made beside it, known by what they hold.

OneDrive writes `ux-LAPTOP.toml`, Dropbox and Nextcloud `ux (conflicted copy
2026-05-12).toml`, Syncthing `ux.sync-conflict-20260512-140000-ABCDEFG.toml`, a
browser `ux (1).toml`, Windows `ux - Copy.toml`. No list of names is ever whole, so
the name says nothing: a sheet says whose it is, and what was agreed has its tables.
"""

from collections.abc import Iterable
from typing import NamedTuple

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.file_names import (
    AGREED_FILE,
    BRIEF_FILE,
    EARLIER_FILE,
    person_of,
    sheet_file,
)
from assess.model.sheet import Sheet
from assess.store.toml import Plain


class Copy(NamedTuple):
    """Another version of a file, beside it."""

    name: str
    """What it is called in the folder, for example `people/ux (1).toml`."""
    file: str
    """Of which file it is a copy."""
    value: Sheet | Agreed
    adds: bool
    """Whether it holds anything that the file lacks."""
    before: Sheet | Agreed
    """What it was joined with: its file, and the copies that were read before it."""
    whole: Sheet | Agreed
    """Both as one."""

    def joined(self, held: Sheet | Agreed) -> Sheet | Agreed:
        """Return what is held of its file with this in it, joined only if not yet."""
        is_known = held is self.before or held is self.whole
        return self.whole if is_known else merged(held, self.value)


def is_agreed(table: Plain) -> bool:
    """Whether a table is what a panel agreed, whatever its file is called."""
    return bool(table.keys() & _TELLING) and table.keys() <= _ALL


_ALL = {field.alias or name for name, field in Agreed.model_fields.items()}
_TELLING = _ALL - {"format"}


def is_brief(table: Plain) -> bool:
    """Whether a table is the brief of an assessment."""
    return {"id", "service", "council", "standard"} <= table.keys()


def held(assessment: Assessment, file: str) -> Sheet | Agreed:
    """Return what an assessment holds of a file that may have copies."""
    if file == AGREED_FILE:
        return assessment.agreed
    return assessment.sheet(person_of(file))


def with_held(assessment: Assessment, value: Sheet | Agreed) -> Assessment:
    """Return the assessment with *value* as what it holds of that file."""
    if isinstance(value, Sheet):
        return assessment.with_sheet(value)
    return assessment.but(agreed=value)


def merged(one: Sheet | Agreed, other: Sheet | Agreed) -> Sheet | Agreed:
    """Return two versions of one file as one."""
    from assess.model.versions.merge import merged_agreed, merged_sheets  # noqa: PLC0415 - bench: assess check, one assessment

    if isinstance(one, Sheet) and isinstance(other, Sheet):
        return merged_sheets(one, other)
    if isinstance(one, Agreed) and isinstance(other, Agreed):
        return merged_agreed(one, other)
    raise TypeError("a sheet and what was agreed are never versions of one file")


def absorbed(
    assessment: Assessment, found: Iterable[tuple[str, Sheet | Agreed]]
) -> tuple[Assessment, tuple[Copy, ...]]:
    """Return the assessment with what its copies hold, and what each one adds.

    While a version stands as published nothing comes in: its findings do not change.
    """
    before = assessment
    copies = []
    for name, value in found:
        file = sheet_file(value.person) if isinstance(value, Sheet) else AGREED_FILE
        own, now = held(before, file), held(assessment, file)
        whole = merged(now, value)
        adds = (whole if now is own else merged(own, value)) != own
        copies.append(Copy(name, file, value, adds, now, whole))
        if adds and not before.agreed.is_published:
            assessment = with_held(assessment, whole)
    return assessment, tuple(copies)


KNOWN = frozenset({BRIEF_FILE, AGREED_FILE, EARLIER_FILE})
"""The files beside the sheets that have a name of their own."""
