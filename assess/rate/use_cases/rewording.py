"""Find what somebody said by its words, to say it otherwise or take it back."""

from typing import NamedTuple

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.finding import SAID_KINDS, CriterionRef, Finding, SaidKind
from assess.model.outcome import called
from assess.rate.use_cases.own_sheet import draft


class SaidLine(NamedTuple):
    """Something that the person at the desk said of a criterion."""

    kind: SaidKind
    id: str
    text: str


def said_called(desk: Desk, ref: CriterionRef, words: str) -> SaidLine:
    """Return what begins with some words, or holds them, where only one does.

    Raises:
        RefusedError: nothing of one's own does, or several do.
    """
    every = _said(draft(desk, ref))
    plain = words.strip().casefold()
    found = [each for each in every if plain in each.text.casefold()]
    exact = [each for each in found if each.text.casefold() == plain]
    if len(exact or found) == 1:
        return (exact or found)[0]
    what = "; ".join(each.text for each in (found or every))
    if not every:
        name = called(desk.assessment, ref)
        raise RefusedError(f"{desk.person} has said nothing of {name} yet.")
    if not found:
        raise RefusedError(f"Nothing of yours has the words {words}. There: {what}")
    raise RefusedError(f"Several of yours have the words {words}: {what}")


def _said(held: Finding) -> list[SaidLine]:
    return [
        SaidLine(kind, key, text)
        for kind in SAID_KINDS
        for key, text in _texts(held, kind).items()
    ]


def _texts(held: Finding, kind: SaidKind) -> dict[str, str]:
    if kind == "action":
        return {key: action.text for key, action in held.actions.items()}
    return held.sentences(kind)
