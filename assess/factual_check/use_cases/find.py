"""Find a sentence, or a mark, as people call it: by where it stands and its words."""

from typing import Final, TypeVar

from assess.desk.errors import RefusedError
from assess.desk.places import find_criterion
from assess.model.assessment import Assessment
from assess.model.factual_check import DraftSentence, Kind, Marked, marked, sentences
from assess.model.finding import CriterionRef

WHOLE: Final[dict[str, tuple[Kind, ...]]] = {
    "outcome": ("outcome", "condition", "whole"),
    "service": ("about", "users", "scope", "savings", "satisfaction"),
}
"""What stands at no criterion, by what people call it."""

_Found = TypeVar("_Found")

BEGINNING: Final = 7
"""How many words of a sentence stand for it where several are named."""


def find_sentence(assessment: Assessment, where: str, words: str) -> DraftSentence:
    """Return a sentence by where it stands and how it begins.

    Args:
        assessment: Whose draft it is in.
        where: A criterion, or `outcome` or `service`.
        words: The sentence, or enough of it to tell it from the others there.

    Raises:
        RefusedError: there is none there, or several.
    """
    here = _sentences_at(assessment, where)
    found = [each for each in here if _holds(each.text, words)]
    exact = [each for each in found if _plain(each.text) == _plain(words)]
    return _only(exact or found, [each.text for each in here], where, words)


def find_mark(assessment: Assessment, where: str, words: str = "") -> Marked:
    """Return what was marked, by where it stands and how it begins.

    Raises:
        RefusedError: nothing was marked there, or several sentences were.
    """
    ref, kinds = _place(assessment, where)
    every = [each for each in marked(assessment) if each.ref == ref]
    if ref is None:
        every = [e for e in every if e.stands is None or e.stands.kind in kinds]
    open_ = [each for each in every if each.answer is None]
    here = every if words else open_ or every
    found = [each for each in here if _holds(each.mark.sentence, words)]
    if not every:
        raise RefusedError(f"Nothing is marked at {where}.")
    return _only(found, [each.mark.sentence for each in here], where, words)


def chosen(assessment: Assessment, key: str) -> Marked:
    """Return what was marked by its id, as the cursor knows it.

    Raises:
        RefusedError: the cursor is on something else.
    """
    found = next((each for each in marked(assessment) if each.id == key), None)
    if found is None:
        raise RefusedError("Choose first what the team marked, at the top of the list.")
    return found


def standing(line: DraftSentence | None) -> DraftSentence:
    """Return where a sentence stands.

    Raises:
        RefusedError: it does not stand in the draft any more.
    """
    if line is None:
        raise RefusedError("This sentence does not stand in the draft any more.")
    return line


def _place(
    assessment: Assessment, where: str
) -> tuple[CriterionRef | None, tuple[Kind, ...]]:
    name = where.strip().casefold()
    if name in WHOLE:
        return None, WHOLE[name]
    return find_criterion(assessment, where), ()


def _sentences_at(assessment: Assessment, where: str) -> list[DraftSentence]:
    ref, kinds = _place(assessment, where)
    return [
        each
        for each in sentences(assessment)
        if each.ref == ref and (ref is not None or each.kind in kinds)
    ]


def _only(found: list[_Found], here: list[str], where: str, words: str) -> _Found:
    if len(found) == 1:
        return found[0]
    if not here:
        raise RefusedError(f"The draft says nothing at {where}.")
    said = "; ".join(map(_beginning, here))
    if not found:
        raise RefusedError(
            f"No sentence at {where} has the words {words}. There: {said}"
        )
    raise RefusedError(
        f"Several sentences at {where} are meant. Write more of one: {said}"
    )


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:BEGINNING]) + ("…" if words[BEGINNING:] else "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _holds(text: str, words: str) -> bool:
    return _plain(words) in _plain(text)
