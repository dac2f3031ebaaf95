"""How far an assessment is: what is rated, or written up, of what is asked."""

from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.finding import CriterionRef, Finding


class Progress(NamedTuple):
    """How much is done of what is asked, and how much is carried."""

    done: int
    asked: int
    carried: int
    word: str
    """What becomes of a criterion: it is rated, or written up."""

    @property
    def words(self) -> str:
        """For example `3 of 8 rated, 18 carried`."""
        words = f"{self.done} of {self.asked} {self.word}"
        return f"{words}, {self.carried} carried" if self.carried else words


def progress(assessment: Assessment, person: str | None = None) -> Progress:
    """Return how far somebody is; what the panel holds if nobody is named."""
    held = {
        ref: assessment.effective(person, ref) if person else assessment.finding(ref)
        for ref in assessment.refs
    }
    asked = {r: f for r, f in held.items() if not isinstance(f, CarriedFinding)}
    scales = [assessment.scale(name) for name in assessment.brief.standard]
    return Progress(
        done=sum(is_answered(assessment, ref, each) for ref, each in asked.items()),
        asked=len(asked),
        carried=len(held) - len(asked),
        word="rated" if any(scale.rating for scale in scales) else "written up",
    )


def is_answered(assessment: Assessment, ref: CriterionRef, held: Finding) -> bool:
    """Whether a criterion is rated, or written up where no rating is given."""
    if assessment.scale(ref.standard).rating:
        return held.rating is not None
    return bool(held.rating or held.reason or held.says_something)


def first_to_do(assessment: Assessment, person: str) -> CriterionRef:
    """Return the first criterion that somebody has not answered; else the first."""
    refs = assessment.refs
    held = ((ref, assessment.effective(person, ref)) for ref in refs)
    left = (ref for ref, each in held if not is_answered(assessment, ref, each))
    return next(left, refs[0])
