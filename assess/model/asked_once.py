"""What is asked once where two standards ask the same."""

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef


def asked_with(assessment: Assessment, ref: CriterionRef) -> CriterionRef | None:
    """Return the criterion whose questions ask for all that this one asks.

    That is one that asks the same and stands before it, or asks for more. Both are
    offered the answer; that it is asked once saves the day, not the rating.
    """
    refs = assessment.refs
    for linked in assessment.crosswalk.of(ref):
        if linked.ref not in refs or not assessment.is_asked(linked.ref):
            continue
        is_before = refs.index(linked.ref) < refs.index(ref)
        if linked.how == "narrower" or (linked.how == "same" and is_before):
            return linked.ref
    return None
