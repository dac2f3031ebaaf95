"""What the panel found, criterion by criterion."""

from collections.abc import Mapping
from typing import NamedTuple

from assess.document.links import link
from assess.model.after.last_time import before_on
from assess.model.assessment import Assessment
from assess.model.bought import who_answers
from assess.model.days import by_when
from assess.model.evidence import Evidence
from assess.model.finding import CriterionRef, Finding
from assess.model.panel import independent_record
from assess.model.rating import CHOSEN
from assess.publish.views.finding_view import (
    ActionView,
    AdviceView,
    CellView,
    DissentView,
    DraftView,
    EvidenceView,
    FindingView,
    IndependentView,
    PartView,
    ProposedView,
    RatingView,
    SaidView,
)
from assess.publish.views.method_view import StandardView
from assess.publish.views.people import in_place, who
from assess.publish.views.results import anchor, rating_view
from assess.publish.views.to_do import in_number
from assess.publish.views.view import FilterView

METHODS = {
    "unanimous": "All who rated gave this rating.",
    "discussed": "The {assessed_by} agreed on this rating after discussion.",
    "lead-decided": "The {decided_by} decided this rating.",
    "vote": "The {assessed_by} voted on this rating.",
}

EVIDENCE = {
    "observed": "observed by the {assessed_by}",
    "measured": "measured",
    "document": "document",
    "said": "said to the {assessed_by}",
    "plan": "plan",
}


def findings(
    assessment: Assessment,
    standards: tuple[StandardView, ...],
    actions: tuple[ActionView, ...],
) -> tuple[tuple[CriterionRef, FindingView], ...]:
    """Return each criterion and what the panel found."""
    nouns = {standard.id: standard.noun for standard in standards}
    cells = {each.anchor: each for standard in standards for each in standard.cells}
    known = _Known(assessment, actions, assessment.evidence)
    return tuple(
        (ref, _finding(known, ref, nouns[ref.standard], cells[anchor(ref)]))
        for ref in assessment.refs
    )


class _Known(NamedTuple):
    """What every finding is told from."""

    assessment: Assessment
    actions: tuple[ActionView, ...]
    evidence: Mapping[str, Evidence]


def filters(
    found: tuple[FindingView, ...], *, is_again: bool
) -> tuple[FilterView, ...]:
    """Return what the findings can be narrowed to, with how many remain."""
    short = [f.criterion.rating for f in found if not f.criterion.rating.met]
    is_rated = all(rating.colour != "neutral" for rating in short)
    every = [
        ("all", "All", len(found)),
        ("not-met", "Not met" if is_rated else "Not met or not rated", len(short)),
        ("actions", "With actions", sum(f.has_actions for f in found)),
    ]
    if is_again:
        changed = sum(f.criterion.has_changed for f in found)
        every.append(("changed", "Changed since last time", changed))
    if dissent := sum(bool(f.dissent) for f in found):
        every.append(("dissent", "With dissent", dissent))
    return tuple(FilterView(*each) for each in every)


def _finding(
    known: _Known, ref: CriterionRef, noun: str, here: CellView
) -> FindingView:
    assessment = known.assessment
    held = assessment.finding(ref)
    own = tuple(
        action
        for action in known.actions
        if here in (action.criterion, *(place.criterion for place in action.also))
    )
    alone = _independent(assessment, ref)
    alike = len(alone) > 1 and len({one.rating for one in alone}) == 1
    return FindingView(
        criterion=here,
        noun=noun,
        reason=held.reason,
        answers=who_answers(assessment, ref),
        method=in_place(METHODS.get(held.method or "", ""), assessment.brief),
        is_contested=held.is_contested,
        has_actions=bool(own),
        well=_said(held.sentences("well")),
        gaps=_said(held.sentences("gap")),
        actions=own,
        advice=_advice(held, here, noun),
        evidence=_evidence(assessment, known.evidence, held),
        parts=_parts(assessment, ref, held),
        dissent=tuple(
            DissentView(
                who(assessment, person),
                rating_view(assessment.shown(ref, dissent.rating)),
                dissent.reason,
            )
            for person, dissent in held.dissent.items()
        ),
        independent=alone,
        alone=_alike(alone) if alike else "",
        drafts=_drafts(assessment, ref),
        team=_team(assessment, ref),
        last_time=_last_time(assessment, ref),
    )


def _last_time(assessment: Assessment, ref: CriterionRef) -> tuple[str, ...]:
    """Return what stands beside what was found now; what is carried has it already."""
    before = None if assessment.is_carried(ref) else before_on(assessment, ref)
    return before.lines if before and (before.reason or before.actions) else ()


def _said(sentences: dict[str, str]) -> tuple[SaidView, ...]:
    return tuple(SaidView(key, text) for key, text in sentences.items())


def _advice(held: Finding, here: CellView, noun: str) -> tuple[AdviceView, ...]:
    return tuple(
        AdviceView(key, text, here, noun)
        for key, text in held.sentences("advice").items()
    )


def _evidence(
    assessment: Assessment, known: Mapping[str, Evidence], held: Finding
) -> tuple[EvidenceView, ...]:
    return tuple(
        EvidenceView(
            id=key,
            title=known[key].title,
            kind=in_place(EVIDENCE[known[key].kind], assessment.brief),
            voice=known[key].heard,
            where=known[key].where,
            link=link(known[key].where),
            shows=known[key].shows,
            seen=known[key].seen,
        )
        for key in held.linked
        if key in known
    )


def _parts(
    assessment: Assessment, ref: CriterionRef, held: Finding
) -> tuple[PartView, ...]:
    titles = assessment.criterion(ref).part
    return tuple(
        PartView(
            title=part.title,
            level=_level(held, name),
            changed=held.part[name].changed if name in held.part else "",
            reason=held.part[name].reason if name in held.part else "",
        )
        for name, part in titles.items()
        if held.part
    )


def _level(held: Finding, name: str) -> str:
    if name not in held.part:
        return "Not yet given"
    level = held.part[name].level
    return "Not relevant" if level == "not-relevant" else f"{level} of 4"


def _independent(
    assessment: Assessment, ref: CriterionRef
) -> tuple[IndependentView, ...]:
    """Return what each assessor rated alone, once all ratings were revealed."""
    if assessment.only_rater is not None or assessment.agreed.reveal is None:
        return ()
    rated = [
        (person, record.rating)
        for person in assessment.brief.raters
        if (record := independent_record(assessment, person, ref)) is not None
    ]
    return tuple(
        IndependentView(
            who(assessment, person), rating_view(assessment.shown(ref, given))
        )
        for person, given in rated
        if given is not None
    )


def _alike(alone: tuple[IndependentView, ...]) -> str:
    """Say in a line what all gave alone."""
    who = "Both" if len(alone) == 2 else f"All {in_number(len(alone))}"  # noqa: PLR2004
    return f"{who} rated this {alone[0].rating.word} alone, before they talked."


def _drafts(assessment: Assessment, ref: CriterionRef) -> tuple[DraftView, ...]:
    """Return what each of a team wrote that reviews itself, while that is a draft."""
    if not assessment.shows_drafts:
        return ()
    held = {p: assessment.sheet(p).at(ref) for p in assessment.brief.raters}
    return tuple(
        DraftView(
            who=who(assessment, person),
            rating=rating_view(assessment.shown_as(ref, finding)),
            reason=finding.reason,
            well=_said(finding.sentences("well")),
            gaps=_said(finding.sentences("gap")),
            actions=tuple(
                ProposedView(
                    action.text, by_when(assessment.brief, action.due), action.owner
                )
                for action in finding.actions.values()
            ),
            advice=_said(finding.sentences("advice")),
        )
        for person, finding in held.items()
        if finding.rating or finding.reason or finding.says_something
    )


def _team(assessment: Assessment, ref: CriterionRef) -> RatingView | None:
    """Return what the team rated itself, beside what the panel rated."""
    if assessment.brief.kind == "self-review":
        return None
    given = [
        assessment.sheet(p).at(ref).rating for p in assessment.brief.people("team")
    ]
    own = next((rating for rating in given if rating is not None), None)
    if own is None or assessment.left_out(ref) is not None:
        return None
    return rating_view(assessment.shown(ref, own))


def is_excluded(held: Finding) -> bool:
    """Whether a criterion was left out on purpose, with a reason."""
    return held.rating in CHOSEN
