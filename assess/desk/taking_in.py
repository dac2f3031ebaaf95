"""Take in what was changed elsewhere, and take back what then does not fit."""

from assess.desk.on_desk import OnDesk
from assess.desk.rules import Whole
from assess.desk.unsaved import saved_entry


def take_in(on_desk: OnDesk[Whole]) -> bool:
    """Read the folder again under what was changed here; say whether it differs."""
    with on_desk.lock:
        taken = on_desk.files.take_in(on_desk.whole)
        if taken is None:
            return False
        on_desk.whole = taken.whole
        withdrawn = withdrawn_from(on_desk)
        for sentence in taken.said:
            on_desk.report.notice(sentence)
        on_desk.report.refuse((*taken.kept_beside, *withdrawn))
        if not (taken.said or taken.kept_beside or withdrawn):
            on_desk.report.notice("Changes made elsewhere came in.")
    return True


def withdrawn_from(on_desk: OnDesk[Whole]) -> tuple[str, ...]:
    """Take back what was submitted or published here of something that changed.

    Returns:
        What is to be said about it.
    """
    files, person = on_desk.files, on_desk.person
    theirs = files.rules.files_of(files.whole, person)
    now = on_desk.clock()
    fitting = files.rules.fitting(on_desk.whole, theirs, person, at=now)
    if fitting.said:
        on_desk.whole = fitting.whole
        for file in fitting.files:
            held = on_desk.held[file]
            on_desk.journalled(saved_entry(file, files.base[file], held))
    return fitting.said
