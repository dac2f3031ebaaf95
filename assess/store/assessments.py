"""Read an assessment's folder into one value, and make the folder of a new one."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, TypeVar

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.crosswalk import NO_LINKS, Crosswalk
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, EARLIER_FILE, sheet_file
from assess.model.last_time import LastTime
from assess.model.sheet import Sheet
from assess.model.standard import Scales, Standard
from assess.model.unknown import (
    Unknown,
    unknown_in_agreed,
    unknown_in_brief,
    unknown_in_last_time,
    unknown_in_sheet,
)
from assess.model.values import FORMAT, Value
from assess.resources import bundled
from assess.store import copies as beside
from assess.store import disk, reading
from assess.store.disk import make_folder
from assess.store.errors import (
    FolderInUseError,
    MissingFileError,
    NewerFormatError,
    NotAnAssessmentError,
    OutsideFolderError,
    SaveError,
    StoreError,
    UnreadableFileError,
    in_words,
    why_unreadable,
)
from assess.store.files import replace
from assess.store.marked import sides
from assess.store.saving import inside, sha256, sweep
from assess.store.sentences import Wrong
from assess.store.toml import encode
from assess.store.workspace import workspace_of

SCALES_FILE = "scales.toml"
CROSSWALK_FILE = "crosswalk.toml"

V = TypeVar("V", bound=Value)

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


class _Folder:
    """What was read from a folder so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digests: dict[str, str] = {}
        self.set_aside: list[StoreError] = []
        self.sources: dict[str, reading.Source] = {}
        self.newer: list[StoreError] = []
        self.copies: list[tuple[str, Sheet | Agreed]] = []
        self.brief_copies: list[str] = []

    def value(self, name: str, model: type[V]) -> V:
        return self.take(reading.source(self.folder / name, name), model)

    def take(self, source: reading.Source, model: type[V]) -> V:
        name = source.name
        self.sources[name] = source
        self.digests[name] = source.digest
        if source.is_newer:
            number = source.format or 0
            self.newer.append(NewerFormatError(source.path, name, number))
            return reading.value_of_newer(source, model)
        return reading.value(source, model)

    def refuse(self, name: str, unknown: list[Unknown]) -> None:
        """Raise what is unknown in a file, with its lines.

        Raises:
            InvalidFileError: there is something unknown.
        """
        if unknown:
            wrong = [Wrong(item.key, item.sentence) for item in unknown]
            raise reading.invalid(self.sources[name], wrong)


def load(folder: Path) -> Loaded:
    """Read an assessment.

    Raises:
        NotAnAssessmentError: the folder holds no brief.
        StoreError: the brief, a standard or the scales can't be used.
    """
    before = signature(folder)
    found = _Folder(folder)
    try:
        brief = found.value(BRIEF_FILE, Brief)
    except MissingFileError as error:
        raise NotAnAssessmentError(folder) from error
    standards = {name: _standard(found, name) for name in brief.standard}
    scales = found.value(f"standards/{SCALES_FILE}", Scales)
    found.refuse(BRIEF_FILE, list(unknown_in_brief(brief, standards, scales)))
    assessment = Assessment(
        brief=brief,
        standards=standards,
        scales=scales,
        crosswalk=_crosswalk(found),
        earlier=_earlier(found, scales),
    )
    assessment = assessment.but(sheets=dict(_sheets(found, assessment)))
    assessment = assessment.but(agreed=_agreed(found, assessment))
    _look_beside(found, assessment)
    whole, joined = beside.absorbed(assessment, found.copies)
    return Loaded(
        whole,
        found.digests,
        tuple(found.set_aside),
        _why_read_only(found),
        joined,
        {copy.file: beside.held(assessment, copy.file) for copy in joined},
        tuple(found.brief_copies),
        before,
    )


def _standard(found: _Folder, name: str) -> Standard:
    return found.value(f"standards/{name}.toml", Standard)


def _crosswalk(found: _Folder) -> Crosswalk:
    """Return the links between the standards; none in an older assessment."""
    try:
        return found.value(f"standards/{CROSSWALK_FILE}", Crosswalk)
    except MissingFileError:
        return NO_LINKS
    except StoreError as error:
        found.set_aside.append(error)
        return NO_LINKS


def _earlier(found: _Folder, scales: Scales) -> LastTime | None:
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


def _sheets(found: _Folder, assessment: Assessment) -> Iterator[tuple[str, Sheet]]:
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


def _sheet_names(found: _Folder) -> list[str]:
    """Return the sheets by name; a folder that can't be looked into is set aside."""
    people = found.folder / "people"
    try:
        names = sorted(os.listdir(people))  # noqa: PTH208 - names
    except FileNotFoundError:
        return []
    except OSError as error:
        found.set_aside.append(
            UnreadableFileError(people, "people", why_unreadable(error))
        )
        return []
    return [f"people/{name}" for name in names if name.endswith(".toml")]


def _look_beside(found: _Folder, assessment: Assessment) -> None:
    """Find copies of what was agreed, and of the brief, by what they hold."""
    with contextlib.suppress(OSError):
        for path in sorted(found.folder.glob("*.toml")):
            if path.name not in beside.KNOWN:
                _look_at(found, assessment, path)


def _look_at(found: _Folder, assessment: Assessment, path: Path) -> None:
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


def _agreed(found: _Folder, assessment: Assessment) -> Agreed:
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


def _why_read_only(found: _Folder) -> str:
    if found.newer:
        return str(found.newer[0])
    if not os.access(found.folder, os.W_OK):
        return f"{found.folder} can't be written, so it is only read."
    try:
        inside(found.folder, workspace_of(found.folder))
        for name in found.sources:
            if not name.startswith("standards/"):
                inside(found.folder / name, found.folder)
    except OutsideFolderError as error:
        return str(error)
    return ""


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
    whole = value
    if file in found.apart and not found.assessment.agreed.is_published:
        whole = beside.merged(beside.held(found.assessment, file), value)
    return found._replace(
        assessment=beside.with_held(found.assessment, whole),
        digests={**found.digests, file: digest},
        apart={**found.apart, file: value} if file in found.apart else found.apart,
        signature=signature_with(found.signature, folder, file),
    )


def sweep_folder(folder: Path) -> None:
    """Remove what killed processes left in an assessment's folders."""
    for inner in (folder, folder / "people", folder / "reports"):
        sweep(inner)


def create(
    folder: Path,
    brief: Brief,
    editions: Mapping[str, Path | Traversable],
    crosswalk: Crosswalk = NO_LINKS,
    earlier: LastTime | None = None,
) -> None:
    """Make a new assessment: its brief, and the editions copied byte for byte.

    The brief is written last, so that a folder is an assessment only once it is
    whole. What was made before an error is taken away, so that it can be tried
    again; what was made before a kill is made again.

    Raises:
        FolderInUseError: the folder already holds something.
        SaveError: it can't be written.
    """
    contents = dict(_contents(editions, crosswalk, earlier))
    try:
        if not _is_free(folder, contents):
            raise FolderInUseError(folder)
        make_folder(folder)
    except OSError as error:
        raise SaveError(folder, in_words(error), in_place=False) from error
    try:
        for name, content in contents.items():
            replace(folder / name, content, root=folder)
        replace(folder / BRIEF_FILE, encode(brief), root=folder)
    except StoreError:
        shutil.rmtree(folder / "standards", ignore_errors=True)
        (folder / EARLIER_FILE).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def _contents(
    editions: Mapping[str, Path | Traversable],
    crosswalk: Crosswalk,
    earlier: LastTime | None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a new assessment but for its brief."""
    for name, source in editions.items():
        yield f"standards/{name}.toml", source.read_bytes()
    yield f"standards/{SCALES_FILE}", (bundled("criteria") / SCALES_FILE).read_bytes()
    if crosswalk.link:
        yield f"standards/{CROSSWALK_FILE}", encode(crosswalk)
    if earlier:
        yield EARLIER_FILE, encode(earlier)


def _is_free(folder: Path, contents: Mapping[str, bytes]) -> bool:
    """Whether a folder holds nothing but what a call like this one left when killed."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    for inner in (folder, folder / "standards"):
        sweep(inner)
    return all(_is_left(path, folder, contents) for path in folder.rglob("*"))


def _is_left(path: Path, folder: Path, contents: Mapping[str, bytes]) -> bool:
    if path.is_symlink():
        return False
    if path.is_dir():
        return path == folder / "standards"
    content = contents.get(path.relative_to(folder).as_posix())
    return content is not None and path.read_bytes() == content


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
    found = _Folder(source.path.parent)
    name = source.name
    if "person" in source.table:
        sheet = found.take(source, Sheet)
        found.refuse(name, list(unknown_in_sheet(assessment, sheet)))
        return Part(sheet_file(sheet.person), sheet)
    if beside.is_agreed(source.table):
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
