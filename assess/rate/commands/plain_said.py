"""The words that the plain walk writes down, each with the letter that begins it."""

from collections.abc import Callable, Mapping
from typing import Final, get_args

from assess.check.use_cases.deadlines import proposed_in
from assess.desk.answers import named
from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import find_criteria
from assess.model.due import due_text
from assess.model.evidence import EvidenceText
from assess.model.finding import CriterionRef
from assess.model.values import Confidence
from assess.rate.commands.plain_shown import SAID
from assess.rate.use_cases import evidence, findings
from assess.rate.use_cases.own_sheet import draft
from assess.ui.command.lines import line_for, words_for
from assess.ui.text.moments import day_of

NOTHING = "-"
"""What takes away the date, the owner or the other criteria of an action."""


def _reason(desk: Desk, ref: CriterionRef, words: str) -> None:
    findings.set_reason(desk, ref, words or words_for("Reason"))


def _note(desk: Desk, ref: CriterionRef, words: str) -> None:
    findings.set_note(desk, ref, words or words_for("Note"))


def _confidence(desk: Desk, ref: CriterionRef, words: str) -> None:
    known = {word: word for word in get_args(Confidence)}
    given = (words or words_for("Unsure, fairly or sure")).lower()
    findings.set_confidence(desk, ref, named(given, known, "an answer"))


def _evidence(desk: Desk, ref: CriterionRef, words: str) -> None:
    text = EvidenceText(title=words or words_for("Evidence"), kind="observed")
    evidence.add_and_link(desk, ref, text)


def _said(letter: str) -> Callable[[Desk, CriterionRef, str], None]:
    kind, name = SAID[letter]

    def say(desk: Desk, ref: CriterionRef, words: str) -> None:
        findings.say(desk, ref, kind, words or words_for(name))

    return say


# An action's date and owner


def _due(desk: Desk, ref: CriterionRef, words: str) -> None:
    key, words = findings.action_named(desk, ref, words)
    given = words or _asked_due(proposed(desk, ref))
    due = None if given == NOTHING else read_due(given)
    findings.set_action(desk, ref, key, due=due)


def proposed(desk: Desk, ref: CriterionRef) -> str:
    """Return by when the council's policy proposes that an action be done.

    Raises:
        StoreError: the council's own policy can't be read.
    """
    held, today = draft(desk, ref), day_of(desk.now)
    day = proposed_in(desk.folder, desk.assessment, ref, held, today=today)
    return due_text(day) if day else ""


def _asked_due(due: str) -> str:
    question = "Due, for example 2027-01-14 or before public beta, - for none"
    if not due:
        return words_for(question)
    given = line_for(f"{question}, nothing for {due} as proposed: ")
    return (given or "").strip() or due


def _owner(desk: Desk, ref: CriterionRef, words: str) -> None:
    key, words = findings.action_named(desk, ref, words)
    given = words or words_for("Owner, a role, - for none")
    owner = "" if given == NOTHING else given
    findings.set_action(desk, ref, key, owner=owner)


def _also(desk: Desk, ref: CriterionRef, words: str) -> None:
    key, _ = findings.action_named(desk, ref, "")
    given = words or words_for("Also for which criteria, - for none")
    named_ones = given.replace(",", " ").split() if given != NOTHING else []
    findings.for_others(desk, ref, key, find_criteria(desk.assessment, named_ones))


WRITES: Final[Mapping[str, Callable[[Desk, CriterionRef, str], None]]] = {
    "r": _reason,
    "t": _note,
    "c": _confidence,
    "e": _evidence,
    "due": _due,
    "owner": _owner,
    "also": _also,
    **{letter: _said(letter) for letter in SAID},
}
"""What each letter, or word, writes down at a criterion."""
