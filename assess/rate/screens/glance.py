"""The list of criteria as it can be shown before anything is checked."""

from assess.rate.use_cases.glance import Glance
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks


def glanced(glance: Glance, marks: Marks) -> tuple[Block, ...]:
    """Return the list of criteria from a glance; it needs no pydantic."""
    blocks: list[Block] = []
    for standard in glance.standards:
        blocks.append(Block(standard.title, "heading", wraps=False))
        theme = ""
        for criterion in standard.criteria:
            if criterion.theme and criterion.theme != theme:
                theme = criterion.theme
                blocks.append(Block(theme, "quiet", indent=1, wraps=False))
            blocks.append(
                Block(
                    f"{criterion.id:>2} {criterion.title}",
                    key=(standard.id, criterion.id),
                    mark=marks.mark(criterion.rating.letter, criterion.rating.shape),
                    mark_style=criterion.rating.colour,
                    wraps=False,
                )
            )
    return tuple(blocks)
