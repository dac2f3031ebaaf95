"""What the session has not come to yet: criteria, and prompts that nobody asked."""

from typing import NamedTuple

from assess.model.asked_once import asked_with
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.own_prompts import asked_as_well
from assess.model.versions.canonical import digest


class Prompt(NamedTuple):
    """A question that the standard, or the council beside it, gives for this phase."""

    ref: CriterionRef
    text: str
    id: str
    """The digest of its words, under which it is ticked."""
    is_asked: bool
    by: str = ""
    """The council whose own question it is; nothing where it is the standard's."""

    @property
    def shown(self) -> str:
        """Its words, and whose they are if not the standard's."""
        return f"{self.text} ({self.by})" if self.by else self.text


def prompts(assessment: Assessment, person: str, ref: CriterionRef) -> list[Prompt]:
    """Return the questions of a criterion, and whether this person ticked them.

    Where the questions of another ask for all of it, they are asked once, there.
    """
    brief = assessment.brief
    guidance = assessment.criterion(ref).guidance(brief.phase, brief.delivery)
    ticked = assessment.sheet(person).asked.get(ref.standard, {}).get(ref.criterion, {})
    is_once = asked_with(assessment, ref) is not None
    found = [] if is_once else [(text, "") for text in guidance.ask]
    own = assessment.own_prompts.get(ref.standard)
    as_well = asked_as_well(own, ref.criterion, brief.phase)
    if own is not None and as_well is not None:
        found += [(text, own.by) for text in as_well.guidance.ask]
    return [
        Prompt(ref, text, name, name in ticked, by)
        for text, by in found
        for name in [digest(text)]
    ]


def every_prompt(assessment: Assessment, person: str) -> list[Prompt]:
    """Return the questions of all criteria, in their order."""
    return [
        each for ref in assessment.refs for each in prompts(assessment, person, ref)
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
