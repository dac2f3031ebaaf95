"""The factual check: what the team marked in a draft, and what became of it.

A mark holds the words of its sentence as they stood, so that what was said of them
can be read when they are changed, and so that it is known whether they were.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal, NamedTuple

from assess.model.agreed import Agreed, DraftSent, FactsChecked, MarkAnswer
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.measures import Measure
from assess.model.sentences import sentences_of
from assess.model.sheet import Mark
from assess.model.whole import WHOLE_KINDS

Kind = Literal[
    "reason", "well", "gap", "action", "advice", "evidence",
    "outcome", "condition", "whole", "about", "users", "scope",
    "savings", "satisfaction",
]  # fmt: skip

IN_WORDS: Final[dict[Kind, str]] = {
    "reason": "Reason",
    "well": "Done well",
    "gap": "Gap",
    "action": "Action",
    "advice": "Advice",
    "evidence": "Evidence",
    "outcome": "Reason for the outcome",
    "condition": "Condition",
    "whole": "On the whole",
    "about": "What the service does",
    "users": "Who uses it",
    "scope": "What was looked at",
    "savings": "Savings",
    "satisfaction": "Satisfaction",
}


class DraftSentence(NamedTuple):
    """A sentence that a reader of the draft can check."""

    ref: CriterionRef | None
    """Nothing for what is said of the service, or of the whole."""
    kind: Kind
    line: str
    """The id of the line that it stands in, where it is one of several."""
    text: str


class Marked(NamedTuple):
    """A sentence that the team marked as wrong."""

    id: str
    """In the whole assessment."""
    by: str
    mark: Mark
    answer: MarkAnswer | None
    stands: DraftSentence | None
    """Where it still stands, word for word; nothing once it was changed."""

    @property
    def ref(self) -> CriterionRef | None:
        """The criterion that it was marked at."""
        return ref_of(self.mark)

    @property
    def is_accepted(self) -> bool:
        """Whether the lead takes it that the team is right."""
        return self.answer is not None and self.answer.verdict == "accepted"

    @property
    def state(self) -> str:
        """What became of it, in words."""
        if self.answer is None:
            return "waits for the lead's answer"
        if not self.is_accepted:
            return "refused"
        return "accepted, still to be changed" if self.stands else "accepted, changed"


def sentences(assessment: Assessment) -> Iterator[DraftSentence]:
    """Yield every sentence that the draft prints of the panel's, in its order."""
    outcome = assessment.agreed.outcome
    yield from _split(None, "outcome", "", outcome.reason if outcome else "")
    whole = assessment.agreed.whole
    for key, condition in whole.conditions.items():
        yield DraftSentence(None, "condition", key, condition.text)
    for kind in WHOLE_KINDS:
        for key, text in whole.sentences(kind).items():
            yield DraftSentence(None, "whole", key, text)
    for ref in assessment.as_reported.refs:
        yield from _of(assessment, ref)
    brief = assessment.brief
    yield from _split(None, "about", "", brief.about)
    yield from _split(None, "users", "", brief.users)
    yield from _split(None, "scope", "", brief.scope)
    yield from _measured("savings", brief.savings)
    yield from _measured("satisfaction", brief.satisfaction)


def _of(assessment: Assessment, ref: CriterionRef) -> Iterator[DraftSentence]:
    if not assessment.is_asked(ref):
        return  # it says why it is not asked, or what was found last time
    held, known = assessment.finding(ref), assessment.evidence
    yield from _split(ref, "reason", "", held.reason)
    for key, text in held.sentences("well").items():
        yield DraftSentence(ref, "well", key, text)
    for key, text in held.sentences("gap").items():
        yield DraftSentence(ref, "gap", key, text)
    for key, action in held.actions.items():
        yield DraftSentence(ref, "action", key, action.text)
    for key, text in held.sentences("advice").items():
        yield DraftSentence(ref, "advice", key, text)
    for key in held.linked:
        if key in known and not known[key].is_secret:
            yield DraftSentence(ref, "evidence", key, known[key].title)


def _split(
    ref: CriterionRef | None, kind: Kind, line: str, text: str
) -> Iterator[DraftSentence]:
    for sentence in sentences_of(text):
        if words := sentence.strip():
            yield DraftSentence(ref, kind, line, words)


def _measured(kind: Kind, measure: Measure) -> Iterator[DraftSentence]:
    given = (
        ("before", measure.baseline), ("now", measure.now), ("source", measure.source)
    )  # fmt: skip
    words = "; ".join(f"{name}: {said}" for name, said in given if said)
    if words:
        yield DraftSentence(None, kind, "", words)


def ref_of(mark: Mark) -> CriterionRef | None:
    """Return the criterion that a mark is at; nothing for what is said of the whole."""
    if mark.standard is None or mark.criterion is None:
        return None
    return CriterionRef(mark.standard, mark.criterion)


def marked(assessment: Assessment) -> tuple[Marked, ...]:
    """Return what the team marked and did not take back, the earliest first."""
    known = {(each.ref, each.text): each for each in sentences(assessment)}
    found = [
        Marked(
            id=f"{person}-{key}",
            by=person,
            mark=mark,
            answer=assessment.agreed.answered.get(f"{person}-{key}"),
            stands=known.get((ref_of(mark), mark.sentence)),
        )
        for person, sheet in assessment.sheets.items()
        for key, mark in sheet.marked.items()
        if mark.withdrawn is None
    ]
    return tuple(sorted(found, key=lambda each: (each.mark.at, each.id)))


def unanswered(assessment: Assessment) -> tuple[Marked, ...]:
    """Return what waits for the lead."""
    return tuple(each for each in marked(assessment) if each.answer is None)


def with_the_team(agreed: Agreed) -> tuple[str, DraftSent] | None:
    """Return the draft that the team looks at, and its number; nothing if none is.

    One that was sent before the last version was opened again is over.
    """
    if agreed.is_published or not agreed.draft:
        return None
    number, last = list(agreed.draft.items())[-1]
    return (number, last) if _is_of_now(agreed, last.at) else None


def _is_of_now(agreed: Agreed, at: datetime) -> bool:
    """Whether something belongs to the version in the making, not to an earlier."""
    return all(each.at <= at for each in agreed.reopened.values())


def checked_by(assessment: Assessment, number: str) -> tuple[str, ...]:
    """Return who has checked a draft to its end."""
    return tuple(p for p, s in assessment.sheets.items() if number in s.checked)


def facts_checked(assessment: Assessment) -> FactsChecked | None:
    """Return what the next version keeps of the check; nothing if no draft was sent.

    What was marked before the last version is that version's own.
    """
    agreed = assessment.agreed
    if (draft := with_the_team(agreed)) is None:
        return None
    found = [each for each in marked(assessment) if _is_of_now(agreed, each.mark.at)]
    changed = [each for each in found if each.is_accepted and each.stands is None]
    return FactsChecked(
        sent=draft[1].at, marked=_distinct(found), changed=_distinct(changed)
    )


def _distinct(found: tuple[Marked, ...] | list[Marked]) -> int:
    """Count sentences, of which two people may have marked the same."""
    return len({(each.ref, each.mark.sentence) for each in found})
