"""A workshop as questions and answers, line by line, for screen readers."""

import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from pydantic import ValidationError

from assess.desk.clock import now
from assess.desk.days import read_day
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.refusals import refusal
from assess.desk.workshop_desk import WorkshopDesk
from assess.model.characters import visible
from assess.model.workshop import UNKNOWN
from assess.store.errors import StoreError
from assess.ui.command.at_desk import closing
from assess.ui.command.lines import line_for, print_lines
from assess.ui.text.marks import Marks
from assess.workshop.logic.answers import next_council, whose_turn
from assess.workshop.logic.findings import could_help
from assess.workshop.logic.hour import clock, step_at, steps
from assess.workshop.use_cases import answering, deciding, starting
from assess.workshop.use_cases.page import write_page
from assess.workshop.views.cards import STOPS, called, card, help_words, summary
from assess.workshop.views.lines import Shown

HELP = """\
Answer what is asked. On a line of its own at any question:
n next step, p previous step, u undo, ? this help, q quit.
Everything is saved as soon as Enter is pressed."""

WIDTH = 80


class _Leave(Exception):  # noqa: N818 - it is no error
    """Somebody goes elsewhere: so many steps on, or out."""

    def __init__(self, by: int | None) -> None:
        super().__init__()
        self.by = by


class _Again(Exception):  # noqa: N818 - it is no error
    """Something was said meanwhile, so what was asked is asked again."""


def plain(folder: Path, *, why: str) -> int:
    """Hold a workshop line by line; return the exit code."""
    print(f"assess: plain mode, on because of {why}. ? for help.")
    with closing(WorkshopDesk(folder, clock=now)) as desk:
        _Held(desk).run()
        print(visible(f"Saved. {summary(desk.room)}."))
    print(f"Go on with: assess workshop {folder} --plain")
    return 0


class _Held:
    """Where the workshop stands."""

    def __init__(self, desk: WorkshopDesk) -> None:
        self.desk = desk
        self.step = step_at(desk.room, None)
        self.council = ""

    def run(self) -> None:
        """Ask until the page is made, the person quits or the input ends."""
        while True:
            try:
                self._introduce()
                self._done(_STEPS[self.step.name])
                if self.step.name == "page":
                    return
                self._move(1)
            except _Leave as leave:
                if leave.by is None:
                    return
                self._move(leave.by)

    def _move(self, by: int) -> None:
        every = steps(self.desk.room)
        place = every.index(self.step) + by
        self.step = every[min(max(place, 0), len(every) - 1)]
        self.council = ""

    def _introduce(self) -> None:
        room = self.desk.room
        said = clock(room, self.step, self.desk.now)
        print(f"\n{called(room, self.step)}{f' · {said}' if said else ''}")
        if self.step.name in ("councils", "question"):
            shown = Shown(self.council, Marks(ascii_only=True), WIDTH)
            blocks = list(card(room, self.step, shown))
            print_lines(visible(f"{b.mark} {b.text}".strip()) for b in blocks if b.text)

    def _done(self, ask: Callable[["_Held"], bool]) -> None:
        """Ask what a step asks until it is done; what is refused is asked again."""
        while True:
            try:
                if ask(self):
                    return
                self.desk.save()
            except _Again as said:
                print(said)
            except (RefusedError, StoreError, ValidationError) as error:
                print(visible(refusal(error)))

    def _asked(self, prompt: str, *, is_hidden: bool = False) -> str:
        """Ask for a line; a letter alone may lead elsewhere.

        Raises:
            _Leave: it does, or the input ends.
            _Again: the last thing was taken back, or help was asked for.
        """
        line = _hidden(prompt) if is_hidden else line_for(prompt)
        word = "q" if line is None else line.strip()
        if word in _GO:
            raise _Leave(_GO[word])
        if word == "?":
            raise _Again(HELP)
        if word == "u":
            step = self.desk.undo()
            what = f"Taken back: {step.what}." if step else "Nothing to take back."
            raise _Again(visible(what))
        return word

    # What each step asks; it returns whether it is done

    def councils(self) -> bool:
        name = self._asked("Council, or Enter if that is all: ")
        if not name:
            starting.begin(self.desk)
            return True
        starting.must_be_new(self.desk, name)
        starting.add_council(self.desk, name, self._asked("Its service: "))
        return False

    def question(self) -> bool:
        question = self.step.question
        held = self.desk.workshop.at(question)
        if held.revealed:
            if held.why:
                return True
            why = self._asked("Why is it so, in one line: ")
            answering.say_why(self.desk, question, why)
            return False
        self.council = whose_turn(self.desk.workshop, question, self.council)
        if not self.council:
            self._reveal(question)
            return False
        name = self.desk.room.name(self.council)
        said = self._asked(
            f"{name}: 0 to 4, d for I don't know, Enter once all have answered: ",
            is_hidden=True,
        )
        if said:
            given = UNKNOWN if said == "d" else said
            answering.answer(self.desk, question, self.council, given)
        else:
            self._hand_on(question)
        return False

    def _hand_on(self, question: str) -> None:
        self.council = next_council(self.desk.workshop, self.council)
        if not self.council:
            self._reveal(question)

    def _reveal(self, question: str) -> None:
        try:
            answering.reveal(self.desk, question)
        except NeedsReasonError as needed:
            print(visible(str(needed)))
            is_sure = self._asked("yes or no: ").lower() in ("y", "yes")
            if not is_sure:
                self.council = next(iter(self.desk.workshop.council), "")
                return
            answering.reveal(self.desk, question, is_sure=True)
        self._introduce()

    def involved(self) -> bool:
        for council, held in self.desk.workshop.council.items():
            for key, part in self.desk.room.parts.items():
                if key in held.part:
                    continue
                level = self._asked(f"{held.name}, {part.title}, 0 to 4: ")
                number = int(level) if level.isdecimal() else -1
                deciding.set_part(self.desk, council, key, number)
                return False
        return True

    def help(self) -> bool:
        for each in could_help(self.desk.room):
            if each in self.desk.workshop.help.values():
                continue
            about = self.desk.room.criterion(each.about).title
            asked = f"{help_words(self.desk.room, each)}: {about}. yes or no: "
            if self._asked(asked).lower() in ("y", "yes"):
                deciding.say_help(self.desk, each.council, each.helps, each.about)
        return True

    def stop(self) -> bool:
        number = len(self.desk.workshop.stop) + 1
        if number > STOPS:
            return True
        words = self._asked(f"Stop {number} of {STOPS}, or Enter if that is all: ")
        if words:
            deciding.say_stop(self.desk, words)
        return not words

    def steps(self) -> bool:
        for council, held in self.desk.workshop.council.items():
            if held.step is not None:
                continue
            text = self._asked(f"First step of {held.name}: ")
            deciding.must_say_step(text)
            owner = self._asked("Who owns it, by role: ")
            deciding.must_name_owner(owner)
            due = read_day(self._asked("By when: "))
            deciding.set_step(self.desk, council, text, owner, due)
            return False
        return True

    def page(self) -> bool:
        print_lines(str(path) for path in write_page(self.desk))
        return True


def _hidden(prompt: str) -> str | None:
    """Ask for a line that is not shown while it is typed, where there is a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return line_for(prompt)
    try:
        return getpass(prompt)
    except EOFError:
        return None


_GO: dict[str, int | None] = {"n": 1, "p": -1, "q": None}

_STEPS: dict[str, Callable[[_Held], bool]] = {
    "councils": _Held.councils,
    "question": _Held.question,
    "involved": _Held.involved,
    "help": _Held.help,
    "stop": _Held.stop,
    "steps": _Held.steps,
    "page": _Held.page,
}
