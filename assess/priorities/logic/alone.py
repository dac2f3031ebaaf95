"""What one service should do next, as far as it can be said without the others.

The question is that of the article this application began with: what should local
government be doing next digitally? A rating alone does not answer it.
"""

from datetime import date
from typing import NamedTuple

from assess.model.after.follow_up import ENDED, followed
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.outcome import plural
from assess.model.values import Kind, Phase
from assess.model.weights import Weights
from assess.priorities.logic.actions import Counted, counted
from assess.priorities.logic.marks import Mark, marks
from assess.priorities.logic.measured import Measured, measured, of_measures
from assess.priorities.logic.steps import Service, Step
from assess.priorities.logic.weighing import Weighing

SHIPPED = Weights()


class Judged(NamedTuple):
    """Whose judgement it is, of which day, and on how much of what was asked."""

    kind: Kind
    raters: int
    on: date | None
    rated: int
    of: int
    nouns: str


class Good(NamedTuple):
    """That a criterion is met, and the first good word on it."""

    word: str
    title: str
    well: str


class Room(NamedTuple):
    """How far each part of the organisation took part, by its id: 0 to 4."""

    titles: dict[str, str]
    levels: dict[str, int]


class Alone(NamedTuple):
    """Everything that an answer needs of one assessment."""

    id: str
    service: Service
    phase: Phase
    judged: Judged
    steps: tuple[Step, ...]
    marks: dict[CriterionRef, Mark]
    actions: tuple[Counted, ...]
    good: dict[CriterionRef, Good]
    rooms: dict[CriterionRef, Room]
    measured: Measured
    ended: int = 0
    """How many actions were asked for and have ended."""

    @property
    def rated(self) -> frozenset[CriterionRef]:
        """What was rated, so that an earlier rating of the same counts no more."""
        return frozenset(r for r, mark in self.marks.items() if mark.state != "unknown")

    @property
    def short(self) -> frozenset[CriterionRef]:
        """What falls short."""
        return frozenset(r for r, mark in self.marks.items() if mark.state == "short")

    def without(self, later: frozenset[CriterionRef]) -> "Alone":
        """Return what is left of it once *later* was rated again."""
        return self._replace(
            steps=tuple(s for s in self.steps if s.ref and s.ref not in later),
            marks={r: mark for r, mark in self.marks.items() if r not in later},
            actions=tuple(a for a in self.actions if a.ref not in later),
            good={r: good for r, good in self.good.items() if r not in later},
            rooms={r: room for r, room in self.rooms.items() if r not in later},
        )


def alone(
    assessment: Assessment,
    *,
    today: date,
    weights: Weights = SHIPPED,
    advises_rating: bool = True,
) -> Alone:
    """Return what one service should do, in the order of its criteria.

    Args:
        assessment: The service.
        today: Against which day actions are overdue, or due soon.
        weights: How much each reason counts.
        advises_rating: Whether to rate the rest is a step while nothing is published;
            never in a report.
    """
    brief = assessment.brief
    is_open = advises_rating and not assessment.agreed.is_published
    found = marks(assessment)
    return Alone(
        id=brief.id,
        service=Service(brief.service, brief.council),
        phase=brief.phase,
        judged=_judged(assessment, found),
        steps=(
            *Weighing(assessment, today, weights).steps(advises_rating=is_open),
            *of_measures(assessment, weights),
        ),
        marks=found,
        actions=counted(assessment, weights),
        good=_good(assessment, found),
        rooms=_rooms(assessment),
        measured=measured(assessment),
        ended=sum(each.state in ENDED for each in followed(assessment)),
    )


def _judged(assessment: Assessment, found: dict[CriterionRef, Mark]) -> Judged:
    brief = assessment.brief
    nouns = {standard.noun for standard in assessment.standards.values()}
    return Judged(
        kind=brief.kind,
        raters=len(brief.raters),
        on=brief.dates.assessed,
        rated=sum(mark.state != "unknown" for mark in found.values()),
        of=len(found),
        nouns=plural(nouns.pop()) if len(nouns) == 1 else "criteria",
    )


def _good(
    assessment: Assessment, found: dict[CriterionRef, Mark]
) -> dict[CriterionRef, Good]:
    """Return the best ratings, with what was done well; others can learn from it."""
    kept = {}
    for ref, mark in found.items():
        held = assessment.finding(ref)
        best = assessment.scale(ref.standard).ratings[0]
        if mark.state == "sound" and held.rating == best:
            well = next(iter(held.sentences("well").values()), "")
            word = assessment.shown_as(ref, held).word
            kept[ref] = Good(word, assessment.criterion(ref).title, well)
    return kept


def _rooms(assessment: Assessment) -> dict[CriterionRef, Room]:
    rooms = {}
    for ref in assessment.refs:
        levels = {
            name: part.level
            for name, part in assessment.finding(ref).part.items()
            if part.level != "not-relevant"
        }
        if levels:
            parts = assessment.criterion(ref).part
            titles = {name: parts[name].title for name in levels if name in parts}
            rooms[ref] = Room(titles, levels)
    return rooms
