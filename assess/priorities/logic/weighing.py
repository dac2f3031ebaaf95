"""The steps of one service: what falls short, weighed by harm and by the clock.

Which standard decides the result counts for nothing here: people who are shut out do
not ask. What is only related is touched, and is not the same work.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from assess.model.after.follow_up import Followed
from assess.model.assessment import Assessment
from assess.model.due import Event
from assess.model.finding import CriterionRef
from assess.model.outcome import listed, names, plural
from assess.model.standard import Criterion
from assess.model.weights import Weights
from assess.priorities.logic.actions import to_do
from assess.priorities.logic.asked import NOT_SEEN, Asked, asked_for
from assess.priorities.logic.marks import state_of
from assess.priorities.logic.movers import mover_for, mover_named, says_any
from assess.priorities.logic.steps import Reason, Service, Step, Urgency

RENEWAL: Final[Event] = "contract-renewal"

MOST_HELPED: Final = 3
"""How many other criteria count as helped, so that links never outweigh a red."""


class Weighing:
    """The steps of one assessment."""

    def __init__(self, assessment: Assessment, today: date, weights: Weights) -> None:
        self.assessment = assessment
        self.today = today
        self.weights = weights
        self.service = Service(assessment.brief.service, assessment.brief.council)
        self._open: dict[CriterionRef, list[Followed]] = {}
        for each in to_do(assessment):
            for ref in each.asked.refs:
                self._open.setdefault(ref, []).append(each)
        self._asked = frozenset(r for a in assessment.actions for r in a.refs)
        self.short = frozenset(r for r in assessment.refs if self._falls_short(r))

    def _falls_short(self, ref: CriterionRef) -> bool:
        """Whether something is left to do: rated so, or said in a review."""
        held, scale = self.assessment.finding(ref), self.assessment.scale(ref.standard)
        if not scale.rating:
            said = held.sentences("gap") or held.sentences("advice")
            return bool(said) or ref in self._asked
        return state_of(self.assessment, ref) == "short"

    def steps(self, *, advises_rating: bool) -> Iterator[Step]:
        """Yield them in the order of the criteria."""
        told: set[str] = set()
        for ref in self.assessment.refs:
            if ref in self.short:
                for asked in self._asked_for(ref, told):
                    yield self._step(ref, asked)
        yield from self._notice()
        if advises_rating:
            yield from self._not_rated()

    def _asked_for(self, ref: CriterionRef, told: set[str]) -> Iterator[Asked]:
        """Yield what is asked for; an action for several criteria is told once.

        Args:
            ref: A criterion that falls short.
            told: The ids of the actions for several that are told; more are added.
        """
        every = self._open.get(ref, [])
        left = [each for each in every if each.id not in told]
        if every and not left:
            return
        actions = [each.asked.action for each in left]
        was_asked = ref in self._asked
        for asked in asked_for(
            self.assessment, ref, actions, self.weights, was_asked=was_asked
        ):
            told |= {
                each.id
                for each in left
                if each.asked.refs[1:] and each.asked.action.text == asked.text
            }
            yield asked

    # How it is weighed

    def _step(self, ref: CriterionRef, asked: Asked) -> Step:
        criterion = self.assessment.criterion(ref)
        opens = self._opens(ref, criterion)
        day = self.assessment.brief.day_of(asked.due)
        urgency = self._urgency(asked, day)
        answers = self._answers(criterion)
        helped, touched = self._linked(ref)
        return Step(
            text=asked.text,
            kind=asked.kind,
            ref=ref,
            service=self.service,
            where=self._where(ref),
            why=tuple(self._why(ref, criterion, asked, helped)),
            reasons=(
                *self._of_rating(ref, criterion),
                *self._of_clock(day, urgency),
                *self._of_others(opens, helped),
            ),
            owner=asked.owner,
            due=asked.due,
            day=day,
            urgency=urgency,
            mover=mover_named(asked.owner, self.weights)
            or mover_for(criterion, answers, self.weights),
            opens=opens,
            answers=answers,
            lacks=criterion.lacks,
            start=criterion.start,
            touches=self._first(touched) if touched else "",
        )

    def _where(self, ref: CriterionRef) -> str:
        standard = self.assessment.standards[ref.standard]
        name = f"{standard.noun} {ref.criterion} of {standard.title}"
        if not self.assessment.scale(ref.standard).rating:
            return name
        word = self.assessment.shown_as(ref, self.assessment.finding(ref)).word
        return f"{name}, {word}"

    def _why(
        self,
        ref: CriterionRef,
        criterion: Criterion,
        asked: Asked,
        helped: list[CriterionRef],
    ) -> Iterator[str]:
        gaps = list(self.assessment.finding(ref).sentences("gap").values())
        if criterion.harm:
            yield criterion.harm
        elif criterion.lacks:
            yield f"{criterion.lacks}."
        if gaps and not asked.text.startswith(NOT_SEEN):
            yield f"Not seen: {gaps[0]}"
        if helped:
            yield f"The same work helps {self._first(helped)}."

    def _of_rating(self, ref: CriterionRef, criterion: Criterion) -> Iterator[Reason]:
        weight, held = self.weights.weight, self.assessment.finding(ref)
        if not self.assessment.scale(ref.standard).rating:
            points = weight.advised
            if ref in self._asked or held.sentences("gap"):
                points = weight.asked if ref in self._asked else weight.not_seen
            yield Reason("as the review put it", points)
            bad = False
        else:
            shown = self.assessment.shown(ref, held.rating)
            bad = shown.colour == "bad"
            yield Reason(f"rated {shown.word}", weight.bad if bad else weight.middling)
        if criterion.harm:
            points = weight.harm if bad else weight.harm_middling
            yield Reason("people can be shut out or hurt", points)
        phase = self.assessment.brief.phase
        if bad and self.weights.phase.get(phase):
            yield Reason(f"at {phase}", self.weights.phase[phase])

    def _of_clock(self, due: date | None, urgency: Urgency) -> Iterator[Reason]:
        if due is None:
            return
        weight = self.weights.weight
        if urgency == "notice":
            yield Reason(f"notice by {due.isoformat()}", weight.notice)
        if due < self.today:
            yield Reason(f"was due on {due.isoformat()}", weight.overdue)
        elif self.weights.clock.is_soon(due, self.today):
            yield Reason(f"due on {due.isoformat()}", weight.soon)

    def _of_others(
        self, opens: tuple[CriterionRef, ...], helped: list[CriterionRef]
    ) -> Iterator[Reason]:
        weight = self.weights.weight
        if opens:
            points = min(weight.opens * len(opens), weight.opens_at_most)
            yield Reason(f"{len(opens)} other steps wait for it", points)
        if helped:
            points = weight.helps * min(len(helped), MOST_HELPED)
            yield Reason("the same work helps elsewhere", points)

    def _urgency(self, asked: Asked, day: date | None) -> Urgency:
        if day is None:
            return ""
        clock = self.weights.clock
        if self._is_for_notice(asked) and clock.is_for_notice(day, self.today):
            return "notice"
        if day < self.today:
            return "overdue"
        return "soon" if clock.is_soon(day, self.today) else ""

    def _is_for_notice(self, asked: Asked) -> bool:
        is_before = asked.due == "contract-renewal"
        return is_before or says_any(asked.text, self.weights.clock.notice_words)

    # What hangs on what

    def _opens(
        self, ref: CriterionRef, criterion: Criterion
    ) -> tuple[CriterionRef, ...]:
        """Return what falls short in the service and waits for this criterion."""
        waiting = (CriterionRef(ref.standard, name) for name in criterion.opens)
        return tuple(each for each in waiting if each in self.short)

    def _linked(
        self, ref: CriterionRef
    ) -> tuple[list[CriterionRef], list[CriterionRef]]:
        """Return which others the same work helps, and which it merely touches."""
        links = [
            each for each in self.assessment.crosswalk.of(ref) if each.ref in self.short
        ]
        helped = [each.ref for each in links if each.how != "related"]
        return helped, [each.ref for each in links if each.how == "related"]

    def _first(self, refs: list[CriterionRef]) -> str:
        return names(self.assessment, refs[:MOST_HELPED], always=True)

    def _answers(self, criterion: Criterion) -> str:
        bought = criterion.bought
        is_bought = self.assessment.brief.delivery == "bought"
        return bought.answers if bought and is_bought else ""

    # What no criterion asks for

    def _notice(self) -> Iterator[Step]:
        """Yield the end of the contract, where a fault hangs on it and nobody asked."""
        day, clock = self.assessment.brief.day_of(RENEWAL), self.weights.clock
        if day is None or not clock.is_for_notice(day, self.today):
            return
        asked = (each.asked.action for every in self._open.values() for each in every)
        if any(self._is_for_notice(Asked(a.text, "change", due=a.due)) for a in asked):
            return
        hangs = tuple(
            ref
            for ref in sorted(self.short)
            if self._answers(self.assessment.criterion(ref)) in {"supplier", "shared"}
        )
        if not hangs:
            return
        yield Step(
            text="Give notice on the contract, or renew it knowingly.",
            kind="change",
            ref=None,
            service=self.service,
            where="the brief",
            why=("After that day the contract runs on as it is.",),
            reasons=(
                *self._of_clock(day, "notice"),
                *self._of_others(hangs, []),
            ),
            due=RENEWAL,
            day=day,
            urgency="notice",
            mover="procurement" if "procurement" in self.weights.mover else "",
            opens=hangs,
        )

    def _not_rated(self) -> Iterator[Step]:
        """Yield what the panel still has to rate, by standard."""
        for name, standard in self.assessment.standards.items():
            refs = [
                ref
                for ref in self.assessment.refs
                if ref.standard == name
                and state_of(self.assessment, ref) == "unknown"
                and not self.assessment.is_left_out(ref)
            ]
            if refs:
                noun = plural(standard.noun) if refs[1:] else standard.noun
                numbers = listed([ref.criterion for ref in refs])
                points = self.weights.weight.not_rated
                yield Step(
                    text=f"Rate {noun} {numbers}.",
                    kind="change",
                    ref=refs[0],
                    service=self.service,
                    where=standard.title,
                    why=("What is not rated is not known to be good.",),
                    reasons=(Reason("not rated", points),),
                    owner="the panel",
                    is_rating=True,
                )
