"""Where an assessment stands, in numbers and one sentence."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from assess.check.logic.grouped_problems import Grouped, grouped
from assess.check.logic.problems import complete
from assess.check.logic.rules.records import NOT_AS_PUBLISHED
from assess.check.use_cases.again import said_again
from assess.check.use_cases.deadlines import due
from assess.check.use_cases.gate import Rules, gate
from assess.desk.clock import day_here, now
from assess.desk.copies import TWO_SHEETS, copy_problems
from assess.desk.unread import is_unread, unread_parts
from assess.model.after.deadlines import Deadline
from assess.model.assessment import Assessment
from assess.model.council import Checking
from assess.model.finding import CriterionRef
from assess.model.outcome import decided, outcome_scale, plural, suggest_outcome
from assess.model.panel import not_submitted
from assess.model.problem import LEVELS, Level, Problem
from assess.model.progress import Progress, is_answered, progress
from assess.model.versions.published import version_that_stands
from assess.store import assessments
from assess.store.errors import StoreError

LISTED: Final = "; check lists them."
"""What the next step ends with where there is more than one problem."""


class StandardStatus(NamedTuple):
    """How far one standard is rated."""

    id: str
    title: str
    nouns: str
    done: str
    """What becomes of its criteria: rated, or written up where no rating is given."""
    rated: int
    complete: int
    total: int
    """How many are asked: what the edition leaves out counts once somebody rates it."""
    carried: int
    """How many stand as they were rated last time."""
    ratings: tuple[tuple[str, int], ...]
    """Each rating's word and how often it was given, best first, unrated last."""


class Counts(NamedTuple):
    """How many problems there are, as people count them: by line of a list."""

    errors: int
    warnings: int
    to_know: int


class Status(NamedTuple):
    """Where one assessment stands."""

    folder: Path
    assessment: Assessment
    standards: tuple[StandardStatus, ...]
    outcome: str
    """The word of the outcome decided, or nothing."""
    suggested: str
    version: int
    is_published: bool
    as_published: bool | None
    """Whether what stands here is what was published; nothing if nobody can tell."""
    not_as_published: str
    """What is not as it was published, in a sentence; nothing if nothing is known."""
    problems: tuple[Problem, ...]
    checking: Checking
    """What the workspace sets for its checks."""
    set_aside: tuple[StoreError, ...]
    next_step: str
    deadlines: tuple[Deadline, ...] = ()
    """What is still due, the first first; only `with_deadlines` looks it up."""
    again: Path | None = None
    """Where it was assessed again, if it was; only `with_deadlines` takes it in."""

    @property
    def rated(self) -> int:
        """How many criteria are rated, over all standards."""
        return sum(standard.rated for standard in self.standards)

    @property
    def done(self) -> str:
        """What becomes of a criterion here: it is rated, or written up."""
        words = {standard.done for standard in self.standards}
        return "written up" if words == {"written up"} else "rated"

    @property
    def total(self) -> int:
        """How many criteria there are."""
        return sum(standard.total for standard in self.standards)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publishing."""
        return tuple(p for p in self.problems if p.level == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that a reader of the report would stumble over."""
        return tuple(p for p in self.problems if p.level == "warning")

    @property
    def counts(self) -> Counts:
        """How many problems of each level are listed; one is each file not read."""
        unread = sum(len(error.sentences) for error in self.set_aside)
        errors, warnings, to_know = (len(self.listed(level)) for level in LEVELS)
        return Counts(errors + unread, warnings, to_know)

    def listed(self, level: Level) -> tuple[Grouped, ...]:
        """Return the problems of a level as they are listed and counted: by line."""
        found = (p for p in self.problems if p.level == level)
        return grouped(self.assessment, found)


def status(folder: Path) -> Status:
    """Read an assessment and say where it stands.

    Raises:
        StoreError: the brief or a standard can't be read.
    """
    loaded = assessments.load(folder)
    beside = copy_problems(loaded)
    return status_of(folder, loaded.assessment, loaded.set_aside, beside)


def status_of(
    folder: Path,
    assessment: Assessment,
    set_aside: tuple[StoreError, ...],
    beside: tuple[Problem, ...] = (),
    rules: Rules | None = None,
) -> Status:
    """Say where an assessment that is open stands, by *rules* if they are read."""
    found = gate(folder, assessment, now=now(), rules=rules)
    whole = complete(assessment, found.problems)
    scale, found_outcome = outcome_scale(assessment), decided(assessment)
    suggested, far = suggest_outcome(assessment).rating, progress(assessment)
    unread = unread_parts(folder, assessment.brief, set_aside)
    last = None if unread else version_that_stands(assessment)
    result = Status(
        folder=folder,
        assessment=assessment,
        standards=tuple(
            _standard(assessment, name, far, whole)
            for name in assessment.brief.standard
        ),
        outcome=found_outcome.word if found_outcome else "",
        suggested=scale.rating[suggested].word if scale and suggested else "",
        version=assessment.agreed.version,
        is_published=assessment.agreed.is_published,
        as_published=last.is_intact if last else None,
        not_as_published=last.in_words if last and last.is_changed else "",
        problems=tuple(
            problem
            for problem in (*found.problems, *beside)
            if not is_unread(folder, problem.file, set_aside)
            and not (unread and problem.rule == NOT_AS_PUBLISHED.id)
        ),
        checking=found.checking,
        set_aside=(*set_aside, *found.unread),
        next_step="",
    )
    return result._replace(next_step=_next_step(result))


def with_deadlines(found: Status, again: Mapping[str, Path]) -> Status:
    """Return it with what is still due, which takes a calendar and the policy.

    Nothing is said to be due while a sheet, or what was agreed, can't be read.

    Args:
        found: Where an assessment stands.
        again: What was assessed again; nothing of it is due any more.
    """
    by = again.get(found.assessment.brief.id)
    if by is not None:
        return found._replace(again=by, next_step=said_again(found.folder, by))
    brief = found.assessment.brief
    if unread_parts(found.folder, brief, found.set_aside):
        return found  # what is done may stand in the file that can't be read
    try:
        still_due = due(found.folder, found.assessment, today=day_here())
    except StoreError as error:
        return found._replace(set_aside=(*found.set_aside, error))
    return found._replace(deadlines=still_due)


def _standard(
    assessment: Assessment, name: str, far: Progress, whole: frozenset[CriterionRef]
) -> StandardStatus:
    standard = assessment.standards[name]
    refs = [ref for ref in assessment.refs if ref.standard == name]
    words = [assessment.shown_as(ref, assessment.finding(ref)).word for ref in refs]
    asked = [ref for ref in far.refs if ref.standard == name]
    known = [rating.word for rating in assessment.scale(name).rating.values()]
    order = [*known, *(w for w in dict.fromkeys(words) if w not in known)]
    gives_ratings = bool(assessment.scale(name).rating)
    return StandardStatus(
        id=name,
        title=standard.title,
        nouns=plural(standard.noun),
        done="rated" if gives_ratings else "written up",
        rated=sum(is_answered(assessment, r, assessment.finding(r)) for r in asked),
        carried=sum(assessment.is_carried(ref) for ref in refs),
        complete=sum(1 for ref in asked if ref in whole),
        total=len(asked),
        ratings=tuple((w, words.count(w)) for w in order if w in words),
    )


def _of_panel(assessment: Assessment) -> str:
    """Say what a panel has to do next; nothing for one rater, or once revealed."""
    if assessment.only_rater is not None or not assessment.brief.raters:
        return ""
    if assessment.agreed.reveal is None:
        waiting = not_submitted(assessment)
        if waiting:
            return f"Rate alone and submit. Not submitted yet: {', '.join(waiting)}."
        return "Everybody has submitted. Reveal the ratings."
    left = [
        ref
        for ref in assessment.refs
        if assessment.scale(ref.standard).rating
        and assessment.finding(ref).rating is None
    ]
    count = "1 criterion" if len(left) == 1 else f"{len(left)} criteria"
    return f"Agree on {count}." if left else ""


def choices_said(assessment: Assessment, beside: Iterable[Problem]) -> str:
    """Say which versions wait for a choice, or copies to be joined; empty if none.

    Args:
        assessment: What the files and the copies beside them hold.
        beside: Problems, among them those of the copies.
    """
    count = assessment.choices
    if assessment.agreed.is_published:
        return ""
    if count:
        many = "1 choice waits" if count == 1 else f"{count} choices wait"
        return f"{many} between two versions. Choose with assess settle."
    copies = sum(p.rule == TWO_SHEETS and p.level == "error" for p in beside)
    if copies:
        many = "1 copy holds" if copies == 1 else f"{copies} copies hold"
        return f"{many} more than the file beside it. Join with assess merge."
    return ""


def _next_step(status: Status) -> str:
    if status.set_aside:
        return "Mend the file that can't be read."
    if status.is_published:
        return _once_published(status)
    waiting = choices_said(status.assessment, status.problems)
    if waiting := waiting or _of_panel(status.assessment):
        return waiting
    if status.rated < status.total:
        return _not_done(status)
    lines = status.listed("error")
    return _to_put_right(lines) if lines else "Ready to publish."


def _to_put_right(lines: tuple[Grouped, ...]) -> str:
    first, *more = lines
    if more:
        return f"Put right {len(lines)} problems{LISTED}"
    several = f"{first.where}: " if first.problems[1:] else ""
    return f"{several}{first.sentence}"


def _not_done(status: Status) -> str:
    left = status.total - status.rated
    which = "one that is" if left == 1 else f"{left} that are"
    verb = "Rate" if status.done == "rated" else "Write up"
    return f"{verb} the {which} not {status.done} yet."


def _once_published(status: Status) -> str:
    if status.as_published is False:
        return "Put back what was changed, or reopen it and say why: assess reopen."
    return f"Version {status.version} is published. Make the report and hand it over."
