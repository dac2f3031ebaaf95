"""What the session has not come to yet: criteria, and prompts that nobody asked."""

from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.versions.canonical import digest


class Prompt(NamedTuple):
    """A question that the standard gives for this phase."""

    ref: CriterionRef
    text: str
    id: str
    """The digest of its words, under which it is ticked."""
    is_asked: bool


def prompts(assessment: Assessment, person: str, ref: CriterionRef) -> list[Prompt]:
    """Return the questions of a criterion, and whether this person ticked them."""
    brief = assessment.brief
    guidance = assessment.criterion(ref).guidance(brief.phase, brief.delivery)
    ticked = assessment.sheet(person).asked.get(ref.standard, {}).get(ref.criterion, {})
    return [
        Prompt(ref, text, name, name in ticked)
        for text in guidance.ask
        for name in [digest(text)]
    ]


def still_to_ask(assessment: Assessment, person: str) -> tuple[CriterionRef, ...]:
    """Return the criteria of which this person holds nothing at all yet."""
    return tuple(
        ref for ref in assessment.refs if not _is_begun(assessment, person, ref)
    )


def _is_begun(assessment: Assessment, person: str, ref: CriterionRef) -> bool:
    held = assessment.effective(person, ref)
    asked = any(prompt.is_asked for prompt in prompts(assessment, person, ref))
    return bool(
        held.rating or held.reason or held.linked or held.says_something or asked
    )
