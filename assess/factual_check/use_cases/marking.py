"""Mark a sentence of the draft as wrong, for the team."""

from typing import Final

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.ids import mint
from assess.model.factual_check import (
    DraftSentence,
    Marked,
    marked,
    ref_of,
    with_the_team,
)
from assess.model.sheet import Mark

OVER: Final = (
    "The report is published, so its sentences can't be marked any more. The team "
    "answers its actions, with assess respond."
)
NOT_SENT: Final = (
    "The draft has not gone to the team yet. The lead sends it: on Review with d, or "
    "with assess send-draft."
)


def may_mark(desk: Desk) -> str:
    """Refuse at once what `mark` would refuse whatever is said; return the draft.

    Raises:
        RefusedError: this person is not in the team, or no draft is with it.
    """
    brief, agreed = desk.assessment.brief, desk.assessment.agreed
    team = brief.people("team")
    if brief.assessed_by == "team" or desk.person not in team:
        who = f": {', '.join(team)}." if team else ". Nobody is in it yet."
        raise RefusedError(f"Only the service team marks what is wrong{who}")
    if agreed.is_published:
        raise RefusedError(OVER)
    draft = with_the_team(agreed)
    if draft is None:
        raise RefusedError(NOT_SENT)
    return draft[0]


@at_once
def mark(desk: Desk, sentence: DraftSentence, *, so: str) -> bool:
    """Mark a sentence as wrong, for the team, and say what is so.

    Marked again by the same person, what is so is said anew.

    Raises:
        NeedsReasonError: nobody says what is so.
        RefusedError: see `may_mark`; or somebody else marked it, or it is answered.
    """
    may_mark(desk)
    earlier = _marked_already(desk, sentence)
    if not so.strip():
        raise NeedsReasonError("Say what is so. The lead decides on it.", "so")
    table = desk.sheet.marked
    key = earlier.id.rpartition("-")[2] if earlier else mint(table, after=table)
    ref = sentence.ref
    entry = Mark(
        at=desk.now,
        standard=ref.standard if ref else None,
        criterion=ref.criterion if ref else None,
        sentence=sentence.text,
        so=so.strip(),
    )
    return desk.put(desk.sheet.but(marked={**table, key: entry}), "A sentence marked")


def _marked_already(desk: Desk, sentence: DraftSentence) -> Marked | None:
    place = (sentence.ref, sentence.text)
    for each in marked(desk.assessment):
        if (ref_of(each.mark), each.mark.sentence) == place:
            if each.by != desk.person:
                raise RefusedError(f"{each.by} marked it already: {each.mark.so}")
            _must_be_open(each)
            return each
    return None


def _must_be_open(each: Marked) -> None:
    if each.answer is not None:
        raise RefusedError("The lead has answered this already.")


@at_once
def take_back(desk: Desk, each: Marked) -> bool:
    """Say, for the team, that a sentence is right after all.

    Raises:
        RefusedError: somebody else marked it, or the lead has answered.
    """
    may_mark(desk)
    if each.by != desk.person:
        raise RefusedError(f"Only {each.by}, who marked it, takes it back.")
    _must_be_open(each)
    key = each.id.rpartition("-")[2]
    table = {**desk.sheet.marked, key: each.mark.but(withdrawn=desk.now)}
    return desk.put(desk.sheet.but(marked=table), "A mark taken back")


@at_once
def finish(desk: Desk) -> bool:
    """Say, for the team, that the draft is checked to its end.

    Raises:
        RefusedError: see `may_mark`.
    """
    number = may_mark(desk)
    if number in desk.sheet.checked:
        return False
    table = {**desk.sheet.checked, number: desk.now}
    return desk.put(desk.sheet.but(checked=table), "The draft is checked")
