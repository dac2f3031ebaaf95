"""The factual check as questions and answers, line by line, for screen readers."""

from functools import partial
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from assess.desk.answers import named
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.refusals import refusal
from assess.factual_check import views
from assess.factual_check.use_cases.answering import Verdict, answer, may_answer
from assess.factual_check.use_cases.marking import finish, mark, may_mark
from assess.model.characters import visible
from assess.model.factual_check import (
    IN_WORDS,
    DraftSentence,
    Marked,
    sentences,
    unanswered,
)
from assess.ui.command.at_desk import at_open_desk
from assess.ui.command.lines import line_for, print_lines, words_for
from assess.ui.command.reasons import with_reasons

TEAM: Final = "Enter: it is right. w and what is so: it is wrong. q: stop for now."
LEAD: Final = (
    "a: the team is right. r and why: the sentence stands. Enter: later. q: stop."
)


def factual_check(folder: Path, person: str | None) -> int:
    """Ask the team about each sentence of the draft, or the lead about each mark."""
    with at_open_desk(folder, person) as desk:
        desk.unread.must_hide_nothing()
        print_lines(visible(line) for line in views.lines(desk.assessment))
        if desk.person in desk.assessment.brief.people("team"):
            _with_the_team(desk)
        else:
            _with_the_lead(desk)
    return 0


def _with_the_team(desk: Desk) -> None:
    may_mark(desk)
    print(f"\n{TEAM}")
    place: object = ""
    for sentence in tuple(sentences(desk.assessment)):
        if sentence.ref != place:
            place = sentence.ref
            print(visible(f"\n{views.where(desk.assessment, sentence.ref)}"))
        print(visible(f"{IN_WORDS[sentence.kind]}: {sentence.text}"))
        if not _answered(partial(_of_the_team, desk, sentence)):
            return
    finish(desk)
    desk.save()
    print("The draft is checked. The lead answers what is marked.")


def _of_the_team(desk: Desk, sentence: DraftSentence, word: str, words: str) -> None:
    named(word, {"w": "wrong"}, "an answer")
    so = words or words_for("What is so")
    mark(desk, sentence, so=so)
    desk.save()
    print("Marked.")


def _with_the_lead(desk: Desk) -> None:
    may_answer(desk)
    waiting = unanswered(desk.assessment)
    print(f"\n{LEAD}" if waiting else "\nNothing waits for an answer.")
    for each in waiting:
        print(visible(f"\n{views.where(desk.assessment, each.ref)}"))
        print(visible(each.mark.sentence))
        print(visible(f"{each.by} says: {each.mark.so}"))
        if not _answered(partial(_of_the_lead, desk, each)):
            return


def _of_the_lead(desk: Desk, each: Marked, word: str, words: str) -> None:
    verdicts: dict[str, Verdict] = {"a": "accepted", "r": "refused"}
    verdict = named(word, verdicts, "an answer")
    do = partial(answer, desk, each, verdict)
    with_reasons(do, _because, reason=words)
    desk.save()
    print("Accepted. Change the sentence now." if word == "a" else "Refused.")


def _because(needed: NeedsReasonError) -> str:
    print(visible(str(needed)))
    return words_for("Because")


def _answered(do: partial[None]) -> bool:
    """Ask until an answer is taken or none is given; return whether to go on."""
    while True:
        line = line_for("> ")
        if line is None or line.strip() == "q":
            return False
        word, _, words = line.strip().partition(" ")
        if not word:
            return True
        try:
            do(word, words.strip())
        except (RefusedError, ValidationError) as error:
            print(visible(refusal(error)))
        else:
            return True
