"""What is said of a criterion: changed, and searched by words."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from assess.model.assessment import Assessment
from assess.model.factual_check import with_the_team
from assess.model.finding import (
    SAID_KINDS,
    Action,
    CriterionRef,
    Finding,
    Gone,
    SaidKind,
)
from assess.model.outcome import named
from assess.model.panel import missing, not_submitted
from assess.model.sheet import InboxLine


def asked_elsewhere(
    assessment: Assessment, ref: CriterionRef, held: Callable[[CriterionRef], Finding]
) -> Iterator[tuple[CriterionRef, Action]]:
    """Yield the actions said of other criteria that are for this one too."""
    for other in assessment.refs:
        for action in held(other).actions.values():
            if str(ref) in action.also:
                yield other, action


def for_others(assessment: Assessment, action: Action) -> str:
    """Say for which other criteria an action is; nothing where it is for none."""
    others = [CriterionRef.read(words) for words in action.also]
    return f"also for {named(assessment, others)}" if others else ""


def about_reason(
    assessment: Assessment, ref: CriterionRef, before: Finding, after: Finding
) -> str:
    """Say what a change of rating does to a reason that was given for another."""
    if not before.reason or before.rating is None or before.rating == after.rating:
        return ""
    was = assessment.shown(ref, before.rating).word
    if not after.reason:
        return f"The reason said why it was {was}, so it goes with it."
    if after.rating is None or after.reason != before.reason:
        return ""
    return "The reason was written before this rating. See whether it still holds."


def is_gone(finding: Finding, kind: SaidKind, key: str) -> bool:
    """Whether this was said once, and taken back."""
    return isinstance(getattr(finding, kind).get(key), Gone)


def kind_of(finding: Finding, key: str) -> SaidKind | None:
    """Return what kind of thing has this id; nothing if none is said under it."""
    return next(
        (kind for kind in SAID_KINDS if _is_said(getattr(finding, kind), key)), None
    )


def _is_said(table: dict[str, Any], key: str) -> bool:
    return key in table and not isinstance(table[key], Gone)


SAID_AS: Final = {"well": "Done well", "gap": "Gap", "advice": "Advice"}
AROUND: Final = 24
"""How many letters of a sentence stand before the word that was found in it."""


class Hit(NamedTuple):
    """A place in which words were found."""

    ref: CriterionRef | None
    """The criterion; a captured line has none."""
    what: str
    text: str
    kind: str = ""
    """The kind of its line in the finding, and its id, where it has one."""
    id: str = ""

    def excerpt(self, words: str) -> str:
        """Return the text from just before the first word that was found."""
        return excerpt(self.text, words)


def excerpt(text: str, words: str, *, before: int = AROUND) -> str:
    """Return a text from just before the first of some words that stands in it.

    Args:
        text: Where the words were found.
        words: What was searched; a word may be begun only.
        before: How many letters may stand before the word.
    """
    plain = text.casefold()
    places = (plain.find(word) for word in words.casefold().split())
    begins = max(min((at for at in places if at >= 0), default=0) - before, 0)
    return f"{'…' if begins else ''}{text[begins:]}"


def search(assessment: Assessment, person: str, words: str) -> tuple[Hit, ...]:
    """Return where all *words* are found: in titles, and in what the person may read.

    That is what they wrote, what the panel agreed, the evidence that these link, and
    the lines that they captured. `unrated` and `red` find criteria by their rating.
    """
    wanted = [
        "not yet rated" if w == "unrated" else w for w in words.casefold().split()
    ]
    return tuple(
        hit
        for hit in (*_places(assessment, person), *_captured(assessment, person))
        if wanted and all(word in hit.text.casefold() for word in wanted)
    )


def _places(assessment: Assessment, person: str) -> Iterator[Hit]:
    for ref in assessment.refs:
        own = assessment.effective(person, ref)
        word = assessment.shown_as(ref, own).word
        title = f"{ref.criterion} {assessment.criterion(ref).title}"
        yield Hit(ref, "Title", f"{title}, {word}")
        yield from _written(assessment, ref, own, "")
        yield from _written(assessment, ref, assessment.agreed.at(ref), "Agreed: ")


def _written(
    assessment: Assessment, ref: CriterionRef, held: Finding, whose: str
) -> Iterator[Hit]:
    yield Hit(ref, f"{whose}Reason", held.reason)
    yield Hit(ref, f"{whose}Private note", held.note)
    for kind, name in SAID_AS.items():
        for key, text in held.sentences(kind).items():  # type: ignore[arg-type]
            yield Hit(ref, f"{whose}{name}", text, kind, key)
    for key, action in held.actions.items():
        text = f"{action.text} {action.owner}".strip()
        yield Hit(ref, f"{whose}Action", text, "action", key)
    for key in held.linked:
        if piece := assessment.evidence.get(key):
            text = f"{piece.title} {piece.where}".strip()
            yield Hit(ref, f"{whose}Evidence", text, "evidence", key)


def _captured(assessment: Assessment, person: str) -> Iterator[Hit]:
    for line in assessment.sheet(person).inbox.values():
        if isinstance(line, InboxLine):
            yield Hit(None, "Captured line", line.text)


def may_submit(assessment: Assessment, person: str) -> bool:
    """Whether somebody on a panel has rated everything and not submitted yet."""
    is_panel = assessment.only_rater is None and not assessment.agreed.reveal
    is_open = person in assessment.brief.raters and is_panel
    has_left = assessment.sheet(person).submission is None
    return is_open and has_left and not missing(assessment, person)


def first_for(assessment: Assessment, person: str) -> str:
    """Return the screen that somebody comes for; nothing if it is the walk.

    The team comes for a draft that it is to check, and for its actions once they are
    published; who leads and has submitted waits for the others; an observer sees who
    has submitted.
    """
    brief, agreed = assessment.brief, assessment.agreed
    if person in brief.people("team") and person not in brief.raters:
        draft = with_the_team(agreed)
        if draft is not None and draft[0] not in assessment.sheet(person).checked:
            return "factual-check"
        return "actions" if agreed.version else ""
    if assessment.only_rater is not None or agreed.reveal or agreed.version:
        return ""
    waits = person == brief.writes_agreed and assessment.sheet(person).submission
    if (waits and not_submitted(assessment)) or person in brief.people("observer"):
        return "panel"
    return ""
