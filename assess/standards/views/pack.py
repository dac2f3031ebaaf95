"""A pack that a team reads before an assessment: what will be asked, and why."""

from datetime import date
from typing import NamedTuple

from assess.document.drawing import SHIPPED, TextFormat
from assess.document.links import link
from assess.document.templates import drawn
from assess.model.days import spelt
from assess.model.finding import CriterionRef
from assess.model.outcome import plural
from assess.model.own_prompts import AskedAsWell, OwnPrompts, asked_as_well
from assess.model.policy import ToDo
from assess.model.preparation import before_in_words
from assess.model.standard import Criterion, Guidance, LeftOut, Scale, Standard
from assess.model.values import Delivery, Kind, Phase
from assess.publish.views.finding_view import Fact
from assess.publish.views.results import anchor

ANSWERS = {
    "council": "The council answers for this.",
    "supplier": "The supplier answers for this.",
    "shared": "The council and the supplier answer for this together.",
}


class PackCriterion(NamedTuple):
    """One criterion, as a team prepares for it."""

    anchor: str
    number: str
    title: str
    summary: str
    why: str
    lead: str
    answers: str
    left_out: str
    """Why it is not asked at this phase, if it is not."""
    left_out_of: str
    """The kinds of assessment that leave it out; nothing where all do."""
    guidance: Guidance
    rated: tuple[Fact, ...]
    as_well: AskedAsWell | None
    """What the council asks beside the standard."""


class PackTheme(NamedTuple):
    """Criteria that belong together."""

    title: str
    criteria: tuple[PackCriterion, ...]


class PackView(NamedTuple):
    """Everything that a pack says."""

    title: str
    edition: str
    publisher: str
    source: str
    source_link: str
    """Where it may be followed to; nothing if it may not."""
    note: str
    own_note: str
    """What the council says of its own questions."""
    attribution: str
    nouns: str
    phase: Phase
    is_bought: bool
    before: tuple[Fact, ...]
    """What is to be done before the day, and by when."""
    themes: tuple[PackTheme, ...]
    tool_version: str


class Before(NamedTuple):
    """Something to be done before the day."""

    step: ToDo
    due: date | None
    """Nothing while nobody said which day it is."""


class Prepared(NamedTuple):
    """What a team prepares for."""

    phase: Phase
    delivery: Delivery
    scale: Scale
    own: OwnPrompts | None = None
    """What the council asks beside the standard."""
    before: tuple[Before, ...] = ()


def build_pack(
    standard: Standard, prepared: Prepared, *, tool_version: str
) -> PackView:
    """Return what a team needs for an assessment at the end of a phase."""
    groups: dict[str, list[PackCriterion]] = {}
    for number, criterion in standard.criterion.items():
        theme = standard.theme.get(criterion.theme or "")
        title = theme.title if theme else ""
        one = _criterion(CriterionRef(standard.id, number), criterion, prepared)
        groups.setdefault(title, []).append(one)
    return PackView(
        title=standard.title,
        edition=standard.edition,
        publisher=standard.publisher,
        source=standard.source,
        source_link=link(standard.source),
        note=standard.note,
        own_note=_own_note(prepared.own),
        attribution=standard.attribution,
        nouns=plural(standard.noun),
        phase=prepared.phase,
        is_bought=prepared.delivery == "bought",
        before=tuple(map(_before, prepared.before)),
        themes=tuple(PackTheme(t, tuple(found)) for t, found in groups.items()),
        tool_version=tool_version,
    )


def _criterion(
    ref: CriterionRef, criterion: Criterion, prepared: Prepared
) -> PackCriterion:
    phase, delivery, scale, own, _ = prepared
    bought = criterion.bought if delivery == "bought" else None
    out = _left_out(criterion, phase, delivery)
    return PackCriterion(
        anchor=anchor(ref),
        number=ref.criterion,
        title=criterion.title,
        summary=criterion.summary,
        why=criterion.why,
        lead=", ".join(criterion.lead),
        answers=ANSWERS[bought.answers] if bought else "",
        left_out=out.reason if out else "",
        left_out_of=" or ".join(out.kind).replace("-", " ") if out else "",
        guidance=criterion.guidance(phase, delivery),
        rated=tuple(
            Fact(rating.word, text)
            for key, rating in scale.rating.items()
            if (text := criterion.descriptor(key, phase))
        ),
        as_well=asked_as_well(own, ref.criterion, phase),
    )


def _before(each: Before) -> Fact:
    """Say by when it is to be done; that the panel does it where the team does not."""
    what = (
        f"{each.step.what} (the panel)" if each.step.who == "panel" else each.step.what
    )
    when = before_in_words(each.step.working_days_before)
    return Fact(what, f"{spelt(each.due)}, {when}" if each.due else when)


def _own_note(own: OwnPrompts | None) -> str:
    """Say that some questions are the council's own, and what it says of them."""
    if own is None:
        return ""
    said = f"{own.by} added questions of its own; they are no part of the standard."
    return f"{said} {own.note}".strip()


def _left_out(criterion: Criterion, phase: Phase, delivery: Delivery) -> LeftOut | None:
    """Return when it is not asked here, in some kind of assessment at least."""
    for out in criterion.left_out.values():
        kinds: tuple[Kind, ...] = out.kind or ("assessment",)
        if out.fits(phase, kinds[0], delivery):
            return out
    return None


def render_pack(view: PackView, format_: TextFormat) -> str:
    """Return a team's pack as text."""
    return drawn("pack", format_, SHIPPED, pack=view)
