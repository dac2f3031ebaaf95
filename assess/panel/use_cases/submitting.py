"""Submit, take back until the reveal, and reveal to everybody at once."""

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.ids import mint
from assess.desk.writers import must_write_agreed
from assess.model.agreed import Reveal
from assess.model.finding import CriterionRef
from assess.model.outcome import listed, named
from assess.model.panel import missing, not_submitted, shown_name
from assess.model.versions.record import submitted, taken_back
from assess.model.versions.revealed import pin_of

FEWEST = 2
"""How many must have submitted before anything is revealed, whatever the reason."""


class NotCompleteError(RefusedError):
    """Something is neither rated nor chosen not to be, so it can't be submitted."""

    def __init__(self, sentence: str, refs: tuple[CriterionRef, ...]) -> None:
        """Keep which criteria are missing."""
        self.refs = refs
        super().__init__(sentence)


class TooFewError(RefusedError):
    """Fewer have submitted than can be compared, whatever the reason."""


class NotEverybodyError(NeedsReasonError):
    """Somebody who rates has not submitted, and nobody says why not to wait."""


@at_once
def submit(desk: Desk) -> None:
    """Submit the sheet of the person at the desk; every finding is then a record.

    Raises:
        NotCompleteError: see `must_be_submittable`.
        RefusedError: the same.
    """
    must_be_submittable(desk)
    key = mint(desk.sheet.submitted, after=desk.sheet.submitted)
    desk.put(submitted(desk.sheet, submission_id=key, at=desk.now), "Submitted")
    desk.forget_history()


@at_once
def must_be_submittable(desk: Desk) -> None:
    """See that the person at the desk can submit now.

    Raises:
        NotCompleteError: something is neither rated nor chosen; `refs` names it.
        RefusedError: this person does not rate, has submitted, or must choose
            between two versions first.
    """
    _must_rate(desk)
    assessment = desk.assessment
    if desk.sheet.submission is not None:
        raise RefusedError("You have submitted already.")
    waiting = missing(assessment, desk.person)
    if waiting:
        message = (
            f"Not submitted. Not rated yet: {named(assessment, waiting)}. "
            "Rate each one, or choose abstain or not applicable and say why."
        )
        raise NotCompleteError(message, waiting)
    contested = [r for r in assessment.refs if desk.sheet.at(r).is_contested]
    if contested:
        message = (
            f"Not submitted. Two versions wait for a choice: "
            f"{named(assessment, contested)}."
        )
        raise NotCompleteError(message, tuple(contested))


@at_once
def abstain_from_rest(desk: Desk, reason: str) -> tuple[CriterionRef, ...]:
    """Abstain, with one reason, from all that is not rated yet; one step for undo.

    Returns:
        The criteria that were abstained from.

    Raises:
        RefusedError: this person does not rate, or there is no reason.
    """
    _must_rate(desk)
    if not reason.strip():
        raise NeedsReasonError(
            "Say why you abstain, for example that it is not your profession.",
            "abstain-rest",
        )
    assessment = desk.assessment
    waiting = tuple(
        ref
        for ref in missing(assessment, desk.person)
        if assessment.scale(ref.standard).rating
    )
    for ref in waiting:
        held = assessment.sheet(desk.person).at(ref)
        finding = held.but(rating="abstain", reason=held.reason or reason.strip())
        sheet = assessment.changed(desk.person, ref, finding, at=desk.now)
        assessment = assessment.with_sheet(sheet)
    if waiting:
        desk.put(assessment.sheet(desk.person), "Abstained from the rest")
    return waiting


@at_once
def unsubmit(desk: Desk) -> None:
    """Take back what was submitted, until it is revealed.

    Raises:
        RefusedError: it was not submitted, or is revealed.
    """
    _must_rate(desk)
    assessment = desk.assessment
    if desk.sheet.submission is None:
        raise RefusedError("You have not submitted, so there is nothing to take back.")
    if assessment.agreed.reveal is not None:
        raise RefusedError(
            "The ratings are revealed, so what you submitted stays. "
            "Change a rating instead, and say why."
        )
    if assessment.agreed.is_published:
        raise RefusedError("The report is published, so what you submitted stays.")
    desk.put(taken_back(desk.sheet, at=desk.now), "Taken back")
    desk.forget_history()


@at_once
def reveal(desk: Desk, *, reason: str = "") -> None:
    """Show everybody's ratings to everybody, and record who revealed what, when.

    Args:
        desk: Where the lead sits, or the scribe whom the brief names instead.
        reason: Why it does not wait for those who have not submitted; it is kept.

    Raises:
        NotEverybodyError: somebody has not submitted, and there is no reason.
        TooFewError: fewer than two have submitted.
        RefusedError: it is revealed already, one person rates alone, or somebody
            else reveals.
        StoreError: a sheet can't be read.
    """
    must_be_revealable(desk, reason=reason)
    assessment = desk.assessment
    submissions = _submissions(desk)
    entry = Reveal(
        at=desk.now,
        by=desk.person,
        submitted=submissions,
        pinned={
            person: pin_of(assessment.sheet(person).submitted[key])
            for person, key in submissions.items()
        },
        reason=reason.strip() if not_submitted(assessment) else "",
    )
    desk.put(assessment.agreed.but(reveal=entry), "Revealed")
    desk.forget_history()


@at_once
def must_be_revealable(desk: Desk, *, reason: str = "") -> None:
    """See that this person can reveal the ratings now.

    Raises:
        NotEverybodyError: somebody has not submitted, and there is no reason.
        TooFewError: fewer than two have submitted.
        RefusedError: it is revealed already, one person rates alone, or somebody
            else reveals.
    """
    assessment = desk.assessment
    brief = assessment.brief
    must_write_agreed(desk.assessment.brief, desk.person, "reveals")
    desk.unread.must_hide_nothing()
    if assessment.only_rater is not None:
        raise RefusedError("One person rates, so there is nothing to reveal.")
    if assessment.agreed.reveal is not None:
        raise RefusedError("The ratings are revealed already.")
    waiting = not_submitted(assessment)
    if len(brief.raters) - len(waiting) < FEWEST:
        raise TooFewError("Not revealed: fewer than two people have submitted.")
    if waiting and not reason.strip():
        who = listed([shown_name(assessment, person) for person in waiting])
        have = "has" if len(waiting) == 1 else "have"
        raise NotEverybodyError(
            f"Not revealed: {who} {have} not submitted. "
            "Wait for them, or say why you do not."
        )


def _submissions(desk: Desk) -> dict[str, str]:
    """Return the id of each rater's standing submission."""
    found: dict[str, str] = {}
    for person in desk.assessment.brief.raters:
        sheet = desk.assessment.sheet(person)
        for key, submission in sheet.submitted.items():
            if submission == sheet.submission:
                found[person] = key
    return found


def _must_rate(desk: Desk) -> None:
    if desk.person not in desk.assessment.brief.raters:
        raise RefusedError(f"{desk.person} does not rate in this assessment.")
