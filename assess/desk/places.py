"""Find a criterion by what a person calls it, and assessments by their folder."""

from collections.abc import Iterable
from pathlib import Path

from assess.desk.errors import RefusedError
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.rating import CHOSEN
from assess.model.standard import Scale
from assess.model.unknown import nearest
from assess.store import assessments
from assess.store.errors import NotAnAssessmentError, StoreError
from assess.store.workspace import assessments_in, is_assessment, is_workshop


def assessments_of(folder: Path) -> list[Path]:
    """Return the assessment in *folder*, or all of the workspace that it is.

    Raises:
        NotAnAssessmentError: it is neither.
    """
    found = [folder] if is_assessment(folder) else assessments_in(folder)
    if not found:
        raise NotAnAssessmentError(folder, is_workshop=is_workshop(folder))
    return found


def in_its_folder(folder: Path, sentence: object, *, of_many: bool) -> str:
    """Return a sentence on an assessment, with its folder if it is one of many."""
    return f"{folder.name}: {sentence}" if of_many else str(sentence)


def whole(folder: Path) -> tuple[Assessment | None, tuple[StoreError, ...]]:
    """Return an assessment of which every file can be read, or why there is none."""
    try:
        loaded = assessments.load(folder)
    except StoreError as error:
        return None, (error,)
    return (None if loaded.set_aside else loaded.assessment), loaded.set_aside


def find_criterion(assessment: Assessment, words: str) -> CriterionRef:
    """Return the criterion written `govuk-2019:1`, or `1` of the first that gates.

    Raises:
        RefusedError: there is no such standard or criterion.
    """
    standard, _, criterion = words.rpartition(":")
    used = assessment.brief.standard
    if not standard:
        gating = [name for name, use in used.items() if use.gating]
        standard = [*gating, *used][0]
    if standard not in used:
        raise RefusedError(
            f"This assessment does not use the standard {standard}. "
            f"{nearest(standard, used)}"
        )
    here = assessment.standards[standard]
    if criterion not in here.criterion:
        near = nearest(criterion, here.criterion)
        raise RefusedError(f"{here.title} has no {here.noun} {criterion}. {near}")
    return CriterionRef(standard, criterion)


def find_criteria(
    assessment: Assessment, words: Iterable[str]
) -> tuple[CriterionRef, ...]:
    """Return the criteria that are named, each once; see `find_criterion`."""
    return tuple(dict.fromkeys(find_criterion(assessment, one) for one in words))


def find_key(scale: Scale | None, digit: str) -> str:
    """Return the rating to which a scale gives this digit.

    Raises:
        RefusedError: it gives it to none.
    """
    ratings = scale.rating if scale else {}
    by_key = {rating.key: name for name, rating in ratings.items()}
    if digit not in by_key:
        known = f" Ratings: {', '.join(sorted(by_key))}." if by_key else ""
        raise RefusedError(f"{digit} is no rating here.{known}")
    return by_key[digit]


def is_criterion(assessment: Assessment, words: str) -> bool:
    """Whether *words* name a criterion."""
    try:
        find_criterion(assessment, words)
    except RefusedError:
        return False
    return True


def is_rating(assessment: Assessment, ref: CriterionRef, words: str) -> bool:
    """Whether *words* name a rating that may be given to a criterion."""
    try:
        find_rating(assessment, ref, words)
    except RefusedError:
        return False
    return True


def find_rating(assessment: Assessment, ref: CriterionRef, words: str) -> str:
    """Return the rating that *words* name, in capitals or not.

    Raises:
        RefusedError: the scale has no such rating.
    """
    rating = words.strip().lower().replace(" ", "-")
    must_be_on_scale(assessment, ref, rating, words)
    return rating


def must_be_on_scale(
    assessment: Assessment, ref: CriterionRef, rating: str, words: str = ""
) -> None:
    """See that a rating is on the scale of a criterion, or may be chosen on any.

    Raises:
        RefusedError: it is neither; *words* are what was typed, if that is different.
    """
    known = [*assessment.scale(ref.standard).rating, *CHOSEN]
    if rating not in known:
        raise RefusedError(
            f"{words or rating} is not a rating of this scale. {nearest(rating, known)}"
        )
