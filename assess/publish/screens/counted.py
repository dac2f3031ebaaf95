"""How far each standard is, as the review says it."""

from collections.abc import Iterable, Iterator

from assess.check.use_cases.status import StandardStatus
from assess.ui.text.blocks import Block


def counted(standards: Iterable[StandardStatus]) -> Iterator[Block]:
    """Yield for each standard its ratings, and how much is done of what is asked."""
    for standard in standards:
        counts = ", ".join(
            f"{count} {word.lower()}" for word, count in standard.ratings
        )
        yield Block(f"{standard.title}: {counts}")
        carried = f", {standard.carried} carried" if standard.carried else ""
        yield Block(
            f"{standard.rated} of {standard.total} {standard.nouns} "
            f"{standard.done}, {standard.complete} complete{carried}",
            "quiet",
            indent=2,
        )
