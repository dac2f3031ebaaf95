"""What the scale's rule gives, in words that name the criteria with their titles."""

from typing import Final

from assess.model.assessment import Assessment
from assess.model.outcome import SuggestedOutcome, suggest_outcome
from assess.publish.views.results import labels

MOST: Final = 3
"""How many criteria a sentence names; more are counted."""


def rule_in_words(assessment: Assessment) -> str:
    """Say what the rule suggests and why."""
    scale, suggested = assessment.gating_scale, suggest_outcome(assessment)
    if scale is None or suggested.rating is None:
        why = _waits_for(assessment, suggested) or suggested.reason.removesuffix(".")
        return f"The rule of the scale suggests nothing yet ({why})."
    word = scale.rating[suggested.rating].word
    because = _because(assessment, suggested)
    return f"The rule of the scale suggests {word}, because {because}."


def overruled(assessment: Assessment) -> str:
    """Say what the rule gives, where it was decided otherwise; else nothing."""
    scale, outcome = assessment.gating_scale, assessment.agreed.outcome
    if scale is None or outcome is None or outcome.rating not in scale.rating:
        return ""
    suggested = suggest_outcome(assessment)
    if suggested.rating is None or suggested.rating == outcome.rating:
        return ""
    rule, word = scale.rating[suggested.rating].word, scale.rating[outcome.rating].word
    by = assessment.brief.decided_by
    end = ", because:" if outcome.reason else "."
    return (
        f"The rule of the scale gives {rule}, because "
        f"{_because(assessment, suggested)}. The {by} decided {word}{end}"
    )


def _because(assessment: Assessment, suggested: SuggestedOutcome) -> str:
    """Say which criteria give the rating that the rule suggests."""
    those, deciding = suggested.because_of, suggested.deciding
    word = assessment.shown(those[0], suggested.rating).word
    if len(those) == deciding:
        return f"all that decide it are {word}"
    if len(those) > MOST:
        return f"{len(those)} of the {deciding} that decide it are {word}"
    verb = "is" if len(those) == 1 else "are"
    return f"{labels(assessment, those)} {verb} {word}"


def _waits_for(assessment: Assessment, suggested: SuggestedOutcome) -> str:
    """Say what is not rated yet and decides; nothing where it waits for nothing."""
    those = suggested.because_of
    if len(those) > MOST:
        return f"{len(those)} that decide it are not rated"
    return f"not rated: {labels(assessment, those)}" if those else ""
