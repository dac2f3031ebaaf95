"""An answer as plain values: sentences, numbered steps, whom to ask."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.due import due_text
from assess.model.finding import CriterionRef
from assess.model.outcome import listed
from assess.model.weights import Weights
from assess.priorities.logic.answer import Answer
from assess.priorities.logic.steps import Step
from assess.priorities.views.opening import (
    about,
    in_words,
    name_of,
    opening,
    themes,
)

TITLE = "What should we do next?"

DONE = "What fell short has nothing left to do: its actions have ended."
NOTHING = "Nothing that was looked at falls short, and nothing is asked for."


class StepView(NamedTuple):
    """A step as it is said."""

    number: int
    text: str
    by: str
    """By when and who; or that no day and nobody is named."""
    where: str
    why: str
    explained: str
    """How its points come about."""
    mover: str
    """Who must move, in words."""
    ref: CriterionRef | None
    service: tuple[str, str]
    """The council and the service that it is of, as `Service.known` tells them."""


class AnswerView(NamedTuple):
    """Everything that an answer says."""

    title: str
    about: str
    opening: tuple[str, ...]
    themes: tuple[str, ...]
    """Of each theme whether it is sound, falls short or is not known."""
    stop: tuple[StepView, ...]
    change: tuple[StepView, ...]
    ask: tuple[str, ...]
    closing: tuple[str, ...]
    rest: int
    """How many steps more there are."""

    @property
    def steps(self) -> tuple[StepView, ...]:
        """All steps in the order of their numbers."""
        return (*self.stop, *self.change)

    @property
    def by_owner(self) -> tuple[tuple[str, tuple[StepView, ...]], ...]:
        """The steps grouped by who must move."""
        ordered = sorted(self.steps, key=lambda step: (not step.mover, step.mover))
        return tuple(
            (title or "nobody is named", tuple(group))
            for title, group in groupby(ordered, key=lambda step: step.mover)
        )


def view(
    found: Answer, today: date, weights: Weights, *, tells_owners: bool = True
) -> AnswerView:
    """Say an answer.

    Args:
        found: The answer.
        today: The day on which it is given.
        weights: Who may move things.
        tells_owners: Whether to count who owns the actions; not where the owners of
            some are not among what the reader may see.
    """
    every = [
        _step(found, number, step, weights)
        for number, step in enumerate(found.steps, 1)
    ]
    stop = sum(step.kind == "stop" for step in found.steps)
    return AnswerView(
        title=TITLE,
        about=f"{about(found)} · {spelt(today)}",
        opening=opening(found, tells_owners=tells_owners),
        themes=themes(found),
        stop=tuple(every[:stop]),
        change=tuple(every[stop:]),
        ask=tuple(_ask(found, weights)),
        closing=tuple(_closing(found)),
        rest=found.rest,
    )


def _step(found: Answer, number: int, step: Step, weights: Weights) -> StepView:
    is_one = not found.services[1:]
    where = with_capital(step.where)
    if not is_one and step.shared is None:
        where = f"{name_of(step.service, found)}: {step.where}"
    mover = weights.mover.get(step.mover)
    touches = f" It touches {step.touches}." if step.touches else ""
    return StepView(
        number=number,
        text=step.text,
        by=_by(step),
        where=where,
        why=" ".join(_why(found, step)),
        explained=f"{step.arithmetic}.{touches}",
        mover=mover.title if mover else "",
        ref=step.ref,
        service=step.service.known,
    )


def _by(step: Step) -> str:
    return f"{_when(step)} · {step.owner or 'no owner'}"


def _when(step: Step) -> str:
    if step.due is None:
        return "no date"
    if step.day is None:
        return due_text(step.due)
    if step.urgency == "overdue":
        return f"was due on {spelt(step.day)}"
    before = f"{due_text(step.due)}, " if step.due != step.day else ""
    return f"{before}by {spelt(step.day)}"


def _why(found: Answer, step: Step) -> Iterator[str]:
    if step.shared is not None:
        names = [name_of(service, found) for service in step.shared.services]
        of = f"{in_words(len(names))} of {in_words(step.shared.of)} services"
        if step.shared.lacks:
            yield f"{step.shared.lacks} in {of}: {listed(names)}."
        else:
            yield f"Not met in {of}: {listed(names)}."
        if step.shared.begins:
            yield f"Start with {name_of(step.service, found)}: {step.shared.begins}"
        elif step.kind != "stop" and step.ref is not None:
            yield f"Start with {name_of(step.service, found)}."
    yield from step.why
    if step.urgency == "notice":
        yield "After that day the contract runs on as it is."
    if step.answers == "supplier":
        yield "The supplier answers for this."
    elif step.answers == "shared":
        yield "The council and the supplier answer for this together."
    if step.opens:
        waiting = [str(number) for number in found.waiting(step)]
        count = with_capital(in_words(len(step.opens)))
        noun, verb = ("step", "waits") if len(step.opens) == 1 else ("steps", "wait")
        which = f": {listed(waiting)}" if len(waiting) == len(step.opens) else ""
        yield f"{count} other {noun} {verb} for it{which}."


# Whom to ask


def _ask(found: Answer, weights: Weights) -> Iterator[str]:
    for each in found.helps:
        well = f": {each.good.well}" if each.good.well else "."
        yield (
            f"{name_of(each.service, found)} does this well (step {each.number}, "
            f"“{each.good.title}”, {each.good.word}){well}"
        )
    yield from _absent(found)
    yield from _owners(found, weights)
    supplier = [n for n, step in enumerate(found.steps, 1) if step.is_suppliers]
    if supplier:
        steps = _numbered(supplier)
        yield f"Put {steps} to the supplier, with whoever runs the contract."


def _absent(found: Answer) -> Iterator[str]:
    titles, rooms = found.absent
    if not titles:
        return
    names = listed(list(titles))
    names = with_capital(names)
    verb = "were" if titles[1:] else "was"
    where = (
        f"in none of the {in_words(rooms)} rooms" if rooms > 1 else "not in the room"
    )
    before = "Ask them" if titles[1:] else "Ask there"
    yield f"{names} {verb} {where}. {before} before you begin."


def _owners(found: Answer, weights: Weights) -> Iterator[str]:
    """Say which part could own what nobody owns, by part."""
    unowned: dict[str, list[int]] = {}
    for number, step in enumerate(found.steps, 1):
        if not step.owner and step.shared is None:
            mover = weights.mover.get(step.mover)
            unowned.setdefault(mover.title if mover else "", []).append(number)
    parts = [
        f"{title} ({_numbered(numbers)})" for title, numbers in unowned.items() if title
    ]
    if parts:
        yield f"Nobody owns these yet. Ask {'; '.join(parts)}."


def _numbered(numbers: list[int]) -> str:
    noun = "step" if len(numbers) == 1 else "steps"
    return f"{noun} {listed([str(number) for number in numbers])}"


# What the ratings do not decide


def _closing(found: Answer) -> Iterator[str]:
    if not found.steps and found.services:
        short = any(theme.short for theme in found.themes)
        yield DONE if short else NOTHING
    numbered = list(enumerate(found.steps, 1))
    for _, group in groupby(numbered, key=lambda each: (each[1].kind, each[1].points)):
        tied = list(group)
        if not tied[1:] or all(step.is_rating for _, step in tied):
            continue
        numbers = f"steps {tied[0][0]} {'to' if tied[2:] else 'and'} {tied[-1][0]}"
        days = {step.day for _, step in tied}
        if len(days) == len(tied) or (days - {None} and not tied[2:]):
            yield f"Ratings don't decide between {numbers}; the date does."
        else:
            yield (
                f"Ratings don't decide between {numbers}. Choose by date, by what "
                "residents get in touch about, or by who can start."
            )
