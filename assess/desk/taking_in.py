"""Take in what was changed elsewhere, and take back what then does not fit."""

from assess.desk.fitting import only_what_fits
from assess.desk.joining import files_of
from assess.desk.on_desk import OnDesk
from assess.desk.unsaved import saved_entry
from assess.model.file_names import AGREED_FILE


def take_in(on_desk: OnDesk) -> bool:
    """Read the folder again under what was changed here; say whether it differs."""
    with on_desk.lock:
        taken = on_desk.files.take_in(on_desk.assessment)
        if taken is None:
            return False
        on_desk.assessment = taken.assessment
        withdrawn = withdrawn_from(on_desk)
        for sentence in taken.said:
            on_desk.report.notice(sentence)
        on_desk.report.refuse((*taken.kept_beside, *withdrawn))
        if not (taken.said or taken.kept_beside or withdrawn):
            on_desk.report.notice("Changes made elsewhere came in.")
    return True


def withdrawn_from(on_desk: OnDesk) -> tuple[str, ...]:
    """Take back what was submitted or published here of something that changed.

    Returns:
        What is to be said about it.
    """
    files, person = on_desk.files, on_desk.person
    theirs = files_of(files.loaded.assessment, person)
    fitting = only_what_fits(on_desk.assessment, theirs, person, at=on_desk.clock())
    if fitting.said:
        on_desk.assessment = fitting.assessment
        saved, agreed = files.base[AGREED_FILE], on_desk.assessment.agreed
        on_desk.journalled(saved_entry(AGREED_FILE, saved, agreed))
    return fitting.said
