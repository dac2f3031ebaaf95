"""What each audience may see of the assessment before this one."""

from collections.abc import Set as AbstractSet

from assess.model.after.last_time import still_open
from assess.model.assessment import Assessment
from assess.model.audiences import WHOLE, Audience
from assess.model.finding import CriterionRef
from assess.model.last_time import LastTime


def printed_before(assessment: Assessment, audience: Audience) -> frozenset[str]:
    """Return what of last time is printed: all it asked for, or what is still open."""
    if audience in WHOLE and assessment.earlier is not None:
        return frozenset(assessment.earlier.asked)
    return frozenset(each.id for each in still_open(assessment))


def earlier_printed(
    assessment: Assessment, printed: AbstractSet[str], audience: Audience
) -> LastTime | None:
    """Return what is held of last time, with what is *printed* alone that it asked for.

    The summary counts these and says by when, without their words.
    """
    earlier, refs = assessment.earlier, assessment.refs
    if earlier is None:
        return None
    actions = {k: each for k, each in earlier.action.items() if k in printed}
    conditions = {k: each for k, each in earlier.condition.items() if k in printed}
    if audience == "summary":
        counted = {"text": "", "number": None}
        actions = {k: each.but(**counted, owner="") for k, each in actions.items()}
        conditions = {
            k: each.but(**counted, confirmed_by="") for k, each in conditions.items()
        }
    standard = {
        name: each.but(
            reason={c: words for c, words in each.reason.items() if (name, c) in refs},
            carried={
                c: then
                for c, then in each.carried.items()
                if (name, c) in refs and assessment.is_carried(CriterionRef(name, c))
            },
        )
        for name, each in earlier.standard.items()
    }
    return earlier.but(action=actions, condition=conditions, standard=standard)


def carried_now(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """Return what still stands carried; who took up the rest, nobody is told."""
    refs = [ref for ref in assessment.refs if assessment.is_carried(ref)]
    return {
        name: tuple(ref.criterion for ref in refs if ref.standard == name)
        for name in dict.fromkeys(ref.standard for ref in refs)
    }
