"""The walk as questions and answers, line by line, for screen readers.

It draws nothing, repaints nothing and needs no colour; it can also be driven
by a file of answers.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from assess.cli.at_desk import at_desk
from assess.domain.assessment import Assessment
from assess.domain.characters import visible
from assess.domain.check import problems
from assess.domain.finding import CriterionRef, SaidKind
from assess.domain.rating import CHOSEN
from assess.workflow import findings
from assess.workflow.desk import Desk
from assess.workflow.errors import RefusedError
from assess.workflow.places import criterion_called

HELP = """\
A digit rates. Then: r reason, d done well, a gap, x action, v advice, t note for \
the panel, i guidance, n next, p previous, g go to, u undo, s what is missing, q quit.
Words may follow on the same line, for example: a Nobody asked carers.
not-assessed, not-applicable and abstain are written out."""

SAID: dict[str, tuple[SaidKind, str]] = {
    "d": ("well", "Done well"),
    "a": ("gap", "Gap"),
    "x": ("action", "Action"),
    "v": ("advice", "Advice"),
}


def walk(folder: Path, person: str | None, *, why: str) -> int:
    """Walk through an assessment; return the exit code."""
    print(f"assess: plain mode, on because of {why}. ? for help.")
    with at_desk(folder, person) as desk:
        _Walk(desk).run()
        rated = sum(1 for ref in desk.assessment.refs if desk.sheet.at(ref).rating)
    total = len(desk.assessment.refs)
    print(f"Saved. {rated} of {total} rated. Go on with: assess walk {folder} --plain")
    return 0


class _Walk:
    """Where the walk stands."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.refs = desk.assessment.refs
        unrated = [n for n, r in enumerate(self.refs) if not desk.sheet.at(r).rating]
        self.place = unrated[0] if unrated else 0

    @property
    def ref(self) -> CriterionRef:
        return self.refs[self.place]

    def run(self) -> None:
        """Ask until the person quits or the input ends."""
        self._introduce()
        while (line := _line(f"{self._choices()}: ")) is not None:
            try:
                if not self._answered(line.strip()):
                    return
            except RefusedError as error:
                print(error)

    def _introduce(self) -> None:
        for line in _introduction(self.desk, self.ref, self.place, len(self.refs)):
            print(line)

    def _choices(self) -> str:
        scale = self.desk.assessment.scale(self.ref.standard)
        ratings = ", ".join(f"{r.key} {r.word}" for r in scale.rating.values())
        return ", ".join(
            part for part in (ratings, "r reason, a gap, n next, q quit") if part
        )

    def _answered(self, line: str) -> bool:
        """Do what a line asks; return whether to go on."""
        word, _, words = line.partition(" ")
        if word == "q":
            return False
        rating = self._rating(word)
        if rating is not None:
            findings.rate(self.desk, self.ref, rating)
            self._saved()
        elif word in SAID:
            kind, name = SAID[word]
            findings.say(self.desk, self.ref, kind, words or _words(name))
            self._saved()
        elif word in _DO:
            _DO[word](self, words)
        elif word:
            print(f"{visible(word)} is not an answer here. ? for help.")
        return True

    def _rating(self, word: str) -> str | None:
        scale = self.desk.assessment.scale(self.ref.standard)
        by_key = {rating.key: name for name, rating in scale.rating.items()}
        if word in by_key:
            return by_key[word]
        return word if word in scale.rating or word in CHOSEN else None

    def _saved(self) -> None:
        finding = self.desk.sheet.at(self.ref)
        print(f"Saved: {self.desk.assessment.shown(self.ref, finding.rating).word}.")
        for problem in problems(self.desk.assessment):
            if problem.ref == self.ref and problem.rule != "not-rated":
                print(problem.sentence)

    def _move(self, steps: int) -> None:
        self.place = (self.place + steps) % len(self.refs)
        self._introduce()

    def next(self, _words: str) -> None:
        self._move(1)

    def previous(self, _words: str) -> None:
        self._move(-1)

    def go(self, words: str) -> None:
        ref = criterion_called(self.desk.assessment, words or _words("Criterion"))
        self._move(self.refs.index(ref) - self.place)

    def reason(self, words: str) -> None:
        findings.set_reason(self.desk, self.ref, words or _words("Reason"))
        self._saved()

    def note(self, words: str) -> None:
        findings.set_note(self.desk, self.ref, words or _words("Note"))
        self._saved()

    def undo(self, _words: str) -> None:
        step = self.desk.undo()
        print(f"Taken back: {step.what}." if step else "Nothing to take back.")

    def missing(self, _words: str) -> None:
        found = problems(self.desk.assessment)
        for problem in found:
            print(f"{problem.ref or problem.file}: {visible(problem.sentence)}")
        print(f"{len(found)} to look at." if found else "Nothing is missing.")

    def guidance(self, _words: str) -> None:
        for line in _guidance(self.desk.assessment, self.ref):
            print(line)

    def help(self, _words: str) -> None:
        print(HELP)


_DO: dict[str, Callable[[_Walk, str], None]] = {
    "n": _Walk.next,
    "p": _Walk.previous,
    "g": _Walk.go,
    "r": _Walk.reason,
    "t": _Walk.note,
    "u": _Walk.undo,
    "s": _Walk.missing,
    "i": _Walk.guidance,
    "?": _Walk.help,
}


def _introduction(
    desk: Desk, ref: CriterionRef, place: int, total: int
) -> Iterator[str]:
    assessment = desk.assessment
    standard, finding = assessment.standards[ref.standard], desk.sheet.at(ref)
    noun, title = standard.noun.capitalize(), assessment.criterion(ref).title
    yield ""
    yield f"{place + 1} of {total}. {standard.title}."
    yield f"{noun} {ref.criterion}: {visible(title)}"
    yield f"Rating: {assessment.shown(ref, finding.rating).word}."
    if finding.reason:
        yield f"Reason: {visible(finding.reason)}"
    for kind, name in SAID.values():
        texts = (
            [action.text for action in finding.actions.values()]
            if kind == "action"
            else list(finding.sentences(kind).values())
        )
        for text in texts:
            yield f"{name}: {visible(text)}"


def _guidance(assessment: Assessment, ref: CriterionRef) -> Iterator[str]:
    criterion = assessment.criterion(ref)
    guidance = criterion.guidance(assessment.brief.phase)
    if criterion.summary:
        yield criterion.summary
    for name, lines in (
        ("Ask", guidance.ask),
        ("Look for", guidance.look_for),
        ("Warning sign", guidance.warning_signs),
    ):
        for line in lines:
            yield f"{name}: {line}"
    for rating in assessment.scale(ref.standard).rating:
        if criterion.descriptor(rating):
            word = assessment.shown(ref, rating).word
            yield f"{word} when: {criterion.descriptor(rating)}"


def _words(name: str) -> str:
    line = _line(f"{name}: ")
    if not line or not line.strip():
        message = "Nothing was written."
        raise RefusedError(message)
    return line.strip()


def _line(prompt: str) -> str | None:
    """Ask for a line; return nothing when the input ends."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
        return None
    return line.rstrip("\n")
