"""Take the brief of another copy; briefs are never joined."""

from pathlib import Path

from assess.desk.errors import RefusedError
from assess.model.brief import Brief
from assess.model.file_names import BRIEF_FILE
from assess.model.versions.canonical import plain
from assess.store import assessments, files


def take_brief(folder: Path, other: Path) -> str:
    """Take the brief of another copy; return where this one is kept, if it differs.

    Raises:
        RefusedError: it is the brief of another assessment, or one against other
            standards than those that are here, or a version is published.
        StoreError: it can't be read or saved.
    """
    ours = assessments.load(folder)
    theirs: Brief = assessments.load(other).assessment.brief
    held = ours.assessment.brief
    if theirs == held:
        return ""
    if theirs.id != held.id:
        raise RefusedError(f"{other} is another assessment, so its brief is not taken.")
    if ours.assessment.agreed.is_published:
        raise RefusedError(
            "A version is published, so the brief stays. Reopen it first."
        )
    if theirs.standard.keys() - held.standard.keys():
        raise RefusedError(f"The brief of {other} names standards that are not here.")
    beside = files.keep_beside(folder, BRIEF_FILE, plain(held))
    expected = ours.digests.get(BRIEF_FILE)
    files.save_value(folder, BRIEF_FILE, theirs, expected=expected)
    return beside
