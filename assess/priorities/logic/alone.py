"""What one service should do next: ranked, each with its reasons.

The question is that of the post this application began with: what should local
government be doing next digitally? A rating alone does not answer it. What is not
rated is never good news, and savings without satisfaction are a warning.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.outcome import listed, names, plural
from assess.model.rating import CHOSEN
from assess.model.weights import Weights
from assess.priorities.logic.steps import Reason, Step, ranked

MOST_HELPED: Final = 3
"""How many other criteria count as helped, so that links never outweigh a red."""

SHIPPED: Final = Weights()


def next_steps(
    assessment: Assessment, *, today: date, weights: Weights = SHIPPED
) -> tuple[Step, ...]:
    """Return what one service should do next, the most pressing first."""
    return ranked(alone(assessment, today=today, weights=weights).steps)


class Alone(NamedTuple):
    """What one service should do, as far as it can be said without the others."""

    id: str
    service: str
    steps: tuple[Step, ...]
    not_met: frozenset[CriterionRef]


def alone(assessment: Assessment, *, today: date, weights: Weights) -> Alone:
    """Return what one service should do, in the order of its criteria."""
    refs = [ref for ref in assessment.refs if _is_not_met(assessment, ref)]
    steps = tuple(_Ranking(assessment, today, weights).steps(refs))
    brief = assessment.brief
    return Alone(brief.id, brief.service, steps, frozenset(refs))


def _is_not_met(assessment: Assessment, ref: CriterionRef) -> bool:
    """Whether a rating of the scale says that it is not met."""
    rating = assessment.finding(ref).rating
    known = assessment.scale(ref.standard).rating
    return rating in known and not known[rating or ""].met


class _Ranking:
    """The steps of one assessment."""

    def __init__(self, assessment: Assessment, today: date, weights: Weights) -> None:
        self.assessment = assessment
        self.today = today
        self.weight = weights.weight
        self.phase_weight = weights.phase.get(assessment.brief.phase, 0)

    def steps(self, not_met: Iterable[CriterionRef]) -> Iterator[Step]:
        for ref in not_met:
            yield self._not_met(ref)
        yield from self._not_rated()
        yield from self._measures()

    def _name(self, ref: CriterionRef) -> str:
        standard = self.assessment.standards[ref.standard]
        return f"{standard.noun} {ref.criterion} of {standard.title}"

    # What is not met

    def _not_met(self, ref: CriterionRef) -> Step:
        held = self.assessment.finding(ref)
        reasons = (
            self._rated(ref, held),
            *self._decides(ref),
            *self._near_residents(ref, held),
            *self._overdue(held),
            *self._helps(ref),
        )
        return Step(self._to_do(ref, held), self._name(ref), ref, reasons)

    def _to_do(self, ref: CriterionRef, held: Finding) -> str:
        """The action that is due first, else what was not seen, else the title."""
        day = self.assessment.brief.day_of
        actions = sorted(held.actions.values(), key=lambda a: day(a.due) or date.max)
        if actions:
            return actions[0].text
        gaps = list(held.sentences("gap").values())
        if gaps:
            return f"Show what the panel did not see: {gaps[0]}"
        title = self.assessment.criterion(ref).title
        return f"Agree what must be done so that this is met: {title}."

    def _rated(self, ref: CriterionRef, held: Finding) -> Reason:
        shown = self.assessment.shown(ref, held.rating)
        bad = shown.colour == "bad"
        points = self.weight.bad if bad else self.weight.middling
        return Reason(f"It is rated {shown.word}.", points)

    def _decides(self, ref: CriterionRef) -> Iterator[Reason]:
        if self.assessment.gates(ref):
            yield Reason("It decides the outcome.", self.weight.decides)

    def _near_residents(self, ref: CriterionRef, held: Finding) -> Iterator[Reason]:
        bad = self.assessment.shown(ref, held.rating).colour == "bad"
        if bad and self.phase_weight:
            phase = self.assessment.brief.phase
            near = {"alpha": "will soon meet it", "beta": "meet it already"}
            words = near.get(phase, "depend on it")
            yield Reason(f"At {phase} people {words}.", self.phase_weight)

    def _overdue(self, held: Finding) -> Iterator[Reason]:
        days = map(self.assessment.brief.day_of, (a.due for a in held.actions.values()))
        late = [day for day in days if day and day < self.today]
        if late:
            yield Reason(
                f"An action was due on {min(late).isoformat()}.", self.weight.overdue
            )

    def _helps(self, ref: CriterionRef) -> Iterator[Reason]:
        """Say which others the same work helps; what is only related is touched."""
        known = frozenset(self.assessment.refs)
        linked = {
            other.ref: other.how
            for other in self.assessment.crosswalk.of(ref)
            if other.ref in known and not _is_good(self.assessment, other.ref)
        }
        helped = [other for other, how in linked.items() if how != "related"]
        touched = [other for other, how in linked.items() if how == "related"]
        if helped:
            points = self.weight.helps * min(len(helped), MOST_HELPED)
            yield Reason(f"The same work helps {self._first(helped)}.", points)
        if touched:
            yield Reason(f"It touches {self._first(touched)}.", 0)

    def _first(self, refs: list[CriterionRef]) -> str:
        return names(self.assessment, refs[:MOST_HELPED], always=True)

    # What nobody knows yet

    def _not_rated(self) -> Iterator[Step]:
        for name, standard in self.assessment.standards.items():
            refs = [
                ref
                for ref in self.assessment.refs
                if ref.standard == name and _is_unknown(self.assessment, ref)
            ]
            if not refs or not self.assessment.scale(name).rating:
                continue
            numbers = listed([ref.criterion for ref in refs])
            noun = plural(standard.noun) if refs[1:] else standard.noun
            points = self.weight.not_rated + min(len(refs), MOST_HELPED)
            reasons = [Reason("What is not rated is not known to be good.", points)]
            if any(self.assessment.gates(ref) for ref in refs):
                reasons.append(
                    Reason("Without it there is no outcome.", self.weight.decides)
                )
            yield Step(
                f"Rate {noun} {numbers}.", standard.title, refs[0], tuple(reasons)
            )

    def _measures(self) -> Iterator[Step]:
        brief = self.assessment.brief
        known = {
            "savings": brief.savings.is_given,
            "satisfaction": brief.satisfaction.is_given,
        }
        lacking = [name for name, given in known.items() if not given]
        if not lacking:
            return
        if len(lacking) == len(known):
            text = "Measure savings and satisfaction, each before and now."
            words = "Nobody can say yet whether the service is better for anyone."
        else:
            (given,) = set(known) - set(lacking)
            text = f"Measure {lacking[0]} as well."
            words = f"{given.capitalize()} alone can hide that somebody pays for it."
        yield Step(text, "the brief", None, (Reason(words, self.weight.not_measured),))


def _is_good(assessment: Assessment, ref: CriterionRef) -> bool:
    rating = assessment.finding(ref).rating
    known = assessment.scale(ref.standard).rating
    return rating == "not-applicable" or (rating in known and known[rating or ""].met)


def _is_unknown(assessment: Assessment, ref: CriterionRef) -> bool:
    rating = assessment.finding(ref).rating
    return rating is None or (rating in CHOSEN and rating != "not-applicable")
