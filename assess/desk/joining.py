"""Put what was changed here on top of what the files hold now; lose neither."""

from pathlib import Path

from pydantic import ValidationError

from assess.desk.rules import Files
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.evidence import Evidence, EvidenceOrGone, EvidenceText
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.sheet import Sheet
from assess.model.values import LocalId, Value
from assess.model.versions.patch import Rebased
from assess.store import copies, files


def files_of(assessment: Assessment, person: str) -> Files:
    """Return the files that *person* may write, as they are in *assessment*."""
    return {
        BRIEF_FILE: assessment.brief,
        sheet_file(person): assessment.sheet(person),
        AGREED_FILE: assessment.agreed,
    }


def with_file(assessment: Assessment, value: Value) -> Assessment:
    """Return *assessment* with *value* in the place of that file."""
    if isinstance(value, Brief):
        return assessment.but(brief=value)
    if isinstance(value, Sheet):
        return assessment.with_sheet(value)
    return assessment.but(agreed=value)


def joined(
    folder: Path, file: str, theirs: Value, ours: Rebased, *, published: bool
) -> tuple[Value, str]:
    """Return both versions of a file as one, and what is to be said about it.

    A version that can't be joined is kept beside the file: only sheets and what is
    agreed have forks, what is published does not change, and two halves may make no
    whole.

    Args:
        folder: The assessment's folder.
        file: The name inside it.
        theirs: What the file holds now.
        ours: Our changes on top of it.
        published: Whether the report that the files now hold is published.

    Raises:
        SaveError: our version can't be kept beside the file.
    """
    try:
        value = type(theirs).model_validate(ours.table)
        mine = type(theirs).model_validate(ours.ours)
        whole = _merged(value, mine)
    except ValidationError:
        beside = files.keep_beside(folder, file, ours.ours)
        return theirs, f"{file} was changed elsewhere too. Yours is in {beside}."
    if published and changes_content(theirs, whole):
        beside = files.keep_beside(folder, file, ours.ours)
        said = "The report was published meanwhile, so this can't change any more."
        return _published(theirs, whole), f"{said} Your version is in {beside}."
    if not isinstance(whole, Sheet | Agreed) and value != mine:
        beside = files.keep_beside(folder, file, ours.ours)
        return whole, f"{file} was changed elsewhere too. Yours is in {beside}."
    return whole, ""


def _merged(value: Value, mine: Value) -> Value:
    if isinstance(value, Sheet | Agreed) and isinstance(mine, Sheet | Agreed):
        return copies.merged(value, mine)
    return value


_CONTENT: dict[type[Value], tuple[str, ...]] = {
    Brief: tuple(Brief.model_fields),
    Sheet: ("finding",),
    Agreed: ("finding", "outcome", "whole", "changes"),
}
"""What a published report says, by kind of file."""


def changes_content(held: Value, value: Value) -> bool:
    """Whether something differs that a published report says."""
    if isinstance(held, Brief) and isinstance(value, Brief):
        return not held.only_what_comes_after_differs(value)
    if isinstance(held, Sheet) and isinstance(value, Sheet) and _rewritten(held, value):
        return True
    names = _CONTENT[type(held)]
    return any(getattr(held, name) != getattr(value, name) for name in names)


def _rewritten(held: Sheet, value: Sheet) -> dict[LocalId, EvidenceOrGone]:
    """Return the evidence of which readers would read something else."""
    return {
        key: item
        for key, item in held.evidence.items()
        if _read(item) != _read(value.evidence.get(key))
    }


def _read(item: EvidenceOrGone | None) -> EvidenceText | None:
    return item.read if isinstance(item, Evidence) else None


def _published(theirs: Value, whole: Value) -> Value:
    """Return *whole* but for what is published, which stays as it is."""
    kept = {name: getattr(theirs, name) for name in _CONTENT[type(theirs)]}
    if isinstance(theirs, Sheet) and isinstance(whole, Sheet):
        kept["evidence"] = {**whole.evidence, **_rewritten(theirs, whole)}
    return whole.model_copy(update=kept)
