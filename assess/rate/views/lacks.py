"""What a criterion still lacks, with the key that mends it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assess.check.logic.rules.registry import RULES
from assess.model.problem import Mend, Problem
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

Keys = Mapping[Mend, str]

IN_THE_WALK: Final[Keys] = {
    "reason": "r",
    "well": "d",
    "action": "x",
    "evidence": "e",
}
"""The key of the walk that mends what a criterion lacks."""

AT_THE_AGREEMENT: Final[Keys] = {
    "reason": "r",
    "well": "d",
    "action": "x",
    "evidence": "Space",
    "dates": "e",
}
"""The key that mends it where the panel agrees."""

MOST: Final = 3
"""How many of what a criterion lacks are said; the review says all."""


def lacks(
    found: Sequence[Problem],
    marks: Marks,
    keys: Keys = IN_THE_WALK,
    more: str = "w shows them",
) -> Iterator[Block]:
    """Yield what a criterion lacks; *more* says where the rest of it stands."""
    for problem in found[:MOST]:
        style = "bad" if problem.level == "error" else "middling"
        yield Block(_said(problem, keys), style, mark=marks.lacking)
    if left := len(found[MOST:]):
        yield Block(f"{left} more: {more}", "quiet", indent=2)


def _said(problem: Problem, keys: Keys) -> str:
    """Return what is lacking, in short where a key mends it."""
    rule = RULES.get(problem.rule)
    key = keys.get(rule.mend) if rule and rule.mend else None
    if key is None:
        return problem.sentence
    return f"{problem.sentence.partition('. ')[0].rstrip('.')} ({key})"
