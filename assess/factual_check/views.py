"""What the factual check says: where it stands, each mark, and each sentence."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.factual_check import (
    IN_WORDS,
    DraftSentence,
    Marked,
    checked_by,
    marked,
    ref_of,
    with_the_team,
)
from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks


class MarkLine(NamedTuple):
    """A line of what the team marked, by its id."""

    id: str

    def __str__(self) -> str:
        """Return it as a problem names it."""
        return self.id


def state(assessment: Assessment) -> str:
    """Say where the check stands, in a sentence or two."""
    agreed = assessment.agreed
    found = marked(assessment)
    counts = _counted(found)
    if agreed.is_published:
        return f"The report is published. {counts}"
    draft = with_the_team(agreed)
    if draft is None:
        return f"The draft is not with the team. {counts}"
    number, sent = draft
    by = checked_by(assessment, number)
    done = f"Checked to the end by {', '.join(by)}." if by else "Not checked yet."
    return (
        f"The draft went to the team on {spelt(british_day(sent.at))}. {done} {counts}"
    )


def _counted(found: tuple[Marked, ...]) -> str:
    if not found:
        return "Nothing is marked as wrong."
    many = "1 sentence is" if len(found) == 1 else f"{len(found)} sentences are"
    open_ = sum(1 for each in found if each.answer is None)
    waits = f", {open_} without an answer" if open_ else ""
    return f"{many} marked as wrong{waits}."


def where(assessment: Assessment, ref: CriterionRef | None) -> str:
    """Say where a sentence stands, as people call it."""
    if ref is None:
        return "The service and the outcome"
    name = called(assessment, ref)
    title = f": {assessment.criterion(ref).title}" if ref in assessment.refs else ""
    return f"{with_capital(name)}{title}"


def exchange(each: Marked) -> Iterator[str]:
    """Yield what the team says is so, and what the lead answered."""
    yield f"{each.by} says: {each.mark.so}"
    said = f": {each.answer.reason}" if each.answer and each.answer.reason else ""
    yield f"{with_capital(each.state)}{said}"


def blocks(
    assessment: Assessment,
    draft: tuple[DraftSentence, ...],
    marks: Marks,
    why_none: str = "",
) -> Iterator[Block]:
    """Yield what is marked, and below it the draft sentence by sentence.

    Args:
        assessment: Whose draft it is.
        draft: Its sentences, as far as who reads may read them.
        marks: How things are marked in a list.
        why_none: Why they are not shown, where they are not.
    """
    yield Block(state(assessment))
    found = marked(assessment)
    if found:
        yield Block()
        yield Block("Marked as wrong", "accent")
    for each in found:
        yield Block(
            each.mark.sentence, key=MarkLine(each.id), mark=marks.box(ticked=_box(each))
        )
        yield Block(where(assessment, each.ref), "quiet", indent=4)
        for line in exchange(each):
            yield Block(line, indent=4)
    if why_none:
        yield Block()
        yield Block(why_none)
    for ref, those in groupby(draft, key=lambda each: each.ref):
        yield Block()
        yield Block(where(assessment, ref), "accent")
        for sentence in those:
            kind = IN_WORDS[sentence.kind]
            yield Block(f"{kind}: {sentence.text}", key=sentence, mark=marks.bullet)


def _box(each: Marked) -> bool | None:
    return None if each.answer is None else each.is_accepted


def lines(assessment: Assessment) -> Iterator[str]:
    """Yield where the check stands, and each mark, for the command line."""
    yield state(assessment)
    for each in marked(assessment):
        yield ""
        yield where(assessment, ref_of(each.mark))
        yield f"  {each.mark.sentence}"
        for line in exchange(each):
            yield f"    {line}"


def draft_lines(
    found: Iterable[DraftSentence], assessment: Assessment
) -> Iterator[str]:
    """Yield the draft sentence by sentence."""
    for ref, those in groupby(found, key=lambda each: each.ref):
        yield ""
        yield where(assessment, ref)
        for sentence in those:
            yield f"  {IN_WORDS[sentence.kind]}: {sentence.text}"
