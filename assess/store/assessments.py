"""Read an assessment's folder into one value."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.crosswalk import NO_LINKS, Crosswalk
from assess.model.file_names import (
    AGREED_FILE,
    BRIEF_FILE,
    EARLIER_FILE,
    MORE,
    sheet_file,
)
from assess.model.last_time import LastTime
from assess.model.own_prompts import OwnPrompts
from assess.model.sheet import Sheet
from assess.model.standard import Scales, Standard
from assess.model.unknown import (
    unknown_in_agreed,
    unknown_in_brief,
    unknown_in_last_time,
    unknown_in_own_prompts,
    unknown_in_sheet,
)
from assess.model.values import FORMAT
from assess.store import copies as beside
from assess.store import reading
from assess.store.errors import (
    MissingFileError,
    NotAnAssessmentError,
    OutsideFolderError,
    StoreError,
    UnreadableFileError,
    why_unreadable,
)
from assess.store.folder_read import FolderRead
from assess.store.saving import inside
from assess.store.workspace import is_workshop, workspace_of

SCALES_FILE = "scales.toml"
CROSSWALK_FILE = "crosswalk.toml"

LOOKED_AT: Final = "It is only looked at."

Signature = frozenset[tuple[str, int, int]]
"""Name, time and size of each file of a folder that may change while it is open."""


class Loaded(NamedTuple):
    """An assessment as its folder holds it."""

    assessment: Assessment
    digests: dict[str, str]
    """The SHA-256 of each file that was read, by its name in the folder."""
    set_aside: tuple[StoreError, ...]
    """The files that can't be used; they are named and never written."""
    read_only: str
    """Why nothing here may be changed; empty if it may."""
    copies: tuple[beside.Copy, ...] = ()
    """Other versions of sheets and of what was agreed; the assessment has them in."""
    apart: Mapping[str, Sheet | Agreed] = {}
    """What each file holds by itself that has copies."""
    brief_copies: tuple[str, ...] = ()
    """The copies of the brief, which nothing can join."""
    signature: Signature = frozenset()
    """What the folder looked like just before it was read."""


def load(folder: Path, *, is_looked_at: bool = False) -> Loaded:
    """Read an assessment.

    Args:
        folder: The assessment.
        is_looked_at: Whether nobody is going to change it or to wait for changes; what
            that takes is then not looked up.

    Raises:
        NotAnAssessmentError: the folder holds no brief.
        StoreError: the brief, a standard or the scales can't be used.
    """
    before = frozenset() if is_looked_at else signature(folder)
    found = FolderRead(folder)
    try:
        brief = found.value(BRIEF_FILE, Brief)
    except MissingFileError as error:
        is_one = is_workshop(folder)
        raise NotAnAssessmentError(folder, is_workshop=is_one) from error
    standards = {name: _standard(found, name) for name in brief.standard}
    scales = found.published(f"standards/{SCALES_FILE}", Scales)
    found.refuse(BRIEF_FILE, list(unknown_in_brief(brief, standards, scales)))
    assessment = Assessment(
        brief=brief,
        standards=standards,
        scales=scales,
        crosswalk=_crosswalk(found),
        earlier=_earlier(found, scales),
        own_prompts=dict(_own_prompts(found, standards)),
    )
    assessment = assessment.but(sheets=dict(_sheets(found, assessment)))
    assessment = assessment.but(agreed=_agreed(found, assessment))
    _look_beside(found, assessment)
    whole, joined = beside.absorbed(assessment, found.copies)
    return Loaded(
        whole,
        found.digests,
        tuple(found.set_aside),
        LOOKED_AT if is_looked_at else why_read_only(found),
        joined,
        {copy.file: beside.held(assessment, copy.file) for copy in joined},
        tuple(found.brief_copies),
        before,
    )


def _standard(found: FolderRead, name: str) -> Standard:
    return found.published(f"standards/{name}.toml", Standard)


def _crosswalk(found: FolderRead) -> Crosswalk:
    """Return the links between the standards; none in an older assessment."""
    try:
        return found.published(f"standards/{CROSSWALK_FILE}", Crosswalk)
    except MissingFileError:
        return NO_LINKS
    except StoreError as error:
        found.set_aside.append(error)
        return NO_LINKS


def _own_prompts(
    found: FolderRead, standards: Mapping[str, Standard]
) -> Iterator[tuple[str, OwnPrompts]]:
    """Yield what the council asks beside a standard; most have nothing."""
    for name, standard in standards.items():
        file = f"standards/{name}{MORE}"
        try:
            own = found.value(file, OwnPrompts)
            found.refuse(file, list(unknown_in_own_prompts(own, standard)))
        except MissingFileError:
            continue
        except StoreError as error:
            found.set_aside.append(error)
        else:
            yield name, own


def _earlier(found: FolderRead, scales: Scales) -> LastTime | None:
    """Return what is held of last time; most assessments follow none."""
    try:
        earlier = found.value(EARLIER_FILE, LastTime)
        found.refuse(EARLIER_FILE, list(unknown_in_last_time(earlier, scales)))
    except MissingFileError:
        return None
    except StoreError as error:
        found.set_aside.append(error)
        return None
    return earlier


def _sheets(found: FolderRead, assessment: Assessment) -> Iterator[tuple[str, Sheet]]:
    for name in _sheet_names(found):
        try:
            sheet = found.value(name, Sheet)
            found.refuse(name, list(unknown_in_sheet(assessment, sheet)))
        except StoreError as error:
            found.set_aside.append(error)
        else:
            if name == sheet_file(sheet.person):
                yield sheet.person, sheet
            else:
                found.copies.append((name, sheet))


def _sheet_names(found: FolderRead) -> list[str]:
    """Return the sheets by name; a folder that can't be looked into is set aside."""
    people = found.folder / "people"
    try:
        names = sorted(os.listdir(people))
    except FileNotFoundError:
        return []
    except OSError as error:
        found.set_aside.append(
            UnreadableFileError(people, "people", why_unreadable(error))
        )
        return []
    return [f"people/{name}" for name in names if name.endswith(".toml")]


def _look_beside(found: FolderRead, assessment: Assessment) -> None:
    """Find copies of what was agreed, and of the brief, by what they hold."""
    with contextlib.suppress(OSError):
        for path in sorted(found.folder.glob("*.toml")):
            if path.name not in beside.KNOWN:
                _look_at(found, assessment, path)


def _look_at(found: FolderRead, assessment: Assessment, path: Path) -> None:
    try:
        table = reading.source(path, path.name).table
        if beside.is_brief(table):
            found.brief_copies.append(path.name)
        elif beside.is_agreed(table):
            agreed = found.value(path.name, Agreed)
            unknown = list(unknown_in_agreed(assessment.but(agreed=agreed)))
            found.refuse(path.name, unknown)
            found.copies.append((path.name, agreed))
    except StoreError as error:
        found.set_aside.append(error)


def _agreed(found: FolderRead, assessment: Assessment) -> Agreed:
    nothing = Agreed(format=FORMAT)
    try:
        agreed = found.value(AGREED_FILE, Agreed)
        unknown = list(unknown_in_agreed(assessment.but(agreed=agreed)))
        found.refuse(AGREED_FILE, unknown)
    except MissingFileError:
        return nothing
    except StoreError as error:
        found.set_aside.append(error)
        return nothing
    return agreed


def why_read_only(found: FolderRead) -> str:
    """Return why what was read may not be changed; empty if it may."""
    if found.newer:
        return str(found.newer[0])
    if not os.access(found.folder, os.W_OK):
        return f"{found.folder} can't be written, so it is only read."
    try:
        inside(found.folder, workspace_of(found.folder))
        for name in _may_lead_away(found):
            inside(found.folder / name, found.folder)
    except OutsideFolderError as error:
        return str(error)
    return ""


def _may_lead_away(found: FolderRead) -> set[str]:
    """Return what may stand elsewhere: folders within it, and files that are links."""
    own = [name for name in found.sources if not name.startswith("standards/")]
    folders = {name.rpartition("/")[0] for name in own} - {""}
    whole = os.fspath(found.folder)
    return folders | {name for name in own if os.path.islink(f"{whole}/{name}")}


def signature(folder: Path) -> Signature:
    """Return name, time and size of each file that may change while it is open.

    Cheap enough to ask every few seconds; the digest stays the guard.
    """
    found = set()
    for inner in ("", "people/"):
        with contextlib.suppress(OSError), os.scandir(folder / inner) as entries:
            for entry in entries:
                if entry.name.endswith(".toml"):
                    state = entry.stat()
                    name = f"{inner}{entry.name}"
                    found.add((name, state.st_mtime_ns, state.st_size))
    return frozenset(found)


def signature_with(before: Signature, folder: Path, file: str) -> Signature:
    """Return the signature of a folder of which we wrote *file* and nothing else.

    What somebody else wrote since *before* still shows as changed.
    """
    others = {entry for entry in before if entry[0] != file}
    return frozenset(others | {e for e in signature(folder) if e[0] == file})


def with_saved(
    found: Loaded, folder: Path, file: str, value: Sheet | Agreed, digest: str
) -> Loaded:
    """Return what a folder holds once a file of it holds *value*."""
    whole, held = value, beside.held(found.assessment, file)
    is_open = file in found.apart and not found.assessment.agreed.is_published
    if is_open and held is not value:
        whole = beside.merged(held, value)
    return found._replace(
        assessment=beside.with_held(found.assessment, whole),
        digests={**found.digests, file: digest},
        apart={**found.apart, file: value} if file in found.apart else found.apart,
        signature=signature_with(found.signature, folder, file),
    )
