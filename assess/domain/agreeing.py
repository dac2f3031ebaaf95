"""Where the panel differs, in the order in which to talk, and what to propose.

The lower median of the panel is a start for the talk, never a decision: with the
most severe rating as the rule, half of all good services would fail.
"""

from typing import Literal, NamedTuple

from assess.domain.assessment import Assessment
from assess.domain.finding import SAID_KINDS, CriterionRef, Finding, Gone, SaidKind
from assess.domain.panel import called, independent_record
from assess.domain.rating import CHOSEN
from assess.domain.standard import Scale
from assess.domain.values import Confidence, split_global

State = Literal["must-talk", "one-step", "unanimous", "incomplete", "not-rated"]

_ORDER: tuple[State, ...] = (
    "must-talk",
    "one-step",
    "unanimous",
    "incomplete",
    "not-rated",
)
_SURE: tuple[Confidence | None, ...] = ("unsure", None, "fairly", "sure")


class Voice(NamedTuple):
    """What one rater holds of a criterion, now and when it was revealed."""

    person: str
    rating: str | None
    first: str | None
    """The independent rating; nothing if there was none."""
    confidence: Confidence | None
    reason: str
    has_submitted: bool


class Row(NamedTuple):
    """One criterion for the panel to agree on."""

    ref: CriterionRef
    state: State
    steps: int
    """How far apart the two furthest are, in steps of the scale."""
    proposal: str | None
    """The lower median, for a person to take or not."""
    voices: tuple[Voice, ...]
    missing: tuple[str, ...]
    """Who has not rated it, or not handed in."""
    agreed: Finding

    @property
    def is_agreed(self) -> bool:
        """Whether the panel has decided it, with a method."""
        return self.agreed.method is not None

    @property
    def is_different(self) -> bool:
        """Whether the panel agreed on something else than was proposed."""
        return self.is_agreed and self.agreed.rating != self.proposal


def rows(assessment: Assessment) -> tuple[Row, ...]:
    """Return every criterion, those first that most need to be talked through.

    Further apart than one step, or any rating that means bad, comes first; then
    one step, unanimous and incomplete. Within these the widest come first, then
    those of which somebody is unsure, then the order of the standard.
    """
    found = [row(assessment, ref) for ref in assessment.refs]
    return tuple(
        sorted(found, key=lambda r: (_ORDER.index(r.state), -r.steps, _doubt(r)))
    )


def _doubt(found: Row) -> int:
    return min((_SURE.index(v.confidence) for v in found.voices), default=0)


def row(assessment: Assessment, ref: CriterionRef) -> Row:
    """Return how the raters stand to one criterion."""
    voices = tuple(_voice(assessment, p, ref) for p in assessment.brief.raters)
    scale = assessment.scale(ref.standard)
    state, steps = _state(scale, voices)
    return Row(
        ref=ref,
        state=state,
        steps=steps,
        proposal=proposal(scale, [v.rating for v in voices if v.has_submitted]),
        voices=voices,
        missing=tuple(
            v.person for v in voices if v.rating is None or not v.has_submitted
        ),
        agreed=assessment.agreed.at(ref),
    )


def _voice(assessment: Assessment, person: str, ref: CriterionRef) -> Voice:
    held = assessment.held(person, ref)
    first = independent_record(assessment, person, ref)
    return Voice(
        person=person,
        rating=held.rating,
        first=first.rating if first else None,
        confidence=held.confidence,
        reason=held.reason,
        has_submitted=assessment.sheet(person).submission is not None,
    )


def _state(scale: Scale, voices: tuple[Voice, ...]) -> tuple[State, int]:
    if not scale.rating:
        return "not-rated", 0
    given = [v.rating for v in voices if v.has_submitted and v.rating is not None]
    counted = [rating for rating in given if rating != "abstain"]
    on_scale = [scale.ratings.index(r) for r in counted if r in scale.rating]
    steps = max(on_scale, default=0) - min(on_scale, default=0)
    bad = any(scale.rating[scale.ratings[place]].colour == "bad" for place in on_scale)
    mixed = len(on_scale) not in (0, len(counted)) or (
        not on_scale and len(set(counted)) > 1
    )
    if steps > 1 or bad or mixed:
        return "must-talk", steps
    if len(given) < len(voices) or len(counted) < min(2, len(voices)):
        return "incomplete", steps
    return ("one-step" if steps else "unanimous"), steps


def proposal(scale: Scale, ratings: list[str | None]) -> str | None:
    """Return the lower median: of two in the middle the worse one.

    What is not on the scale counts only where nobody gave a rating of the scale
    and all chose the same.
    """
    order = scale.ratings
    on_scale = sorted(order.index(r) for r in ratings if r is not None and r in order)
    if on_scale:
        return order[on_scale[len(on_scale) // 2]]
    chosen = {r for r in ratings if r in CHOSEN and r != "abstain"}
    return chosen.pop() if len(chosen) == 1 else None


def drafted_reason(assessment: Assessment, ref: CriterionRef) -> str:
    """Return the raters' reasons as one text, for a person to edit."""
    reasons: dict[str, list[str]] = {}
    for voice in row(assessment, ref).voices:
        if voice.has_submitted and voice.reason.strip() and voice.rating != "abstain":
            reasons.setdefault(voice.reason.strip(), []).append(voice.person)
    if len(reasons) == 1:
        return next(iter(reasons))
    return "\n\n".join(
        f"{_capital(', '.join(called(assessment, p) for p in people))}: {reason}"
        for reason, people in reasons.items()
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Offer(NamedTuple):
    """Something that a person said or linked, which the panel may take over."""

    id: str
    """`person-id` for what was said; the evidence's own id for evidence."""
    kind: SaidKind | Literal["evidence"]
    people: tuple[str, ...]
    """Who said it, or who linked it."""
    text: str
    taken: bool


def offers(assessment: Assessment, ref: CriterionRef) -> tuple[Offer, ...]:
    """Return what the raters' sheets offer of a criterion, by kind and person."""
    agreed = assessment.agreed.at(ref)
    handed_in = [
        p for p in assessment.brief.raters if assessment.sheet(p).submission is not None
    ]
    found = [
        Offer(whole, kind, (person,), text, is_taken(agreed, kind, whole))
        for kind in SAID_KINDS
        for person in handed_in
        for key, text in said(assessment.sheet(person).at(ref), kind).items()
        for whole in (f"{person}-{key}",)
    ]
    return (*found, *_evidence_offers(assessment, ref, agreed, handed_in))


def _evidence_offers(
    assessment: Assessment, ref: CriterionRef, agreed: Finding, people: list[str]
) -> tuple[Offer, ...]:
    known = assessment.evidence
    linked: dict[str, list[str]] = {}
    for person in people:
        for key in assessment.sheet(person).at(ref).linked:
            linked.setdefault(key, []).append(person)
    return tuple(
        Offer(key, "evidence", tuple(who), known[key].title, key in agreed.linked)
        for key, who in linked.items()
        if key in known
    )


def said(finding: Finding, kind: SaidKind) -> dict[str, str]:
    """Return the words of what is said of one kind, by id."""
    if kind == "action":
        return {key: action.text for key, action in finding.actions.items()}
    return finding.sentences(kind)


def is_taken(agreed: Finding, kind: SaidKind, whole: str) -> bool:
    """Whether the panel holds that sentence now."""
    return whole in getattr(agreed, kind) and not isinstance(
        getattr(agreed, kind)[whole], Gone
    )


def said_by(whole_id: str) -> str:
    """Return who said something that the panel took over, from its id."""
    return split_global(whole_id)[0]
