"""What is due when: report, response, actions, reassessment, evidence."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from assess.model.after.follow_up import ENDED, Followed
from assess.model.after.last_time import followed_here
from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.days import spelt
from assess.model.factual_check import checked_by, unanswered, with_the_team
from assess.model.outcome import decided
from assess.model.policy import Policy, WorkingDays, months_later
from assess.model.preparation import to_prepare

What = Literal[
    "preparation",
    "facts",
    "report",
    "response",
    "condition",
    "action",
    "reassessment",
    "evidence",
]

LONG_PAST = 365
"""Days after which a date is history; `assess actions` still lists it."""


class Deadline(NamedTuple):
    """Something that is due, and who owes it."""

    due: date
    what: What
    words: str
    who: str

    def days_late(self, today: date) -> int:
        """Return how many days it is overdue; 0 if it is not."""
        return max((today - self.due).days, 0)


class Spanned(NamedTuple):
    """A deadline, and on which days it is said that something is due."""

    deadline: Deadline
    ahead: int | None = None
    """From how many days before on; from the beginning if nothing is named."""
    until: date | None = None
    """The last day of it; for a year after it was due, if none is named."""

    def is_said(self, today: date) -> bool:
        """Whether somebody who asks on a day is told of it."""
        due = self.deadline.due
        is_near = self.ahead is None or (due - today).days <= self.ahead
        is_over = self.until is not None and today > self.until
        return is_near and not is_over and (today - due).days <= LONG_PAST


class Promised(NamedTuple):
    """The days that a published version names, as its readers read them."""

    answer_by: date | None
    again_by: date | None
    reply_by: date | None


def promised(
    assessment: Assessment, policy: Policy, later: WorkingDays, *, on: date
) -> Promised:
    """Return the days that a version names which is published on *on*.

    A later version asks for no other answer than the first did, unless that is past.
    """
    first = assessment.agreed.publication.get("1")
    answer = first.answer_by if first else None
    if answer is None and assessment.actions:
        answer = later(first.day if first else on, policy.response_working_days)
    if answer is not None and answer < on:
        answer = later(on, policy.response_working_days)
    has_contact = bool(assessment.brief.contact)
    return Promised(
        answer_by=answer,
        again_by=_again_by(assessment, policy),
        reply_by=later(on, policy.reply_working_days) if has_contact else None,
    )


def deadlines(
    assessment: Assessment, policy: Policy, later: WorkingDays, *, today: date
) -> tuple[Deadline, ...]:
    """Return what is still due, the first first; what is done is not due."""
    every = followed_published(assessment)
    return said_on(today, spanned(assessment, policy, later, every))


def said_on(today: date, every: Iterable[Spanned]) -> tuple[Deadline, ...]:
    """Return what is due as somebody is told who asks on a day, the first first."""
    due = [each.deadline for each in every if each.is_said(today)]
    return tuple(sorted(due, key=lambda each: (each.due, each.what, each.words)))


def followed_published(assessment: Assessment) -> tuple[Followed, ...]:
    """Return all that is followed here; nothing before the first version."""
    return followed_here(assessment) if assessment.agreed.version else ()


def spanned(
    assessment: Assessment,
    policy: Policy,
    later: WorkingDays,
    every: tuple[Followed, ...],
) -> tuple[Spanned, ...]:
    """Return all that is not done and has a day, whatever the day is today.

    Args:
        assessment: The whole.
        policy: How long things may take.
        later: Counts working days.
        every: What is followed, as `followed_published` says.
    """
    always = [
        *_facts(assessment, policy, later),
        *_report(assessment, policy, later),
        *_response(assessment, every, policy, later),
        *_actions(every),
        *_reassessment(assessment, policy),
    ]
    day, ahead = assessment.brief.dates.assessed, policy.expiry_days
    return (
        *(Spanned(e, until=day) for e in _preparation(assessment, policy, later)),
        *map(Spanned, always),
        *(Spanned(each, ahead=ahead) for each in _evidence(assessment)),
    )


def _preparation(
    assessment: Assessment, policy: Policy, later: WorkingDays
) -> Iterator[Deadline]:
    """Yield what is to be done before the day."""
    day = assessment.brief.dates.assessed
    if day is None or assessment.agreed.version:
        return
    for each in to_prepare(assessment, policy, later):
        if each.due is not None and each.ticked is None:
            yield Deadline(each.due, "preparation", each.what, f"the {each.who}")


def _facts(
    assessment: Assessment, policy: Policy, later: WorkingDays
) -> Iterator[Deadline]:
    """Yield what team and lead owe each other of the factual check of a draft."""
    draft = with_the_team(assessment.agreed)
    if draft is None:
        return
    number, sent = draft
    if not checked_by(assessment, number):
        due = later(british_day(sent.at), policy.factual_check_working_days)
        yield Deadline(due, "facts", "Say what is wrong in the draft", "the team")
    if waiting := unanswered(assessment):
        first = british_day(waiting[0].mark.at)
        due = later(first, policy.factual_answer_working_days)
        count = "1 sentence" if len(waiting) == 1 else f"{len(waiting)} sentences"
        words = f"Answer {count} that the team marked as wrong"
        yield Deadline(due, "facts", words, "the lead")


def _report(
    assessment: Assessment, policy: Policy, later: WorkingDays
) -> Iterator[Deadline]:
    dates = assessment.brief.dates
    if assessment.agreed.version or dates.assessed is None:
        return
    due = dates.report_due or later(dates.assessed, policy.report_working_days)
    yield Deadline(due, "report", "Publish the report", "the lead")


def _response(
    assessment: Assessment,
    every: tuple[Followed, ...],
    policy: Policy,
    later: WorkingDays,
) -> Iterator[Deadline]:
    published = list(assessment.agreed.publication.values())
    if not published:
        return
    own = [each for each in every if each.since is None and not each.is_condition]
    left = [e for e in own if e.state not in ENDED and e.response is None]
    if left:
        counted = later(published[0].day, policy.response_working_days)
        due = published[-1].answer_by or counted
        count = "1 action" if len(left) == 1 else f"{len(left)} actions"
        yield Deadline(due, "response", f"Respond to {count}", "the team")


def _actions(every: tuple[Followed, ...]) -> Iterator[Deadline]:
    for each in every:
        if each.due is not None and each.state not in ENDED:
            owner = each.asked.action.owner or "the team"
            what: What = "condition" if each.is_condition else "action"
            words = each.asked.action.text
            if each.is_condition:
                words = f"Condition to be confirmed: {words}"
            yield Deadline(each.due, what, words, owner)


def _reassessment(assessment: Assessment, policy: Policy) -> Iterator[Deadline]:
    """Yield the end of the window in which what is worst is assessed again."""
    due, outcome = reassessment_due(assessment, policy), decided(assessment)
    if due is not None and outcome is not None:
        words = f"Assess again what is {outcome.word}"
        yield Deadline(due, "reassessment", words, "the council")


def reassessment_due(assessment: Assessment, policy: Policy) -> date | None:
    """Return by when it is assessed again; nothing where the outcome asks for none.

    That is the day which the version that was published last names, if it names one.
    """
    due = _again_by(assessment, policy)
    if not assessment.agreed.version or due is None:
        return None
    return list(assessment.agreed.publication.values())[-1].again_by or due


def _again_by(assessment: Assessment, policy: Policy) -> date | None:
    assessed = assessment.brief.dates.assessed
    if assessed is None or not is_assessed_again(assessment):
        return None
    return months_later(assessed, policy.reassessment_months)


def is_assessed_again(assessment: Assessment) -> bool:
    """Whether the outcome is the worst, after which a service is assessed again."""
    scale, outcome = assessment.gating_scale, assessment.agreed.outcome
    if scale is None or outcome is None or not scale.rating:
        return False
    return outcome.rating == scale.ratings[-1]


def _evidence(assessment: Assessment) -> Iterator[Deadline]:
    for key, item in assessment.evidence.items():
        if item.expires is not None and not item.sensitive:
            words = f"Evidence expires: {item.title} ({key})"
            yield Deadline(item.expires, "evidence", words, "the team")


def in_words(deadline: Deadline, today: date) -> str:
    """Say what is due when, in one line."""
    days = (deadline.due - today).days
    if days < 0:
        when = f"{-days} {'day' if days == -1 else 'days'} overdue"
    elif days == 0:
        when = "due today"
    else:
        when = f"due in {days} {'day' if days == 1 else 'days'}"
    day = spelt(deadline.due)
    return f"{deadline.words}: {day}, {when} ({deadline.who})"
