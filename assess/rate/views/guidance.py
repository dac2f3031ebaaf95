"""What an assessor asks and looks for."""

from collections.abc import Iterator

from assess.model.asked_once import asked_with
from assess.model.assessment import Assessment
from assess.model.bought import who_answers
from assess.model.finding import CriterionRef
from assess.model.outcome import names
from assess.model.own_prompts import asked_as_well
from assess.model.standard import Guidance
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks


def _related(
    assessment: Assessment, ref: CriterionRef, marks: Marks
) -> Iterator[Block]:
    """What the other standards of this assessment ask that belongs to this."""
    known = frozenset(assessment.refs)
    related = [r for r in assessment.crosswalk.of(ref) if r.ref in known]
    once = asked_with(assessment, ref)
    if once is not None:
        name = names(assessment, [once], always=True)
        yield Block()
        yield Block(f"Ask once, with {name}. C offers its answer here.")
    if related:
        yield Block()
        yield Block("Belongs together with (C carries over)", "accent")
    for found in related:
        standard = assessment.standards[found.ref.standard]
        title = assessment.criterion(found.ref).title
        name = f"{standard.title} {found.ref.criterion}, {title}"
        yield Block(f"{name}: {found.because}", mark=marks.bullet)


def _guided(asked: Guidance, marks: Marks) -> Iterator[Block]:
    for title, lines, mark in (
        ("Ask", asked.ask, "?"),
        ("Look for", asked.look_for, marks.bullet),
        ("Warning signs", asked.warning_signs, "!"),
    ):
        if lines:
            yield Block(title, "accent")
            yield from (Block(line, mark=mark) for line in lines)
            yield Block()


def _own(assessment: Assessment, ref: CriterionRef, marks: Marks) -> Iterator[Block]:
    """What the council asks beside the standard, said to be the council's own."""
    own = assessment.own_prompts.get(ref.standard)
    found = asked_as_well(own, ref.criterion, assessment.brief.phase)
    if found is None:
        return
    yield Block(found.heading, "heading")
    if found.note:
        yield Block(found.note)
    yield from _guided(found.guidance, marks)


def guidance(
    assessment: Assessment, ref: CriterionRef, marks: Marks
) -> tuple[Block, ...]:
    """Return what an assessor asks and looks for in this phase."""
    criterion, brief = assessment.criterion(ref), assessment.brief
    phase = brief.phase
    asked = criterion.guidance(phase, brief.delivery)
    blocks = [Block(f"Guidance · {phase}", "heading")]
    blocks += [Block(criterion.summary), Block()] if criterion.summary else []
    if answers := who_answers(assessment, ref):
        blocks += [Block(answers, "quiet"), Block()]
    blocks += [*_guided(asked, marks), *_own(assessment, ref, marks)]
    for rating, shown in assessment.scale(ref.standard).rating.items():
        if text := criterion.descriptor(rating, phase):
            mark = marks.mark(shown.letter, shown.shape)
            blocks.append(
                Block(f"{shown.word} when", mark=mark, mark_style=shown.colour)
            )
            blocks.append(Block(text, indent=2))
    blocks += _related(assessment, ref, marks)
    if criterion.lead:
        blocks += [Block(), Block(f"Led by: {', '.join(criterion.lead)}", "quiet")]
    for part in criterion.part.values():
        blocks.append(Block(part.title, "accent"))
        blocks += [Block(line, mark="?") for line in part.ask]
    if len(blocks) == 1:
        blocks.append(Block("This edition holds titles only.", "quiet"))
    return tuple(blocks)
