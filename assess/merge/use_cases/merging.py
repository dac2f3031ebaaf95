"""Join copies of one assessment: folders, mailed files, and conflict copies.

Bringing in somebody else's file is what copying it would do, without losing what
is here: both versions of that file become one. Nothing of one's own goes into it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, Literal, NamedTuple

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.joining import changes_content
from assess.desk.on_desk import Clock
from assess.desk.person import who_sits_here
from assess.merge.use_cases.spare import Spare, spare_copies
from assess.merge.use_cases.taking import ENDING, Form, read_form
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.sheet import Sheet
from assess.model.unknown import Unknown, unknown_in_agreed, unknown_in_sheet
from assess.model.versions.canonical import plain
from assess.store import assessments, copies, files, parts
from assess.store.errors import ChangedElsewhereError, StoreError
from assess.store.workspace import is_assessment

How = Literal["new", "joined", "same", "kept", "unread"]

GIT: Final = "git's other version"

TRIES: Final = 5
"""How often a file that changes while it is joined is read again."""


class Joined(NamedTuple):
    """What became of one version of one file."""

    file: str
    source: str
    """Where the version came from."""
    how: How
    contested: int = 0
    """How many choices wait in the file now."""
    why: str = ""
    """Why it was kept out, or can't be read."""


class Merged(NamedTuple):
    """What became of all that was to be joined."""

    joined: tuple[Joined, ...]
    spare: tuple[Spare, ...]
    """The copies in the folder that can be removed now."""


class Incoming(NamedTuple):
    """A version of a file that is to be joined."""

    file: str
    value: Sheet | Agreed
    source: str
    copy: copies.Copy | None = None
    """Where it stands beside its file, so that a desk takes it in by itself."""
    form: Callable[[Assessment, Sheet], Sheet] | None = None
    """Joins it into a sheet, where it is no file of an assessment but a form."""

    def onto(self, assessment: Assessment, held: Sheet | Agreed) -> Sheet | Agreed:
        """Return what is held of the file, joined with this version."""
        if self.form is not None and isinstance(held, Sheet):
            return self.form(assessment, held)
        if self.copy is not None:
            return self.copy.joined(held)
        return copies.merged(held, self.value)


class Given(NamedTuple):
    """What one of the others holds."""

    source: str
    brief: Brief | None
    """Nothing if a file was given."""
    versions: tuple[Incoming, ...]
    unread: tuple[Joined, ...] = ()
    """What of it can't be read."""


def _untold(_sentence: str) -> None:
    """Tell nobody."""


def merge(  # noqa: PLR0913 - what goes where, by whom, when and why
    folder: Path,
    person: str | None,
    others: tuple[Path | Form, ...],
    *,
    clock: Clock,
    tell: Callable[[str], object] = _untold,
    why: str = "",
    loaded: assessments.Loaded | None = None,
) -> Merged:
    """Join other copies into the assessment in *folder*; nothing is removed.

    Each folder is read once, and again only if it changes meanwhile.

    Args:
        folder: The assessment.
        person: Who sits here, if that was said; their own files go through their desk.
        others: Folders of the same assessment, sheets, what was agreed, or forms.
        clock: Gives the time now.
        tell: Is called with each sentence on what happened while it was saved.
        why: Why a form changes ratings that all have seen.
        loaded: What the folder held a moment ago, if it was read already.

    Raises:
        NeedsReasonError: a form changes a rating that all have seen.
        PersonUnknownError: several people could sit here, and nobody said who does.
        RefusedError: another assessment was given, this one may not be changed, or
            something could not go into its file.
        StoreError: something can't be read or saved; what was joined so far stays.
    """
    loaded = loaded or assessments.load(folder)
    person = who_sits_here(folder, loaded.assessment.brief, person)
    if loaded.read_only:
        raise RefusedError(loaded.read_only)
    sides, loaded = _both_sides(folder, loaded)
    given = [_read(other, loaded.assessment, clock(), why) for other in others]
    incoming = [*_beside(loaded), *(each for one in given for each in one.versions)]
    briefs = tuple(_of_briefs(loaded.assessment, given))
    mine = _own_files(loaded.assessment, person)
    results = [_unread(error, folder) for error in loaded.set_aside]
    results += [each for one in given for each in one.unread]
    results += sides
    for each in incoming:
        if each.file not in mine:
            result, loaded = _brought(folder, each, loaded)
            results.append(result)
    desk = Desk(folder, person, clock=clock, loaded=loaded)
    try:
        results += [_put(desk, each) for each in incoming if each.file in mine]
    finally:
        desk.close()
        for sentence in desk.report.notices:
            if sentence not in desk.report.refused:
                tell(sentence)
    desk.report.must_be_in_files()
    spare = tuple(spare_copies(folder, desk.assessment, loaded.copies))
    return Merged((*results, *briefs), spare)


def _beside(loaded: assessments.Loaded) -> list[Incoming]:
    return [Incoming(c.file, c.value, c.name, c) for c in loaded.copies if c.adds]


def _own_files(assessment: Assessment, person: str) -> frozenset[str]:
    writes = assessment.brief.writes_agreed == person
    own = sheet_file(person)
    return frozenset({own, AGREED_FILE} if writes else {own})


def _unread(error: StoreError, source: Path) -> Joined:
    path: Path = getattr(error, "path", source)
    return Joined(path.name, str(source), "unread", why=str(error))


def _both_sides(
    folder: Path, loaded: assessments.Loaded
) -> tuple[list[Joined], assessments.Loaded]:
    """Join the two versions that git left in a file, as two copies of it would be."""
    results = []
    for each in parts.two_sides(loaded, folder):
        whole = copies.merged(each.ours, each.theirs)
        why = _why_not(loaded.assessment, each.ours, whole)
        if why:
            results.append(Joined(each.name, GIT, "kept", why=why))
            continue
        files.save_value(folder, each.name, whole, expected=each.digest)
        results.append(Joined(each.name, GIT, "joined", whole.choices))
    return results, assessments.load(folder) if results else loaded


def _read(other: Path | Form, assessment: Assessment, at: datetime, why: str) -> Given:
    if isinstance(other, Form):
        return _of_form(other, at, why)
    if not other.exists():
        raise RefusedError(f"There is no {other}.")
    source = str(other)
    if other.suffix.lower() == ENDING:
        return _of_form(read_form(other, assessment), at, why)
    if not other.is_dir():
        part = parts.read_part(other, assessment)
        return Given(source, None, (Incoming(part.name, part.value, source),))
    if not is_assessment(other):
        raise RefusedError(
            f"{other} is not an assessment. Give its folder, or one of its files."
        )
    loaded = assessments.load(other)
    if loaded.assessment.brief.id != assessment.brief.id:
        raise RefusedError(
            f"{other} is another assessment, so it can't be joined with this one."
        )
    unread = [_unread(error, other) for error in loaded.set_aside]
    return Given(
        source,
        loaded.assessment.brief,
        tuple(_versions(loaded.assessment, source)),
        tuple(unread),
    )


def _of_form(form: Form, at: datetime, why: str) -> Given:
    join, source = partial(form.onto, at=at, why=why), str(form.path)
    version = Incoming(sheet_file(form.person), form.base, source, form=join)
    return Given(source, None, (version,))


def _versions(theirs: Assessment, source: str) -> Iterator[Incoming]:
    """Yield each file of another copy that says anything."""
    for person, sheet in theirs.sheets.items():
        yield Incoming(sheet_file(person), sheet, source)
    if plain(theirs.agreed).keys() - {"format"}:
        yield Incoming(AGREED_FILE, theirs.agreed, source)


def _put(desk: Desk, each: Incoming) -> Joined:
    """Join a version into a file of the person at the desk."""
    held = copies.held(desk.assessment, each.file)
    whole = each.onto(desk.assessment, held)
    why = _why_not(desk.assessment, held, whole)
    if why:
        return Joined(each.file, each.source, "kept", why=why)
    changed = desk.put(whole, f"Joined with {each.source}")
    how: How = "joined" if changed or each.copy else "same"
    return Joined(each.file, each.source, how, whole.choices)


def _brought(
    folder: Path, each: Incoming, loaded: assessments.Loaded
) -> tuple[Joined, assessments.Loaded]:
    """Join a version into somebody else's file, as it would be by copying it.

    Returns:
        What became of it, and what the folder holds now.
    """
    panel = loaded.assessment.brief.panel
    if isinstance(each.value, Sheet) and each.value.person not in panel:
        why = f"{each.value.person} is not on the panel"
        return Joined(each.file, each.source, "kept", why=why), loaded
    for _ in range(TRIES):
        for error in loaded.set_aside:
            if getattr(error, "path", None) == folder / each.file:
                raise error
        held = loaded.apart.get(each.file) or copies.held(loaded.assessment, each.file)
        whole = each.onto(loaded.assessment, held)
        if whole == held:
            return Joined(each.file, each.source, "same", held.choices), loaded
        why = _why_not(loaded.assessment, held, whole)
        if why:
            return Joined(each.file, each.source, "kept", why=why), loaded
        expected = loaded.digests.get(each.file)
        try:
            saved = files.save_value(folder, each.file, whole, expected=expected)
        except ChangedElsewhereError:
            loaded = assessments.load(folder)
            continue
        how: How = "joined" if expected else "new"
        now = assessments.with_saved(loaded, folder, each.file, whole, saved.digest)
        return Joined(each.file, each.source, how, whole.choices), now
    raise RefusedError(f"{each.file} changes while it is joined. Try again.")


def _why_not(
    assessment: Assessment, held: Sheet | Agreed, whole: Sheet | Agreed
) -> str:
    if assessment.agreed.is_published and changes_content(held, whole):
        version = assessment.agreed.version
        return f"version {version} is published; reopen the assessment first"
    for unknown in _unknown(assessment, whole):
        return f"it could not be read here: {unknown.sentence.rstrip('.')}"
    return ""


def _unknown(assessment: Assessment, whole: Sheet | Agreed) -> Iterable[Unknown]:
    """Return what a file would name that this assessment does not have."""
    if isinstance(whole, Sheet):
        return unknown_in_sheet(assessment, whole)
    return unknown_in_agreed(assessment.but(agreed=whole))


def _of_briefs(assessment: Assessment, given: Iterable[Given]) -> Iterator[Joined]:
    """Say where another folder has another brief; briefs are not joined."""
    for one in given:
        if one.brief is not None and one.brief != assessment.brief:
            why = "the briefs differ and this one stays; take the other with --brief"
            yield Joined(BRIEF_FILE, one.source, "kept", why=why)
