"""A line captured in the session: words, and marks that say what they are.

`#5` names a criterion, `?` a question, `!` an action, `+` evidence. Whatever
names nothing known stays among the words.
"""

import re
from typing import Final, Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.sheet import InboxLine, Sheet

CapturedKind = Literal["note", "question", "action", "evidence"]

_KINDS: Final[dict[str, CapturedKind]] = {
    "?": "question",
    "!": "action",
    "+": "evidence",
}
_CRITERION: Final = re.compile(r"#([a-z0-9.-]+:)?([a-z0-9-]+)", re.IGNORECASE)


class Captured(NamedTuple):
    """What a line says, read by its marks."""

    kind: CapturedKind
    ref: CriterionRef | None
    words: str


def read_line(assessment: Assessment, text: str) -> Captured:
    """Read the marks of a captured line; the last of each kind counts.

    `#5` is of the standard that decides the outcome, `#local:5` of the one that begins
    with that word.
    """
    kind: CapturedKind = "note"
    ref = None
    words: list[str] = []
    for word in text.split():
        if word in _KINDS:
            kind = _KINDS[word]
        elif (named := _criterion(assessment, word)) is not None:
            ref = named
        elif word[0] in _KINDS and len(word) > 1 and not words:
            kind = _KINDS[word[0]]
            words.append(word[1:])
        else:
            words.append(word)
    return Captured(kind, ref, " ".join(words))


def _criterion(assessment: Assessment, word: str) -> CriterionRef | None:
    found = _CRITERION.fullmatch(word.rstrip(",.;:"))
    if found is None:
        return None
    standard, criterion = (part.lower() if part else "" for part in found.groups())
    wanted = standard.rstrip(":")
    numbered = [ref for ref in assessment.refs if ref.criterion == criterion]
    fitting = [ref for ref in numbered if ref.standard == wanted] or [
        ref
        for ref in numbered
        if ref.standard.startswith(wanted)
        or assessment.standards[ref.standard].title.lower().startswith(wanted)
    ]
    gating = [ref for ref in fitting if assessment.brief.standard[ref.standard].gating]
    return next(iter([*gating, *fitting]), None)


def mark_of_another(assessment: Assessment) -> str:
    """Return how a criterion is marked that is not of the first standard, if any is."""
    first, *_ = assessment.refs
    others = (ref for ref in assessment.refs if ref.standard != first.standard)
    for ref in others:
        begins = assessment.standards[ref.standard].title.lower().split(maxsplit=1)
        marks = (f"#{word}:{ref.criterion}" for word in (*begins[:1], ref.standard))
        return next((m for m in marks if _criterion(assessment, m) == ref), "")
    return ""


def unfiled(sheet: Sheet) -> dict[str, InboxLine]:
    """Return the lines of a sheet that wait to be filed, oldest first."""
    waiting = {
        key: line
        for key, line in sheet.inbox.items()
        if isinstance(line, InboxLine) and not line.filed
    }
    return dict(sorted(waiting.items(), key=lambda item: (item[1].at, item[0])))
