"""What the scale's rule gives, in words that name the criteria with their titles."""

from typing import Final

from assess.model.assessment import Assessment
from assess.model.outcome import suggest_outcome
from assess.model.rating import CHOSEN
from assess.publish.views.results import labels

MOST: Final = 3
"""How many criteria a sentence names; more are counted."""


def rule_in_words(assessment: Assessment) -> str:
    """Say what the rule suggests and why."""
    scale, suggested = assessment.gating_scale, suggest_outcome(assessment)
    if scale is None or suggested.rating is None:
        why = _waits_for(assessment) or suggested.reason.removesuffix(".")
        return f"The rule of the scale suggests nothing yet ({why})."
    word = scale.rating[suggested.rating].word
    because = _because(assessment, suggested.rating)
    return f"The rule of the scale suggests {word}, because {because}."


def overruled(assessment: Assessment) -> str:
    """Say what the rule gives, where it was decided otherwise; else nothing."""
    scale, outcome = assessment.gating_scale, assessment.agreed.outcome
    if scale is None or outcome is None or outcome.rating not in scale.rating:
        return ""
    suggested = suggest_outcome(assessment).rating
    if suggested is None or suggested == outcome.rating:
        return ""
    rule, word = scale.rating[suggested].word, scale.rating[outcome.rating].word
    by = assessment.brief.decided_by
    end = ", because:" if outcome.reason else "."
    return (
        f"The rule of the scale gives {rule}, because "
        f"{_because(assessment, suggested)}. The {by} decided {word}{end}"
    )


def _because(assessment: Assessment, suggested: str) -> str:
    """Say which criteria give the rating that the rule suggests."""
    gating = [ref for ref in assessment.refs if assessment.gates(ref)]
    held = {ref: assessment.finding(ref).rating for ref in gating}
    deciding = [ref for ref in gating if held[ref] != "not-applicable"]
    those = [ref for ref in deciding if held[ref] == suggested]
    word = assessment.shown(those[0], suggested).word if those else suggested
    if len(those) == len(deciding):
        return f"all that decide it are {word}"
    if len(those) > MOST:
        return f"{len(those)} of the {len(deciding)} that decide it are {word}"
    verb = "is" if len(those) == 1 else "are"
    return f"{labels(assessment, those)} {verb} {word}"


def _waits_for(assessment: Assessment) -> str:
    """Say what is not rated yet and decides; nothing where it waits for nothing."""
    scale = assessment.gating_scale
    if scale is None or scale.outcome == "none" or not scale.rating:
        return ""
    deciding = [ref for ref in assessment.refs if assessment.gates(ref)]
    held = {ref: assessment.finding(ref).rating for ref in deciding}
    those = [ref for ref, rating in held.items() if rating is None]
    those += [r for r in deciding if held[r] in CHOSEN and held[r] != "not-applicable"]
    if not those or len(those) == len(deciding):
        return ""
    if len(those) > MOST:
        return f"{len(those)} that decide it are not rated"
    return f"not rated: {labels(assessment, those)}"
