"""What a person at the desk may see of what others found.

A panel is honest while nobody knows what the others think. This is a measure for
honest people, not a lock: the files are readable.
"""

from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.panel import revealed_submission


class TeamView(NamedTuple):
    """What the team holds of a criterion, and how far that is from one's own."""

    person: str
    finding: Finding
    words: str
    """For example `The team says Green, one step better than your Amber.`"""


def may_see(
    assessment: Assessment, viewer: str | None, author: str, ref: CriterionRef
) -> bool:
    """Whether somebody may see what another person found of a criterion.

    Raters see each other's once both have submitted and the lead has revealed;
    who does not rate sees them from the reveal on, the team once it is published.
    What the team says of itself is seen by a rater who rated that criterion.

    Args:
        assessment: The whole.
        viewer: Who looks; nothing if nobody said who it is.
        author: Whose finding it is.
        ref: Of which criterion.
    """
    brief = assessment.brief
    if viewer == author or author not in brief.panel:
        return viewer == author
    if author in brief.raters:
        return _may_see_rater(assessment, viewer, author)
    if viewer in brief.raters:
        return assessment.effective(viewer, ref).rating is not None
    return viewer in brief.people("team") or sees_whole(assessment, viewer)


def _may_see_rater(assessment: Assessment, viewer: str | None, author: str) -> bool:
    if not sees_whole(assessment, viewer):
        return False
    return assessment.only_rater is not None or (
        assessment.sheet(author).submission is not None
        or revealed_submission(assessment, author) is not None
    )


def sees_whole(assessment: Assessment, viewer: str | None) -> bool:
    """Whether this person may see what the panel found at all."""
    brief, agreed = assessment.brief, assessment.agreed
    if agreed.version:
        return True
    if viewer in brief.people("team") and viewer not in brief.raters:
        return False
    if assessment.only_rater is not None:
        return True
    if agreed.reveal is None:
        return False
    has_submitted = viewer and assessment.sheet(viewer).submission is not None
    return viewer not in brief.raters or bool(has_submitted)


def seen(
    assessment: Assessment, viewer: str | None, author: str, ref: CriterionRef
) -> Finding | None:
    """Return what *viewer* may see of what *author* found; nothing while hidden.

    Another person's private note is theirs and stays hidden.
    """
    if not may_see(assessment, viewer, author, ref):
        return None
    held = assessment.effective(author, ref)
    return held if viewer == author else held.but(note="")


def seen_by(assessment: Assessment, viewer: str | None) -> Assessment:
    """Return the assessment without the findings that *viewer* may not see.

    Submissions stay: everybody may know who has submitted.
    """
    sheets = {
        person: sheet
        if person == viewer
        else sheet.but(
            finding={
                standard: {
                    criterion: finding.but(note="")
                    for criterion, finding in table.items()
                    if may_see(
                        assessment, viewer, person, CriterionRef(standard, criterion)
                    )
                }
                for standard, table in sheet.finding.items()
            },
            inbox={},
            asked={},
        )
        for person, sheet in assessment.sheets.items()
    }
    return assessment.but(sheets=sheets)


def team_view(
    assessment: Assessment, viewer: str, ref: CriterionRef
) -> TeamView | None:
    """Return what the team says of itself, beside what *viewer* rated.

    Nothing while the viewer has not rated it, or if the team says nothing.
    """
    if viewer not in assessment.brief.raters:
        return None
    team = [p for p in assessment.brief.people("team") if p != viewer]
    team.sort(key=lambda p: not assessment.brief.panel[p].answers)
    for person in team:
        finding = seen(assessment, viewer, person, ref)
        if finding is not None and (finding.rating or finding.reason):
            own = assessment.effective(viewer, ref).rating
            words = _difference(assessment, ref, own, finding.rating)
            return TeamView(person, finding, words)
    return None


def _difference(
    assessment: Assessment, ref: CriterionRef, own: str | None, team: str | None
) -> str:
    if team is None:
        return "The team gives no rating."
    theirs = assessment.shown(ref, team).word
    if team == own:
        return f"The team says {theirs}, as you do."
    mine = assessment.shown(ref, own).word
    order = assessment.scale(ref.standard).ratings
    if own not in order or team not in order:
        return f"The team says {theirs}, you say {mine}."
    steps = order.index(own) - order.index(team)
    how = "better" if steps > 0 else "worse"
    count = "one step" if abs(steps) == 1 else f"{abs(steps)} steps"
    return f"The team says {theirs}, {count} {how} than your {mine}."
