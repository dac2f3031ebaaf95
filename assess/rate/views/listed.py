"""The list of criteria."""

from collections.abc import Collection

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.standard import Rating
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks


def criteria(  # noqa: PLR0913 - what is shown, and how
    assessment: Assessment,
    person: str,
    marks: Marks,
    *,
    only: Collection[CriterionRef] | None = None,
    lacks: Collection[CriterionRef] = (),
    is_whole: bool = False,
) -> tuple[Block, ...]:
    """Return the list of criteria, each with its rating.

    Args:
        assessment: The whole.
        person: Whose ratings are shown.
        marks: How they are marked.
        only: The criteria to show; all if not given.
        lacks: Those that lack something, which are marked.
        is_whole: Whether what the panel agreed is shown, where it agreed.
    """
    blocks: list[Block] = []
    for name, standard in assessment.standards.items():
        if name not in assessment.brief.standard:
            continue
        theme = None
        blocks.append(Block(standard.title, "heading", wraps=False))
        for number, criterion in standard.criterion.items():
            ref = CriterionRef(name, number)
            shown = shown_rating(assessment, person, ref, is_whole=is_whole)
            if only is not None and ref not in only:
                continue
            if criterion.theme != theme and criterion.theme in standard.theme:
                theme = criterion.theme
                title = standard.theme[criterion.theme].title
                blocks.append(Block(title, "quiet", indent=1, wraps=False))
            row = criterion_block(ref, criterion.title, shown, marks)
            blocks.append(marked(row, marks) if ref in lacks else row)
    return tuple(blocks)


def shown_rating(
    assessment: Assessment, person: str, ref: CriterionRef, *, is_whole: bool
) -> Rating:
    """Return the rating that stands in the list: the panel's, or one's own."""
    agreed = assessment.finding(ref)
    is_panels = is_whole and agreed.rating
    held = agreed if is_panels else assessment.effective(person, ref)
    return assessment.shown_as(ref, held)


def marked(row: Block, marks: Marks) -> Block:
    """Return the line of a criterion that is rated and lacks something."""
    return row._replace(
        text=row.text.removeprefix(" "), mark=f"{row.mark}{marks.lacking}"
    )


def criterion_block(
    ref: CriterionRef, title: str, shown: Rating, marks: Marks
) -> Block:
    """Return one line of the list."""
    return Block(
        f"{ref.criterion:>2} {title}",
        key=ref,
        mark=marks.mark(shown.letter, shown.shape),
        mark_style=shown.colour,
        wraps=False,
    )
