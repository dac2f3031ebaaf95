"""Decide the outcome, publish, and open again to correct."""

from datetime import date
from typing import Literal

from assess.check.use_cases.deadlines import promised_in
from assess.check.use_cases.gate import gate
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.ids import mint
from assess.desk.writers import must_write_agreed
from assess.model.after.follow_up import numbers
from assess.model.agreed import Outcome, Reopened
from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.outcome import awaits_outcome, outcome_scale, suggest_outcome
from assess.model.standard import Scale
from assess.model.unknown import nearest
from assess.model.values import With
from assess.model.versions.canonical import plain
from assess.model.versions.published import published_now, says_the_same
from assess.model.versions.record import submitted
from assess.publish.use_cases.published_before import must_have_been, with_change


class NotReadyError(RefusedError):
    """Publishing is refused because `check` has errors."""


@at_once
def decide(
    desk: Desk,
    rating: str,
    *,
    reason: str | None = None,
    comes_with: With | Literal[""] | None = None,
) -> bool:
    """Decide the overall rating; its old reason stays if none is given.

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
    desk.unread.must_hide_nothing()
    must_write_agreed(desk.assessment.brief, desk.person, "decides the outcome")
    scale = outcome_scale(desk.assessment)
    if scale is None:
        raise RefusedError("This assessment has no rating to decide on.")
    if rating not in scale.rating:
        known = nearest(rating, scale.rating)
        raise RefusedError(f"{rating} is not a rating of this assessment. {known}")
    old = desk.assessment.agreed.outcome
    outcome = Outcome(
        rating=rating,
        with_=_kept_with(old, rating) if comes_with is None else comes_with or None,
        suggested=suggest_outcome(desk.assessment).rating,
        reason=_kept_reason(old, rating) if reason is None else reason.strip(),
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


def _must_be_explained(assessment: Assessment, scale: Scale, outcome: Outcome) -> None:
    """See that an outcome that differs from the rule has a reason."""
    if outcome.rating == outcome.suggested or outcome.reason:
        return
    if not awaits_outcome(assessment):
        raise NeedsReasonError(
            "No rule suggests an outcome here. Say why it is so; the reason is printed."
        )
    suggested = outcome.suggested
    rule = scale.rating[suggested].word if suggested else "nothing yet"
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


def comes_with(desk: Desk, what: With | Literal[""]) -> bool:
    """Say that the outcome comes with conditions or with advice, or with nothing.

    Raises:
        RefusedError: it is not decided yet, or as `decide`.
    """
    return decide(desk, decided(desk).rating, comes_with=what)


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


def _kept_reason(old: Outcome | None, rating: str) -> str:
    """Keep the reason only for the rating that it was given for."""
    return old.reason if old is not None and old.rating == rating else ""


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


@at_once
def must_be_publishable(desk: Desk) -> None:
    """See that this person can publish now.

    Raises:
        NotReadyError: `check` has errors, or a file can't be read.
        RefusedError: it is published already, or somebody else publishes.
    """
    agreed = desk.assessment.agreed
    if agreed.is_published:
        raise RefusedError(f"Version {agreed.version} is published already.")
    must_write_agreed(desk.assessment.brief, desk.person, "publishes")
    _must_be_ready(desk)
    _must_be_submitted(desk)


def adds_nothing(desk: Desk) -> bool:
    """Say whether the content is that of the version published last."""
    agreed = desk.assessment.agreed
    number = str(agreed.version)
    return number in agreed.publication and says_the_same(desk.assessment, number)


def _must_be_ready(desk: Desk) -> None:
    if desk.set_aside:
        raise NotReadyError(
            f"Not published, because a file can't be read: {desk.set_aside[0]}"
        )
    found = gate(desk.folder, desk.assessment, now=desk.now)
    if found.unread:
        raise NotReadyError(
            f"Not published, because a file can't be read: {found.unread[0]}"
        )
    every = (*found.problems, *desk.files.copy_problems)
    errors = [p for p in every if p.level == "error"]
    if errors:
        count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
        raise NotReadyError(
            f"Not published: {count} to put right first. Review and assess "
            "check list them."
        )


@at_once
def _must_be_submitted(desk: Desk) -> None:
    """See that the only rater's sheet is submitted, or can be now.

    Raises:
        NotReadyError: somebody else has to hand it in first.
    """
    rater = desk.assessment.only_rater
    if rater in (None, desk.person):
        return
    if desk.assessment.sheet(rater).submission is None:
        raise NotReadyError(
            f"Not published: {rater} rated and has not submitted. "
            f"Only {rater} can: assess submit --as {rater}."
        )


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
