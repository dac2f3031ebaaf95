"""What the session shows: captured lines, the agenda, what is still to ask."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from assess.exchange.calendars import LONG_AGO, Event, calendar
from assess.model.agenda import Part, Timed, current, timed
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.model.panel import leaders, shown_name
from assess.model.progress import progress
from assess.session.logic.capture import CapturedKind, read_line, unfiled
from assess.session.logic.still_to_ask import every_prompt, still_to_ask
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks
from assess.ui.text.moments import from_to, hour_here


class CapturedLine(NamedTuple):
    """A captured line that the cursor can be on."""

    key: str


class PromptLine(NamedTuple):
    """A question of the standard that the cursor can be on."""

    ref: CriterionRef
    id: str


SIGNS: dict[CapturedKind, str] = {
    "note": " ",
    "question": "?",
    "action": "!",
    "evidence": "+",
}


def captured(assessment: Assessment, person: str) -> Iterator[Block]:
    """Yield the lines that wait to be filed."""
    waiting = unfiled(assessment.sheet(person))
    yield Block(f"Captured, to be filed: {len(waiting)}", "accent")
    for key, line in waiting.items():
        read = read_line(assessment, line.text)
        where = f"{called(assessment, read.ref)}: " if read.ref else ""
        yield Block(
            f"{SIGNS[read.kind]} {where}{read.words}",
            key=CapturedLine(key),
            mark=hour_here(line.at),
        )
    if not waiting:
        yield Block("Nothing. c keeps a line, from any screen.", "quiet", indent=1)


def agenda(
    parts: tuple[Part, ...], blocks: tuple[Timed, ...], now: datetime, marks: Marks
) -> Iterator[Block]:
    """Yield the blocks of the day, with their times once the clock runs."""
    yield Block("Agenda", "accent")
    here = current(blocks, now)
    for number, part in enumerate(parts):
        when = f"{part.minutes:>3} min"
        is_here = False
        if blocks:
            block = blocks[number]
            is_here = block is here
            when = from_to(block.starts, block.ends)
        mark = f"{marks.cursor if is_here else ' '} {when}"
        yield Block(part.title, "heading" if is_here else "", mark=mark)
    if not parts:
        yield Block("No agenda for this kind of assessment.", "quiet", indent=1)


def to_ask(assessment: Assessment, person: str) -> Iterator[Block]:
    """Yield the criteria that nothing is held of yet, and who leads on each."""
    left = still_to_ask(assessment, person)
    asked = len(progress(assessment, person).refs)
    yield Block(f"Not covered yet: {len(left)} of {asked}", "accent")
    for ref in left:
        led = ", ".join(shown_name(assessment, who) for who in leaders(assessment, ref))
        title = assessment.criterion(ref).title
        name = called(assessment, ref)
        text = f"{name}: {title}{f' ({led})' if led else ''}"
        yield Block(with_capital(text), key=ref)


def questions(assessment: Assessment, person: str, marks: Marks) -> Iterator[Block]:
    """Yield the questions of the standards that nobody ticked as asked."""
    every = every_prompt(assessment, person)
    left = [prompt for prompt in every if not prompt.is_asked]
    yield Block(f"Questions not asked yet: {len(left)} of {len(every)}", "accent")
    for prompt in every:
        yield Block(
            f"{called(assessment, prompt.ref)}: {prompt.shown}",
            "quiet" if prompt.is_asked else "",
            key=PromptLine(prompt.ref, prompt.id),
            mark=marks.box(ticked=prompt.is_asked or None),
        )


def wrap_up(assessment: Assessment, person: str) -> Iterator[Block]:
    """Yield what to ask before the team leaves: open questions, and gaps."""
    yield Block("Before the team leaves", "heading")
    open_ = [
        read
        for line in unfiled(assessment.sheet(person)).values()
        if (read := read_line(assessment, line.text)).kind == "question"
    ]
    yield Block(f"Questions that you captured: {len(open_)}", "accent")
    for read in open_:
        yield Block(read.words, mark="?")
    yield from to_ask(assessment, person)
    asked = progress(assessment, person).refs
    thin = [ref for ref in asked if _is_thin(assessment, person, ref)]
    yield Block(f"Rated without any evidence: {len(thin)}", "accent")
    for ref in thin:
        text = f"{called(assessment, ref)}: {assessment.criterion(ref).title}"
        yield Block(with_capital(text), key=ref)


def _is_thin(assessment: Assessment, person: str, ref: CriterionRef) -> bool:
    """Whether it is rated, and rests on no evidence."""
    held, rates = assessment.sheet(person).at(ref), assessment.scale(ref.standard)
    return bool(rates.rating) and held.rating is not None and not held.linked


def every_criterion(assessment: Assessment) -> tuple[Block, ...]:
    """Return each criterion, to choose from, with its standard if there are several."""
    several = len(assessment.brief.standard) > 1
    rows = []
    for ref in assessment.refs:
        standard = f", {assessment.standards[ref.standard].title}" if several else ""
        title = assessment.criterion(ref).title
        text, mark = f"{title}{standard}", f"{ref.criterion:>2}"
        rows.append(Block(text, key=ref, mark=mark, wraps=False))
    return tuple(rows)


def as_calendar(assessment: Assessment, parts: tuple[Part, ...], at: datetime) -> str:
    """Return the blocks of the day as a calendar, from the hour at which it begins."""
    brief = assessment.brief
    events = [
        Event(
            uid=f"{brief.id}-agenda-{number}@assess.invalid",
            begins=block.starts,
            minutes=block.part.minutes,
            title=block.part.title,
            about=brief.service,
            words="",
            kind="Assessment",
        )
        for number, block in enumerate(timed(parts, at), start=1)
    ]
    return calendar(events, brief.service, stamp=LONG_AGO, sequence=0)
