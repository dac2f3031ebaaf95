"""One writer for each file: who may change the brief and what the panel agreed."""

from assess.desk.errors import RefusedError
from assess.desk.joining import changes_content
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.sheet import Sheet
from assess.model.values import Value

NO_LEAD = "Nobody leads here yet. Name a lead: assess panel FOLDER change"


def must_write_agreed(brief: Brief, person: str, does: str = "") -> None:
    """See that *person* writes what the panel agreed, in which *does* stands.

    Args:
        brief: Who leads, or is the scribe.
        person: Who wants to write.
        does: What is done, as in `Only lead reveals`.

    Raises:
        RefusedError: somebody else does, or nobody is named who does.
    """
    if brief.writes_agreed is None:
        raise RefusedError(
            f"{NO_LEAD} PERSON --role lead. The lead writes what is agreed."
        )
    if person != brief.writes_agreed:
        does = does or f"writes what the {brief.assessed_by} agreed"
        raise RefusedError(f"Only {brief.writes_agreed} {does}.")


def must_write_brief(brief: Brief, person: str, value: Value) -> None:
    """See that *person* may change the brief to *value*.

    While nobody leads, anybody on the panel may name a lead.

    Raises:
        RefusedError: somebody else changes it, or nobody leads yet.
    """
    if brief.lead is None and brief.agreed_by is None:
        if isinstance(value, Brief) and value.lead is not None:
            return
        raise RefusedError(f"{NO_LEAD} PERSON --role lead. The lead changes the brief.")
    if person not in (brief.lead, brief.agreed_by):
        writer = brief.lead or brief.agreed_by
        raise RefusedError(f"Only {writer} changes the brief.")


def file_of(value: Value, person: str) -> str:
    """Return the file that a value belongs into.

    Raises:
        RefusedError: it is the sheet of somebody else.
    """
    if isinstance(value, Brief):
        return BRIEF_FILE
    if isinstance(value, Agreed):
        return AGREED_FILE
    if isinstance(value, Sheet) and value.person == person:
        return sheet_file(person)
    raise RefusedError("Only the person who sits here writes this sheet.")


def must_write(
    assessment: Assessment, person: str, file: str, held: Value, value: Value
) -> None:
    """See that *person* may put a value into a file in place of what is held.

    Raises:
        RefusedError: somebody else writes it, or a version stands published.
    """
    if file == AGREED_FILE:
        must_write_agreed(assessment.brief, person)
    if file == BRIEF_FILE:
        must_write_brief(assessment.brief, person, value)
    if assessment.agreed.is_published and changes_content(held, value):
        version = assessment.agreed.version
        raise RefusedError(
            f"Version {version} is published, so its findings can't change. "
            "Reopen the assessment first, and say why."
        )
