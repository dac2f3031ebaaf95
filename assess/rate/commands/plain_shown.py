"""What the plain walk reads out: where it stands, what was said, the guidance."""

from collections.abc import Iterator

from assess.desk.desk import Desk
from assess.model.after.last_time import before_on
from assess.model.assessment import Assessment
from assess.model.bought import who_answers
from assess.model.capitals import with_capital, without_capital
from assess.model.carried import CarriedFinding
from assess.model.characters import visible
from assess.model.due import due_text
from assess.model.finding import CriterionRef, Finding, Part, SaidKind
from assess.model.outcome import called
from assess.model.own_prompts import asked_as_well
from assess.model.sight import sees_whole
from assess.model.standard import Guidance
from assess.model.suggestion import suggestion
from assess.rate.logic import asked_elsewhere, for_others

SAID: dict[str, tuple[SaidKind, str]] = {
    "d": ("well", "Done well"),
    "a": ("gap", "Gap"),
    "x": ("action", "Action"),
    "v": ("advice", "Advice"),
}
"""The letter that says it, what is said, and how it is read out."""


def introduction(desk: Desk, ref: CriterionRef) -> Iterator[str]:
    """Yield where the walk stands and what is held of the criterion."""
    assessment, held = desk.assessment, desk.effective(ref)
    standard, refs = assessment.standards[ref.standard], assessment.refs
    yield ""
    yield f"{refs.index(ref) + 1} of {len(refs)}. {visible(standard.title)}."
    title = visible(assessment.criterion(ref).title)
    yield f"{with_capital(standard.noun)} {ref.criterion}: {title}"
    yield f"Rating: {assessment.shown_as(ref, held).word}."
    yield from _agreed(assessment, desk.person, ref)
    if kept := assessment.carried(ref) if isinstance(held, CarriedFinding) else None:
        yield f"{kept.words}. Not asked again: rate it, or write again."
    elif (before := before_on(assessment, ref)) is not None:
        yield from map(visible, before.lines)
    if held.confidence:
        yield f"Confidence: {held.confidence}."
    if held.reason:
        yield f"Reason: {visible(held.reason)}"
    yield from parts(assessment, ref, held)
    for kind, name in SAID.values():
        for text in held.sentences(kind).values() if kind != "action" else ():
            yield f"{name}: {visible(text)}"
    yield from _actions(assessment, held)
    for other, action in asked_elsewhere(assessment, ref, desk.effective):
        said_of = called(assessment, other)
        yield f"Action, said of {said_of}: {visible(action.text)}"
    yield from _evidence(assessment, held)


def _agreed(assessment: Assessment, person: str, ref: CriterionRef) -> Iterator[str]:
    """Yield what was agreed, once there is something that this person may see."""
    held = assessment.agreed.at(ref)
    if held.method is not None and sees_whole(assessment, person):
        word = assessment.shown_as(ref, held).word
        yield f"Agreed: {word}. {visible(held.reason)}"
        actions = _actions(assessment, held)
        yield from (f"Agreed {without_capital(line)}" for line in actions)


def _actions(assessment: Assessment, held: Finding) -> Iterator[str]:
    for number, action in enumerate(held.actions.values(), 1):
        due = f"due {due_text(action.due)}" if action.due else "no date"
        owner = visible(action.owner) or "no owner"
        facts = (due, owner, for_others(assessment, action))
        said = ", ".join(filter(None, facts))
        yield f"Action {number}, {said}: {visible(action.text)}"


def parts(assessment: Assessment, ref: CriterionRef, held: Finding) -> Iterator[str]:
    """Yield each part of the criterion and how far it is involved."""
    for name, part in assessment.criterion(ref).part.items():
        yield f"Part {name}: {visible(part.title)}, {_level(held.part.get(name))}"


def _level(part: Part | None) -> str:
    if part is None:
        return "no level yet."
    level = "not relevant." if part.level == "not-relevant" else f"level {part.level}."
    return " ".join(visible(w) for w in (level, part.changed, part.reason) if w)


def _evidence(assessment: Assessment, held: Finding) -> Iterator[str]:
    for key in held.linked:
        if key in assessment.evidence:
            item = assessment.evidence[key]
            about = ", ".join(filter(None, (item.kind, item.heard)))
            yield f"Evidence: {visible(item.title)} ({about})"
    if not held.linked:
        yield "Evidence: none."


def guidance(assessment: Assessment, ref: CriterionRef, held: Finding) -> Iterator[str]:
    """Yield what an assessor asks and looks for in this phase."""
    criterion = assessment.criterion(ref)
    phase = assessment.brief.phase
    asked = criterion.guidance(phase, assessment.brief.delivery)
    if criterion.summary:
        yield visible(criterion.summary)
    if answers := who_answers(assessment, ref):
        yield answers
    yield from _guided(asked)
    own = assessment.own_prompts.get(ref.standard)
    if (as_well := asked_as_well(own, ref.criterion, phase)) is not None:
        yield f"{visible(as_well.heading)}."
        if as_well.note:
            yield visible(as_well.note)
        yield from _guided(as_well.guidance)
    for rating in assessment.scale(ref.standard).rating:
        if text := criterion.descriptor(rating, phase):
            yield f"{assessment.shown(ref, rating).word} when: {visible(text)}"
    yield from indicators(assessment, ref, held)
    yield from suggested(assessment, ref, held)


def _guided(asked: Guidance) -> Iterator[str]:
    for name, lines in (
        ("Ask", asked.ask),
        ("Look for", asked.look_for),
        ("Warning sign", asked.warning_signs),
    ):
        yield from (f"{name}: {visible(line)}" for line in lines)


def indicators(
    assessment: Assessment, ref: CriterionRef, held: Finding, *, only: str = ""
) -> Iterator[str]:
    """Yield each indicator of the criterion, or *only* one, and whether it was seen."""
    seen = {True: "seen", False: "not seen", None: "no answer yet"}
    for name, indicator in assessment.criterion(ref).indicator.items():
        if only not in ("", name):
            continue
        answer = seen[held.indicators.get(name)]
        text = visible(indicator.text)
        yield f"Indicator {name}, {indicator.kind}, {answer}: {text}"


def suggested(
    assessment: Assessment, ref: CriterionRef, held: Finding
) -> Iterator[str]:
    """Yield what the rules of the standard suggest, if they do."""
    found = suggestion(assessment, ref, held)
    if found is not None:
        word = assessment.shown(ref, found.rating).word
        rating = f"{word}. " if found.rating else ""
        yield f"Suggested: {rating}{visible(found.reason).rstrip('.')}."
