"""What the first sheet of a form says to who fills it in."""

from collections.abc import Iterable
from typing import Final

from assess.exchange.workbook.values import Column, Sheet
from assess.merge.logic.form_heads import NOT_RELEVANT, PARTS, TICKS
from assess.model.assessment import Assessment


def read_me(
    assessment: Assessment,
    person: str,
    *,
    example: str,
    sheets: tuple[str, str, str],
    marks: Iterable[str],
) -> Sheet:
    """Return how a form is filled in.

    Args:
        assessment: What it is a form of.
        person: Whose form it is.
        example: Two criteria as they are written where several stand in one cell.
        sheets: What the sheets of ratings, of what was seen and of evidence are called.
        marks: What its sheets for ticks and levels are called, where it has any.
    """
    brief = assessment.brief
    member = brief.panel[person]
    ratings, said, evidence = sheets
    words = _HOW.format(
        service=brief.service,
        council=brief.council,
        person=person,
        member=member.profession or member.role,
        by=brief.assessed_by,
        seen=_seen(assessment),
        example=example,
        ratings=ratings,
        said=said,
        evidence=evidence,
        marks="".join(f"{n}. {_MARKS[name]}\n" for n, name in enumerate(marks, 4)),
    )
    rows = tuple((line,) for line in words.splitlines())
    return Sheet("Read me", (Column("How to fill this in", 100),), rows, is_form=True)


def _seen(assessment: Assessment) -> str:
    """Say who sees what is written into the form, and when."""
    if assessment.shows_drafts:
        return "What is in it stands in the draft of the report, once it is taken in."
    by = assessment.brief.assessed_by
    return f"Others see what is in it when the {by} shows its ratings."


_MARKS: Final = {
    TICKS: f"Open the sheet {TICKS}. Say yes where you saw it, no where you looked and "
    "did not see it, and nothing where you did not look.",
    PARTS: f"Open the sheet {PARTS}. Choose how far each part of the organisation is "
    f"involved, from 0 (absent) to 4 (owning), or {NOT_RELEVANT} with the reason.",
}

_HOW: Final = """\
{service}, {council}
This form is for {member} ({person}) alone. {seen}
1. Open the sheet {ratings}. For each point read what to ask and look for, choose a \
rating and write the reason in your own words.
2. Open the sheet {said}. One row for each thing that was done well, was not seen, \
must be done or could be done. One thing in one sentence.
3. Open the sheet {evidence}. One row for each thing that you saw or were shown, and \
the points that it speaks for: {example}.
{marks}White cells are yours; grey cells are locked. Leave empty what you do not \
know. Save it as an Excel workbook (.xlsx) and send it back.
A private note is for the {by} and is never printed. Do not write names of \
residents or of staff."""
