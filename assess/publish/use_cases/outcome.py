"""Decide the outcome, publish, and open again to correct."""

from datetime import date
from typing import Literal

from assess.check.use_cases.deadlines import promised_in
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.ids import mint
from assess.desk.writers import must_write_agreed
from assess.model.after.follow_up import numbers
from assess.model.agreed import Outcome, Reopened
from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.outcome import (
    awaits_outcome,
    known_reason,
    outcome_scale,
    suggest_outcome,
)
from assess.model.standard import Scale
from assess.model.unknown import nearest
from assess.model.values import With
from assess.model.versions.canonical import plain
from assess.model.versions.published import published_now
from assess.model.versions.record import submitted
from assess.publish.use_cases.publishable import NotReadyError, must_be_publishable
from assess.publish.use_cases.published_before import must_have_been, with_change


@at_once
def decide(
    desk: Desk,
    rating: str,
    *,
    reason: str | None = None,
    comes_with: With | Literal[""] | None = None,
) -> bool:
    """Decide the overall rating; see `model.outcome.known_reason` for its old reason.

    Args:
        desk: Where the lead sits, or the scribe whom the brief names instead.
        rating: On the scale of the outcome.
        reason: What it rests on.
        comes_with: Conditions or advice, or nothing; what was stated of this rating
            stays if not given.

    Raises:
        NeedsReasonError: it differs from what the rule suggests, and nobody says why.
        RefusedError: the rating is not on the scale, or somebody else decides.
        StoreError: a sheet, or what was agreed, can't be read.
    """
    may_decide(desk)
    scale = outcome_scale(desk.assessment)
    if scale is None:
        raise RefusedError("This assessment has no rating to decide on.")
    if rating not in scale.rating:
        known = nearest(rating, scale.rating)
        raise RefusedError(f"{rating} is not a rating of this assessment. {known}")
    old, suggested = desk.assessment.agreed.outcome, suggest_outcome(desk.assessment)
    known = known_reason(old, rating, suggested.rating)
    outcome = Outcome(
        rating=rating,
        with_=_kept_with(old, rating) if comes_with is None else comes_with or None,
        suggested=suggested.rating,
        reason=known if reason is None else reason.strip(),
        by=desk.person,
        at=desk.now,
        settled=old.settled if old else (),
    )
    _must_be_explained(desk.assessment, scale, outcome)
    _must_not_contradict(scale, outcome)
    if old and _decides_the_same(old, outcome):
        return False
    agreed = desk.assessment.agreed.but(outcome=outcome)
    typing = old is not None and old.rating == rating
    word = scale.rating[rating].word
    said = f"Outcome {word}"
    return desk.put(agreed, said, place="review", typing=typing)


def may_decide(desk: Desk) -> None:
    """Refuse at once what `decide` would refuse whatever the outcome is.

    Raises:
        RefusedError: somebody else decides.
        StoreError: a sheet, or what was agreed, can't be read.
    """
    desk.unread.must_hide_nothing()
    must_write_agreed(desk.assessment.brief, desk.person, "decides the outcome")


def _must_be_explained(assessment: Assessment, scale: Scale, outcome: Outcome) -> None:
    """See that an outcome that differs from the rule has a reason."""
    if outcome.rating == outcome.suggested or outcome.reason:
        return
    if not awaits_outcome(assessment):
        raise NeedsReasonError(
            "No rule suggests an outcome here. Say why it is so; the reason is printed."
        )
    word, suggested = scale.rating[outcome.rating].word, outcome.suggested
    if suggested is None:
        why = suggest_outcome(assessment).reason
        raise NeedsReasonError(
            f"No rule suggests an outcome yet. {why} Say why it is {word} all the "
            "same; the reason is printed."
        )
    rule = scale.rating[suggested].word
    raise NeedsReasonError(
        f"The rule suggests {rule}. Say why the outcome differs; the reason is printed."
    )


def _must_not_contradict(scale: Scale, outcome: Outcome) -> None:
    """See that what it comes with is not another thing than its word says."""
    rating = scale.rating[outcome.rating]
    if outcome.with_ and rating.result_with not in (None, outcome.with_):
        raise RefusedError(
            f"{rating.word} comes with {rating.result_with}, as it says, and not with "
            f"{outcome.with_}. Choose another rating, or say nothing beside it."
        )


@at_once
def comes_with(desk: Desk, what: With | Literal[""]) -> bool:
    """Say that the outcome comes with conditions or with advice, or with nothing.

    Its reason stays, and with it what the rule suggested when it was given.

    Raises:
        RefusedError: it is not decided yet, or as `decide`.
    """
    held = decided(desk)
    may_decide(desk)
    if held.with_ == (what or None):
        return False
    new = held.but(with_=what or None, by=desk.person, at=desk.now)
    scale = outcome_scale(desk.assessment)
    if scale is not None:
        _must_not_contradict(scale, new)
    agreed = desk.assessment.agreed.but(outcome=new)
    return desk.put(agreed, "What the outcome comes with", place="review")


def decided(desk: Desk) -> Outcome:
    """Return the outcome.

    Raises:
        RefusedError: it is not decided yet.
    """
    outcome = desk.assessment.agreed.outcome
    if outcome is None:
        raise RefusedError("The outcome is not decided yet. Decide it first.")
    return outcome


def explain(desk: Desk, reason: str) -> bool:
    """Rewrite the reason of the outcome.

    Raises:
        RefusedError: it is not decided yet, or as `decide`.
    """
    return decide(desk, decided(desk).rating, reason=reason)


def _kept_with(old: Outcome | None, rating: str) -> With | None:
    return old.with_ if old is not None and old.rating == rating else None


def _decides_the_same(old: Outcome, new: Outcome) -> bool:
    return plain(old.but(at=new.at, by=new.by)) == plain(new)


def publish(desk: Desk, on: date | None = None) -> int:
    """Publish the report, and save it; return the number of the version.

    What was held and published before keeps its day: *on*, which is printed.

    With one rater this also submits that person's sheet. Two files change, the
    sheet first, so that a crash between them leaves a submitted sheet that the
    next start publishes, or that can be published again.

    Raises:
        NotReadyError: `check` has errors, a file can't be read, or something was
            changed elsewhere meanwhile.
        RefusedError: it is published already, or somebody else publishes.
        StoreError: it can't be saved. It is published once it can be.
    """
    desk.save()  # so that only what publishing changes is not saved yet
    version = _publish(desk, on)
    desk.save()
    agreed = desk.assessment.agreed
    if not agreed.is_published or agreed.version != version:
        raise NotReadyError(desk.save_state.notice)
    written = desk.files.agreed_saved
    if written is None or str(version) not in written.publication:
        by = agreed.publication[str(version)].by
        raise RefusedError(
            f"Version {version} was published by {by} at the same moment, in another "
            "window or on another machine. That one stands."
        )
    return version


@at_once
def _publish(desk: Desk, on: date | None) -> int:
    must_be_publishable(desk)
    must_have_been(desk, on)
    assessment = desk.assessment
    if assessment.only_rater == desk.person and desk.sheet.submission is None:
        sheet = submitted(
            desk.sheet, submission_id=mint(after=desk.sheet.submitted), at=desk.now
        )
        desk.put(sheet, "Submitted")
    version = assessment.agreed.version + 1
    days = promised_in(desk.folder, assessment, on=on or british_day(desk.now))
    publication = published_now(
        desk.assessment, at=desk.now, by=desk.person, on=on, **days._asdict()
    )
    agreed = desk.assessment.agreed
    published = agreed.but(
        publication={**agreed.publication, str(version): publication},
        numbered={**agreed.numbered, **numbers(desk.assessment)},
    )
    desk.put(published, f"Version {version} published")
    desk.forget_history()
    return version


def reopen(desk: Desk, reason: str) -> int:
    """Open a published assessment again; return the version that is corrected.

    If what is published was changed already, the reason that is kept says so.

    Raises:
        NeedsReasonError: nobody says why.
        RefusedError: it is not published, or somebody else does.
    """
    must_be_reopenable(desk)
    if not reason.strip():
        raise NeedsReasonError(
            "Say why it is opened again; the reason is kept and printed."
        )
    agreed = desk.assessment.agreed
    entry = Reopened(
        at=desk.now, by=desk.person, reason=with_change(desk.assessment, reason)
    )
    table = {**agreed.reopened, str(agreed.version): entry}
    desk.put(agreed.but(reopened=table), f"Version {agreed.version} reopened")
    desk.forget_history()
    return agreed.version


def must_be_reopenable(desk: Desk) -> None:
    """See that there is something that this person can open again.

    Raises:
        RefusedError: it is not published, or somebody else does it.
    """
    if not desk.assessment.agreed.is_published:
        raise RefusedError("It is not published, so there is nothing to reopen.")
    must_write_agreed(desk.assessment.brief, desk.person, "opens it again")
