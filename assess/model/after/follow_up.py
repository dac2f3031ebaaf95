"""What became of each action after the report: the one place that says it.

Only an assessor's verification closes an action, or the lead's word that it no
longer applies; what the team reports is progress.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import NamedTuple

from assess.model.agreed import Closed, Decision
from assess.model.assessment import Assessment
from assess.model.finding import Action, AskedAction
from assess.model.outcome import names
from assess.model.sheet import Progress, Response, Verification
from assess.model.values import ActionState
from assess.model.whole import Condition

IN_WORDS: dict[ActionState, str] = {
    "open": "Open",
    "challenged": "Challenged",
    "in-progress": "In progress",
    "verified": "Done, verified",
    "upheld": "Challenge upheld",
    "no-longer-applies": "No longer applies",
}
"""In the order in which an action gets done."""

OF_CONDITIONS: dict[ActionState, str] = {
    **IN_WORDS,
    "open": "Not confirmed yet",
    "verified": "Confirmed",
}
"""The same of what a result rests on."""

ENDED: frozenset[ActionState] = frozenset({"verified", "upheld", "no-longer-applies"})


class Followed(NamedTuple):
    """An action, or a condition, and all that was said of it since the report."""

    number: int
    """By which readers call it, the same in every version: 1 for `A1` or `C1`."""
    asked: AskedAction
    due: date | None
    """The day by which it is to be done; nothing while that is not known."""
    response: Response | None
    decision: Decision | None
    progress: tuple[tuple[str, Progress], ...]
    """Who reported which step, oldest first."""
    looks: tuple[tuple[str, Verification], ...]
    """Which assessor found what, oldest first."""
    closed: Closed | None
    since: date | None = None
    """The day of the earlier assessment that asked for it; nothing for one of this."""
    began: ActionState = "open"
    """Where it stood when it was moved over from there."""

    @property
    def id(self) -> str:
        """The action's id in the whole assessment."""
        return self.asked.id

    @property
    def called(self) -> str:
        """What readers and commands call it: `A1`, a condition `C1`."""
        if self.since is not None:
            return called_before(self.id, self.number, is_condition=self.is_condition)
        return f"{letter_of(is_condition=self.is_condition)}{self.number}"

    @property
    def is_condition(self) -> bool:
        """Whether the result rests on it; its owner is then who confirms it."""
        return self.asked.is_condition

    @property
    def in_words(self) -> str:
        """Where it stands, in words."""
        return (OF_CONDITIONS if self.is_condition else IN_WORDS)[self.state]

    @property
    def state(self) -> ActionState:
        """Where it stands."""
        if self.closed is not None:
            return "no-longer-applies"
        if self.decision is not None and self.decision.verdict == "upheld":
            return "upheld"
        if self.looks and self.looks[-1][1].verdict == "done":
            return "verified"
        if self.is_challenged and self.decision is None:
            return "challenged"
        return "in-progress" if self.progress or self.looks else self.began

    @property
    def is_challenged(self) -> bool:
        """Whether the team did not simply accept it."""
        return self.response is not None and self.response.answer != "accept"

    @property
    def waits_to_be_verified(self) -> bool:
        """Whether the team reported something that no assessor has looked at yet."""
        if not self.progress or self.state in ENDED:
            return False
        last = self.progress[-1][1].at
        return not any(look.at >= last for _, look in self.looks)

    def days_late(self, today: date) -> int:
        """Return how many days it is overdue; 0 if it is not, or is not open."""
        if self.due is None or self.state in ENDED:
            return 0
        return max((today - self.due).days, 0)

    def waits_for(self, *, published: bool) -> str:
        """Say whose turn it is, in words; nothing once it has ended."""
        if not published or self.state in ENDED:
            return ""
        if self.state == "challenged":
            return "the lead decides"
        if self.waits_to_be_verified:
            return "an assessor verifies"
        answers = self.response is None and self.since is None
        is_answered = answers and not self.is_condition
        return "the team responds" if is_answered else "the team acts"


def letter_of(*, is_condition: bool) -> str:
    """Return what stands before the number of an action, or of a condition."""
    return "C" if is_condition else "A"


def called_before(key: str, number: int | None, *, is_condition: bool) -> str:
    """Return what commands call an action of last time: `last:A3`, or its id."""
    return f"last:{letter_of(is_condition=is_condition)}{number}" if number else key


def numbers(assessment: Assessment) -> dict[str, int]:
    """Return the number of each action and condition, by its id in the assessment.

    Publishing keeps them, so an action that comes later gets a higher one, and the
    number of one that was taken out is not given again. What is not published yet
    is numbered in the order of the report. If two copies that were joined had given
    one number to two actions, the one whose id comes first keeps it. Conditions have
    numbers of their own.
    """
    agreed = assessment.agreed
    of_conditions = agreed.whole.condition.keys()
    kept = {k: n for k, n in agreed.numbered.items() if k not in of_conditions}
    theirs = {k: n for k, n in agreed.numbered.items() if k in of_conditions}
    ids = dict.fromkeys(asked.id for asked in assessment.actions)
    return {**_given(ids, kept), **_given(agreed.whole.conditions, theirs)}


def _given(ids: Iterable[str], kept: Mapping[str, int]) -> dict[str, int]:
    """Return the number of each: the one that was kept, else the next."""
    given: dict[int, str] = {}
    for key, number in sorted(kept.items(), key=lambda item: (item[1], item[0])):
        given.setdefault(number, key)
    known = {key: number for number, key in given.items()}
    more = count(max(given, default=0) + 1)
    return {key: known[key] if key in known else next(more) for key in ids}


def followed(assessment: Assessment) -> tuple[Followed, ...]:
    """Return every action of an assessment with what became of it."""
    return _actions(assessment, numbers(assessment))


def _actions(assessment: Assessment, number: Mapping[str, int]) -> tuple[Followed, ...]:
    return tuple(
        _followed(assessment, asked, number[asked.id]) for asked in assessment.actions
    )


def conditions(assessment: Assessment) -> tuple[Followed, ...]:
    """Return every condition of the result with what became of it."""
    return _conditions(assessment, numbers(assessment))


def _conditions(
    assessment: Assessment, number: Mapping[str, int]
) -> tuple[Followed, ...]:
    return tuple(
        _followed(assessment, _as_asked(assessment, key, held), number[key])
        for key, held in assessment.agreed.whole.conditions.items()
    )


def _as_asked(assessment: Assessment, key: str, held: Condition) -> AskedAction:
    refs = tuple(ref for ref in assessment.refs if str(ref) in held.criteria)
    action = Action(text=held.text, due=held.due, owner=held.confirmed_by)
    return AskedAction(key, refs, action, is_condition=True)


def awaited(assessment: Assessment) -> tuple[Followed, ...]:
    """Return all that is followed after the report: conditions, then actions."""
    number = numbers(assessment)
    return (*_conditions(assessment, number), *_actions(assessment, number))


def where(assessment: Assessment, asked: AskedAction) -> str:
    """Say what it was asked for: `point 2`, `points 2 and 5`, or the result."""
    if asked.is_condition:
        about = names(assessment, list(asked.refs))
        return f"the result, {about}" if about else "the result"
    if asked.refs[1:]:
        return names(assessment, list(asked.refs))
    used = assessment.standards.get(asked.ref.standard)  # last time's may be gone
    return f"{used.noun if used else 'criterion'} {asked.ref.criterion}"


def _followed(assessment: Assessment, asked: AskedAction, number: int) -> Followed:
    key = asked.id
    agreed = assessment.agreed
    return Followed(
        number=number,
        asked=asked,
        due=assessment.brief.day_of(asked.action.due),
        response=_response(assessment, key),
        decision=agreed.decided.get(key),
        progress=steps_towards(assessment, key),
        looks=looks_at(assessment, key),
        closed=agreed.closed.get(key),
    )


def _response(assessment: Assessment, key: str) -> Response | None:
    """Return the answer of whoever answers for the team."""
    found = [s.response[key] for s in assessment.sheets.values() if key in s.response]
    return max(found, key=lambda response: response.at, default=None)


def steps_towards(assessment: Assessment, key: str) -> tuple[tuple[str, Progress], ...]:
    """Return who reported which step towards an action, oldest first."""
    found = [
        (person, step)
        for person, sheet in assessment.sheets.items()
        for step in sheet.progress.get(key, {}).values()
    ]
    return tuple(sorted(found, key=lambda each: each[1].at))


def looks_at(assessment: Assessment, key: str) -> tuple[tuple[str, Verification], ...]:
    """Return which assessor found what of an action, oldest first."""
    found = [
        (person, look)
        for person, sheet in assessment.sheets.items()
        for look in sheet.verified.get(key, {}).values()
    ]
    return tuple(sorted(found, key=lambda each: each[1].at))
