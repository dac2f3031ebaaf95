"""The walk as questions and answers, line by line, for screen readers.

It draws nothing, repaints nothing and needs no colour; it can also be driven
by a file of answers.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from assess.check.logic.grouped_problems import grouped
from assess.check.logic.problems import lacking
from assess.check.use_cases.gate import gate
from assess.desk.answers import named
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.places import find_criterion
from assess.desk.refusals import refusal
from assess.model.assessment import Assessment
from assess.model.characters import visible
from assess.model.finding import CriterionRef, Part
from assess.model.problem import Problem
from assess.model.progress import first_to_do, progress
from assess.model.rating import CHOSEN
from assess.rate.commands.plain_said import WRITES, proposed
from assess.rate.commands.plain_shown import (
    guidance,
    indicators,
    introduction,
    suggested,
)
from assess.rate.logic import about_reason
from assess.rate.use_cases import asking, findings, parts
from assess.rate.use_cases.own_sheet import draft
from assess.store.errors import StoreError
from assess.ui.command.at_desk import at_open_desk
from assess.ui.command.lines import Act, line_for, print_lines, words_for
from assess.ui.command.reasons import asked_by_line, with_reasons

HELP = """\
A digit rates; not-assessed, not-applicable and abstain are written out.
r reason, c confidence, d done well, a gap, x action, v advice, e evidence,
also 3 5: the last action is for these criteria too; also -: for none.
t note for the panel, which is never printed.
k 1a yes: an indicator was seen; also no, and - to take the answer back.
m hr 2 and words: the level of a part, 0 to 4; m hr n and why: not relevant.
again: a criterion that is carried is asked again, or is not.
due 14 January 2027 and owner service owner: of the action that was said last;
due 2 and owner 2 begin with the number of another one; due - and owner - take away.
n next, p previous, g 5 go to, i guidance, s what is missing.
u undo, U do it again, q quit.
Words may follow on the same line, for example: a Nobody asked carers."""

ANSWERS: dict[str, bool | None] = {
    "yes": True,
    "y": True,
    "no": False,
    "n": False,
    "-": None,
}


def walk(
    folder: Path,
    person: str | None,
    *,
    why: str,
    criterion: str | None = None,
    acts: Mapping[str, Act] | None = None,
) -> int:
    """Walk through an assessment, from *criterion* on; return the exit code.

    *acts* are what other features do, by their words.
    """
    print(f"assess: plain mode, on because of {why}. ? for help.")
    with at_open_desk(folder, person) as desk:
        _Walk(desk, criterion, acts or {}).run()
        counts = progress(desk.assessment, desk.person).words
    print(f"Saved. {counts}. Go on with: assess walk {folder} --plain")
    return 0


def _choices(desk: Desk, ref: CriterionRef) -> str:
    scale = desk.assessment.scale(ref.standard)
    ratings = [f"{r.key} {r.word}" for r in scale.rating.values()]
    return ", ".join([*ratings, "r reason, a gap, e evidence, n next, q quit"])


def _rating(desk: Desk, ref: CriterionRef, word: str) -> str | None:
    scale = desk.assessment.scale(ref.standard)
    if word.isdecimal():
        return findings.rating_by_digit(desk, ref, word, goes="g ")
    return word if word in scale.rating or word in CHOSEN else None


class _Walk:
    """Where the walk stands."""

    def __init__(
        self, desk: Desk, criterion: str | None, acts: Mapping[str, Act]
    ) -> None:
        self.desk = desk
        self.acts = acts
        self.refs = desk.assessment.refs
        self.ref: CriterionRef = first_to_do(desk.assessment, desk.person)
        if criterion is not None:
            self.ref = find_criterion(desk.assessment, criterion)

    def run(self) -> None:
        """Ask until the person quits or the input ends."""
        self._introduce()
        while (line := line_for(f"{_choices(self.desk, self.ref)}: ")) is not None:
            try:
                if not self._answered(line.strip()):
                    return
            except (RefusedError, StoreError, ValidationError) as error:
                print(visible(refusal(error)))

    def _introduce(self) -> None:
        print_lines(introduction(self.desk, self.ref))

    def _answered(self, line: str) -> bool:
        """Do what a line asks; return whether to go on."""
        word, _, words = line.partition(" ")
        if word == "q":
            return False
        rating = _rating(self.desk, self.ref, word)
        if rating is not None:
            before = draft(self.desk, self.ref)
            with_reasons(
                partial(findings.rate, self.desk, self.ref, rating), asked_by_line
            )
            self._saved()
            after = draft(self.desk, self.ref)
            told = about_reason(self.desk.assessment, self.ref, before, after)
            print_lines(filter(None, [visible(told)]))
        elif word in WRITES:
            WRITES[word](self.desk, self.ref, words.strip())
            self._saved()
            if word == "x":
                print(_what_follows(self.desk, self.ref))
        elif word in _DO:
            _DO[word](self, words.strip())
        elif word in self.acts:
            said = tuple(self.acts[word].does(self.desk, words.strip()))
            self._save()
            print_lines(map(visible, said))
        elif word:
            print(_no_answer(line))
        return True

    def _save(self) -> None:
        """Save what was changed.

        Raises:
            StoreError: it can't be saved.
            RefusedError: it could not go into its file, and is kept beside it.
        """
        before = len(self.desk.report.refused)
        self.desk.save()
        self.desk.report.must_be_in_files(since=before)

    def _saved(self) -> None:
        """Save, and say what stands now and what it still lacks; see `_save`."""
        self._save()
        held = self.desk.effective(self.ref)
        print(f"Saved: {self.desk.assessment.shown_as(self.ref, held).word}.")
        own = self.desk.assessment.as_held_by(self.desk.person)
        for problem in lacking(self._found(own)).get(self.ref, ()):
            print(visible(problem.sentence))

    # Where to go

    def _move(self, steps: int) -> None:
        self.ref = self.refs[(self.refs.index(self.ref) + steps) % len(self.refs)]
        self._introduce()

    def next(self, _words: str) -> None:
        self._move(1)

    def previous(self, _words: str) -> None:
        self._move(-1)

    def go(self, words: str) -> None:
        self.ref = find_criterion(self.desk.assessment, words or words_for("Criterion"))
        self._introduce()

    # What to say

    def indicator(self, words: str) -> None:
        name, _, answer = words.partition(" ")
        parts.first_of(self.desk, self.ref, "indicator")
        if name:
            parts.title_of(self.desk, self.ref, "indicator", name)
            word = (answer.strip() or words_for("yes, no or -")).lower()
            seen = named(word, ANSWERS, "an answer")
            parts.tick(self.desk, self.ref, name, seen=seen)
        held = self.desk.effective(self.ref)
        print_lines(indicators(self.desk.assessment, self.ref, held, only=name))
        print_lines(suggested(self.desk.assessment, self.ref, held))

    def part(self, words: str) -> None:
        parts.first_of(self.desk, self.ref, "part")
        given = words or words_for("Part, level, and what it changed")
        name, word, text = [*given.split(maxsplit=2), "", "", ""][:3]
        parts.title_of(self.desk, self.ref, "part", name)
        level = parts.read_level(word)

        def put(reason: str = "") -> None:
            changed = "" if level == "not-relevant" else text
            part = Part(level=level, changed=changed, reason=reason)
            parts.set_part(self.desk, self.ref, name, part)

        with_reasons(put, asked_by_line, reason=text if level == "not-relevant" else "")
        self._introduce()

    def again(self, _words: str) -> None:
        print(visible(asking.turn(self.desk, self.ref)))
        self._introduce()

    def undo(self, _words: str) -> None:
        step = self.desk.undo()
        what = visible(step.what) if step else ""
        print(f"Taken back: {what}." if step else "Nothing to take back.")

    def redo(self, _words: str) -> None:
        step = self.desk.redo()
        what = visible(step.what) if step else ""
        print(f"Done again: {what}." if step else "Nothing to do again.")

    # What to hear

    def _found(self, assessment: Assessment) -> tuple[Problem, ...]:
        """Return what is missing, by the rules that hold in the workspace."""
        return gate(self.desk.folder, assessment, now=self.desk.now).problems

    def missing(self, _words: str) -> None:
        assessment = self.desk.assessment
        found = self._found(assessment)
        lines = grouped(assessment, found)
        for line in lines:
            print(visible(f"{line.where}: {line.sentence}"))
        print(f"{len(lines)} to look at." if lines else "Nothing is missing.")

    def guidance(self, _words: str) -> None:
        held = self.desk.effective(self.ref)
        print_lines(guidance(self.desk.assessment, self.ref, held))

    def help(self, _words: str) -> None:
        print(HELP)
        print_lines(act.help for act in self.acts.values())


_DO: dict[str, Callable[[_Walk, str], None]] = {
    "n": _Walk.next,
    "p": _Walk.previous,
    "g": _Walk.go,
    "k": _Walk.indicator,
    "m": _Walk.part,
    "u": _Walk.undo,
    "U": _Walk.redo,
    "s": _Walk.missing,
    "i": _Walk.guidance,
    "again": _Walk.again,
    "?": _Walk.help,
}


def _what_follows(desk: Desk, ref: CriterionRef) -> str:
    """Say what may be said of an action, once it is said."""
    due = proposed(desk, ref)
    when = f"a date, {due} is proposed" if due else "a date"
    return f"Say by when with due and {when}, and who with owner and a role."


def _no_answer(line: str) -> str:
    """Say that a line is no answer, and how to write words down if it is words."""
    word, _, more = line.partition(" ")
    if not more:
        return f"{visible(word)} is not an answer here. ? for help."
    return (
        f"{visible(word)} is not an answer here. Begin with what the words are, for "
        "example r for the reason or a for a gap. ? for help."
    )
