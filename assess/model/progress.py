"""How far an assessment is: what is rated, or written up, of what is asked."""

from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.finding import CriterionRef, Finding


class Progress(NamedTuple):
    """How much is done of what is asked, and how much is carried."""

    done: int
    refs: tuple[CriterionRef, ...]
    """What is asked: neither left out nor carried."""
    carried: int
    word: str
    """What becomes of a criterion: it is rated, written up, or agreed."""

    @property
    def asked(self) -> int:
        """How many are asked."""
        return len(self.refs)

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
    carried = {ref for ref, each in held.items() if isinstance(each, CarriedFinding)}
    asked = tuple(
        ref
        for ref in held
        if ref not in carried and not assessment.is_left_out(ref, person)
    )
    scales = [assessment.scale(name) for name in assessment.brief.standard]
    return Progress(
        done=sum(is_answered(assessment, ref, held[ref]) for ref in asked),
        refs=asked,
        carried=len(carried),
        word="rated" if any(scale.rating for scale in scales) else "written up",
    )


def agreed_on(assessment: Assessment) -> Progress:
    """Return how much of what is asked the panel agreed on."""
    asked = progress(assessment)
    done = sum(1 for ref in asked.refs if assessment.agreed.at(ref).method)
    return asked._replace(done=done, carried=0, word="agreed")


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
